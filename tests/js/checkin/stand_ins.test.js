import test from "node:test";
import assert from "node:assert/strict";
import { waitingOf } from "../../../static/js/checkin/lines.js";
import { standIn } from "../../../static/js/checkin/stand_ins.js";
import { AT, DAT, open } from "./door_desk.js";
import { FakeServer } from "./door_server.js";
import { TAM } from "./people.js";

const DEPUTY = { full_name: "Lê Văn Thay", position: "" };
const NAMELESS = { full_name: "0912", position: "" };

/** Let in without the line, with a deputy whose name the server will not take. @param {any} server @param {any} [wish] */
async function refused(server, wish) {
  const desk = await open(server, wish);
  server.cut = true;
  await desk.door.scan(TAM.code);
  await desk.door.deputise(desk.told.at(-1), NAMELESS);
  server.cut = false;
  await desk.door.giveOver();
  return desk;
}

const askedFor = (/** @type {FakeServer} */ server, /** @type {string} */ deed) => server.asked.filter(([path]) => path.endsWith(deed)).length;

test("a deputy whom the server did not take stays with its reason, and is not asked for again by itself", async () => {
  const server = new FakeServer();
  const { door, kept, list } = await refused(server);
  assert.equal(await door.giveOver(), true);
  assert.deepEqual([askedFor(server, "/deputy"), door.trouble, waitingOf(door.queue)], [1, "", 0]);
  assert.deepEqual(kept().map(({ wish, deputy }) => [wish, deputy]), [["deputise", NAMELESS]]);
  const [shown] = door.refused.map((scan) => standIn(scan, list));
  assert.deepEqual([shown.guest, shown.full_name, shown.why], ["Ông Vũ Quốc Tâm", "0912", "Cần có họ tên người dự thay."]);
});

test("it is there again after a reload, and holds nobody up", async () => {
  const server = new FakeServer();
  server.guests = [TAM, { ...TAM, id: 45, code: DAT.code }];
  const { shelf } = await refused(server);
  const { door, kinds } = await open(server, { shelf, tab: "t" });
  assert.equal(door.refused.length, 1);
  await door.scan(DAT.code);
  assert.deepEqual(kinds(), ["asking", "admitted"]);
});

test("corrected it is sent again, and recorded", async () => {
  const server = new FakeServer();
  const { door, kept } = await refused(server);
  await door.deputiseAgain("k1", DEPUTY);
  assert.deepEqual([server.inside.get(44).deputy, door.refused, kept()], [DEPUTY, [], []]);
});

test("corrected without the line it waits, like everything else", async () => {
  const server = new FakeServer();
  const { door } = await refused(server);
  server.cut = true;
  await door.deputiseAgain("k1", DEPUTY);
  assert.deepEqual([door.refused, waitingOf(door.queue)], [[], 1]);
  server.cut = false;
  await door.giveOver();
  assert.deepEqual([server.inside.get(44).deputy, door.queue], [DEPUTY, []]);
});

test("put away it is gone from the device, and the guest stays in", async () => {
  const server = new FakeServer();
  const { door, kept } = await refused(server);
  await door.putAway("k1");
  assert.deepEqual([door.refused, kept(), server.inside.get(44).deputy], [[], [], null]);
});

test("another word on the guest's deputy, or the entry taken back, settles it", async () => {
  for (const deed of /** @type {const} */ (["deputise", "undo"])) {
    const server = new FakeServer();
    const { door, told, kept } = await refused(server);
    await door[deed](told.at(-1), DEPUTY);
    assert.deepEqual([door.refused, kept()], [[], []]);
  }
});

test("a deputy of a guest whom another desk had let in is not lost: a person says whether it is so", async () => {
  const server = new FakeServer();
  const { door, told, kinds } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  await door.deputise(told.at(-1), DEPUTY);
  server.cut = false;
  await server.post("check-ins", { code: TAM.code, scanned_at: "2024-10-17T11:00:00.000Z", desk: "Bàn 2" }, { key: "other" });
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), server.inside.get(44).deputy], ["already", null]);
  assert.match(String(door.refused[0].refusal), /lượt khác lúc/);
  await door.deputiseAgain("k1", DEPUTY);
  assert.deepEqual([server.inside.get(44).deputy, door.refused], [DEPUTY, []]);
});

test("a deputy named too late for the desk's own entry is refused aloud, not lost", async () => {
  const server = new FakeServer();
  const { door, told } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  const entry = told.at(-1);
  server.cut = false;
  await door.giveOver();
  await assert.rejects(door.deputise(entry, DEPUTY), /gửi xong/);
});

test("who is meant goes along: an older copy's other entry of the same number is left alone", async () => {
  const server = new FakeServer();
  const { door, told } = await open(server);
  await door.scan(TAM.code);
  const entry = told.at(-1);
  const copy = Object.assign(new FakeServer(), { guests: [{ ...TAM, id: 45, code: DAT.code }, TAM] });
  await copy.post("check-ins", { code: DAT.code, scanned_at: AT, desk: "Bàn 2" }, { key: "x" }); // takes the number
  Object.assign(server, { get: copy.get, post: copy.post });
  for (const deed of [door.undo(entry), door.reenter(entry), door.deputise(entry, DEPUTY)]) {
    await assert.rejects(deed, { code: "another_admission" });
  }
  assert.deepEqual([copy.inside.get(45).undone_at, copy.inside.get(45).deputy, told.length], [null, null, 2]);
});
