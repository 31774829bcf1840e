import test from "node:test";
import assert from "node:assert/strict";
import { waitingOf } from "../../../static/js/checkin/lines.js";
import { DAT, LIST, open } from "./door_desk.js";
import { FakeServer } from "./door_server.js";
import { NOBODYS, TAM } from "./people.js";
import { memoryShelf } from "./shelves.js";

const DEPUTY = { full_name: "Lê Văn Thay", position: "" };
const people = () => [TAM, { ...TAM, id: 45, code: DAT.code }];

/** An evening of one desk, after which the server is put back to a copy taken when `copied` says so. @param {(desk: any) => Promise<void>} before @param {(desk: any) => Promise<void>} after */
async function putBack(before, after) {
  const server = Object.assign(new FakeServer(), { guests: people() });
  const copy = Object.assign(new FakeServer(), { guests: people() });
  const desk = await open(server);
  await before(desk);
  copy.attempts = structuredClone(server.attempts);
  copy.inside = structuredClone(server.inside);
  await after(desk);
  Object.assign(server, { get: copy.get, post: copy.post });
  const last = [...new Map(desk.told.map((outcome) => [outcome.key, outcome])).values()];
  await desk.door.handOverAgain(last);
  while (!(await desk.door.giveOver()));
  return { ...desk, copy };
}

const nothing = async () => {};

test("whom the copy lost is let in again under the same key, with the deputy", async () => {
  const { copy, kept, kinds } = await putBack(nothing, async ({ door, told }) => {
    await door.scan(DAT.code);
    await door.scan(TAM.code);
    await door.deputise(told.at(-1), DEPUTY);
  });
  assert.deepEqual([...copy.attempts.keys()], ["k1", "k2"]);
  assert.deepEqual([copy.inside.get(45).deputy, copy.inside.get(44).deputy], [null, DEPUTY]);
  assert.deepEqual([kept(), kinds().at(-1)], [[], "admitted"]);
});

test("what the copy knows is not done twice", async () => {
  const { copy, kept } = await putBack(async ({ door }) => { await door.scan(TAM.code); }, nothing);
  assert.deepEqual([copy.asked, copy.inside.size, kept()], [[], 1, []]);
});

test("who was taken back since the copy is taken back again", async () => {
  const { copy } = await putBack(async ({ door }) => { await door.scan(TAM.code); }, async ({ door, told }) => { await door.undo(told.at(-1)); });
  assert.equal(copy.inside.size, 0);
});

test("who was let in and taken back since the copy stays out", async () => {
  const { copy, kept } = await putBack(nothing, async ({ door, told }) => {
    await door.scan(TAM.code);
    await door.undo(told.at(-1));
  });
  assert.deepEqual([copy.inside.size, kept()], [0, []]);
});

test("refused scans and repeated ones are not handed over", async () => {
  const { copy } = await putBack(nothing, async ({ door, time }) => {
    for (const code of [NOBODYS, TAM.code, TAM.code]) { // the third is green, and nobody's admission
      await door.scan(code);
      time.now_ms += 1000;
    }
  });
  assert.deepEqual([...copy.attempts.keys()], ["k2"]);
});

test("nor is anything to another database altogether, which does not know the badges", async () => {
  const { copy } = await putBack(nothing, async ({ door, list }) => {
    await door.scan(TAM.code);
    list.whose = () => ({ guest: null, reissued: false });
  });
  assert.deepEqual(copy.asked, []);
});

test("what waits goes on waiting as it is", async () => {
  const server = new FakeServer();
  const { door, told } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  await door.handOverAgain(told);
  assert.deepEqual([waitingOf(door.queue), door.queue.length], [1, 1]);
});

test("a server that was put back is known by its number, once its list is here", async () => {
  const { list, time } = await open(new FakeServer());
  const hear = async (/** @type {number} */ seq) => {
    list.hear({ seq, list_seq: 1 });
    time.now_ms += 60_000;
    await list.tend();
    return list.wasPutBack();
  };
  assert.deepEqual([await hear(9), await hear(12), await hear(7), list.wasPutBack(), await hear(8)], [false, false, true, false, false]);
});

test("so it is by a desk that was opened anew meanwhile", async () => {
  const server = new FakeServer();
  const shelf = memoryShelf();
  const before = await open(server, { shelf });
  server.list = { ...LIST, seq: 30 };
  before.list.hear({ seq: 30, list_seq: 30 });
  before.time.now_ms += 60_000;
  await before.list.tend();
  server.cut = true; // opened from what the device kept
  const { list, time } = await open(server, { shelf });
  Object.assign(server, { cut: false, list: LIST });
  list.hear({ seq: 7, list_seq: 1 });
  assert.equal(list.wasPutBack(), false);
  time.now_ms += 120_000;
  await list.tend();
  assert.equal(list.wasPutBack(), true);
});
