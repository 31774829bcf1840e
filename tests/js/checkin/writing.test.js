import test from "node:test";
import assert from "node:assert/strict";
import { DAT, open } from "./door_desk.js";
import { FakeServer } from "./door_server.js";
import { CAME, TAM } from "./people.js";
import { fullShelf, memoryShelf, memoryStorage } from "./shelves.js";

/** A desk with the line cut, whose device writes scans when it is told to. */
async function cutOff() {
  const server = new FakeServer();
  const shelf = memoryShelf();
  const { put } = shelf;
  /** @type {(() => void)[]} */
  const held = [];
  shelf.put = (part, entry) =>
    (part === "scans" ? new Promise((resolve) => { held.push(() => resolve(put(part, entry))); }) : put(part, entry));
  const desk = await open(server, { shelf });
  server.cut = true;
  desk.time.cut = true;
  return { ...desk, server, write: () => { for (const take of held.splice(0)) take(); } };
}

const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test("without the line a guest is shown as let in once the device has it", async () => {
  const { door, kinds, write } = await cutOff();
  const scan = door.scan(TAM.code);
  await settled();
  assert.deepEqual([kinds(), door.asks(), door.queue.length], [[], true, 1]);
  write();
  await scan;
  assert.deepEqual([kinds(), door.asks()], [["letin"], false]);
});

test("so are a deputy and what is taken back", async () => {
  const { door, told, kinds, write } = await cutOff();
  const scan = door.scan(TAM.code);
  write();
  await scan;
  const deeds = [() => door.deputise(told[0], { full_name: "Lê Văn Thay", position: "" }), () => door.undo(told[0])];
  for (const [number, deed] of deeds.entries()) {
    const done = deed();
    await settled();
    assert.equal(told.length, number + 1);
    write();
    await done;
  }
  assert.deepEqual(kinds(), ["letin", "letin", "undone"]);
});

test("a device that does not write holds nobody up for more than half a second", async (context) => {
  const { door, kinds } = await cutOff();
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const scan = door.scan(TAM.code);
  context.mock.timers.tick(500);
  await scan;
  assert.deepEqual([kinds(), door.queue.length], [["letin"], 1]);
});

test("a full device lets in all the same, and the scan stands in memory until it is handed over", async () => {
  const server = new FakeServer();
  const storage = { ...memoryStorage(), setItem: () => { throw new Error("QuotaExceededError"); } };
  const { door, kinds } = await open(server, { shelf: fullShelf(), storage });
  server.cut = true;
  await door.scan(TAM.code);
  await door.giveOver();
  assert.deepEqual([kinds(), door.queue.length], [["asking", "letin"], 1]);
  server.cut = false;
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), server.admitted], ["admitted", 1]);
});

test("what the server said while the device wrote is not unsaid by what this desk had thought", async () => {
  const { door, told, kinds, server, write } = await cutOff();
  server.inside.set(TAM.id, { ...CAME, id: 99, desk: "Bàn 2", admitted_at: "2024-10-17T11:00:00.000Z", scanned_at: "2024-10-17T11:00:00.000Z" });
  const scan = door.scan(TAM.code);
  server.cut = false;
  await door.giveOver();
  write();
  await scan;
  assert.deepEqual([kinds(), told[0].admission.desk], [["already"], "Bàn 2"]);
});

test("who is taken back while the device writes what the server answered of another is taken back", async () => {
  const { door, told, server, time, write } = await cutOff();
  const carry = async (/** @type {Promise<unknown>[]} */ deeds) => {
    await settled();
    write();
    await Promise.all(deeds);
  };
  server.guests = [TAM, { ...TAM, id: DAT.id, code: DAT.code }];
  await carry([TAM, DAT].map(({ code }) => door.scan(code)));
  await carry([door.deputise(told[0], { full_name: "Lê Văn Thay", position: "" })]);
  server.cut = time.cut = false;
  const handing = door.giveOver();
  await settled();
  await carry([door.undo(told.findLast(({ guest }) => guest.id === DAT.id)), handing]);
  await door.giveOver();
  assert.deepEqual([[...server.inside.keys()], server.inside.get(TAM.id).deputy.full_name], [[TAM.id], "Lê Văn Thay"]);
});

test("a scan of who waits already is the answer of the new scan, under the key of the first", async () => {
  const server = new FakeServer();
  const { door, told, answered } = await open(server);
  server.cut = true;
  await door.scan(TAM.code, "first");
  await door.scan(TAM.code, "second");
  assert.deepEqual(told.map(({ kind, key }) => [kind, key]), [["asking", "first"], ["letin", "first"], ["letin", "first"]]);
  assert.deepEqual(answered, ["first", "first", "second"]);
});

test("an entry taken back while the server is asked what became of it is taken back there", async () => {
  const server = new FakeServer();
  const { door, told, kept } = await open(server);
  await door.scan(TAM.code, "k");
  const admitted = told.at(-1);
  door.follow(admitted);
  const { get } = server;
  server.get = async (path, wish) => {
    server.get = get;
    const fate = await get(path, wish);
    await door.undo({ ...admitted, kind: "letin" });
    return fate;
  };
  await door.giveOver();
  await door.giveOver();
  assert.deepEqual([server.inside.size, kept(), told.at(-1).kind], [0, [], "undone"]);
});
