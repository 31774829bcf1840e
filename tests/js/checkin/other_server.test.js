import test from "node:test";
import assert from "node:assert/strict";
import { DAT, open } from "./door_desk.js";
import { FakeServer } from "./door_server.js";
import { TAM } from "./people.js";

const DEPUTY = { full_name: "Lê Văn Thay", position: "" };

/** A server put back to a copy from before anybody came; its numbers begin anew. */
const older = () => Object.assign(new FakeServer(), { guests: [{ ...TAM, id: 45, code: DAT.code }, TAM] });

/** @param {FakeServer} server @param {FakeServer} other */
function replace(server, other) {
  Object.assign(server, { get: other.get, post: other.post });
}

/** Somebody is let in by the list, taken back or deputised, and the server is asked again. @param {FakeServer} server @param {"undo" | "deputise"} deed */
async function letIn(server, deed) {
  const desk = await open(server);
  server.lost = deed === "undo" ? "timeout" : ""; // the scan got in, its answer did not come
  server.cut = deed === "deputise";
  await desk.door.scan(TAM.code);
  const entry = desk.told.at(-1);
  server.cut = true;
  await (deed === "undo" ? desk.door.undo(entry) : desk.door.deputise(entry, DEPUTY));
  Object.assign(server, { cut: false, lost: "" });
  return desk;
}

test("what was taken back here is kept, and said to wait, until a server knows the way of asking", async () => {
  const server = new FakeServer();
  const { door, kept } = await letIn(server, "undo");
  server.strange = true;
  await door.giveOver();
  assert.deepEqual(kept().map(({ wish }) => wish), ["undo"]);
  assert.match(door.trouble, /phiên bản khác/);
  server.strange = false;
  await door.giveOver();
  assert.deepEqual([server.inside.size, kept(), door.trouble], [0, [], ""]);
});

test("what was taken back here and an older copy of the server never saw is done with", async () => {
  const server = new FakeServer();
  const { door, kept } = await letIn(server, "undo");
  const copy = older();
  replace(server, copy);
  await door.giveOver();
  assert.deepEqual([copy.admitted, copy.asked, kept()], [0, [], []]);
});

/** A deputy's guest is handed over, the line breaks before the deputy is. @param {FakeServer} server */
async function halfHanded(server) {
  const desk = await letIn(server, "deputise");
  const { post } = server;
  server.post = (path, body, wish) => { if (path.endsWith("deputy")) server.cut = true; return post(path, body, wish); };
  await desk.door.giveOver();
  Object.assign(server, { cut: false, post });
  assert.deepEqual(desk.kept().map(({ wish }) => wish), ["deputise"]);
  return desk;
}

test("a deputy's name is kept until a server knows the way of asking", async () => {
  const server = new FakeServer();
  const { door, kept } = await halfHanded(server);
  server.strange = true;
  await door.giveOver();
  assert.deepEqual(kept().map(({ wish, deputy }) => [wish, deputy]), [["deputise", DEPUTY]]);
  assert.match(door.trouble, /phiên bản khác/);
  server.strange = false;
  await door.giveOver();
  assert.deepEqual([server.inside.get(44).deputy, kept()], [DEPUTY, []]);
});

test("a deputy of an admission that an older copy has lost is handed over with the guest, and never to another's number", async () => {
  const server = new FakeServer();
  const { door, kept } = await halfHanded(server);
  const copy = older();
  await copy.post("check-ins", { code: DAT.code, scanned_at: "2024-10-17T11:00:00.000Z", desk: "Bàn 2" }, { key: "x" }); // takes the lost number
  replace(server, copy);
  while (!(await door.giveOver()));
  assert.deepEqual([copy.inside.get(45).deputy, copy.inside.get(44).deputy, kept()], [null, DEPUTY, []]);
});

test("a deputy of somebody whom another desk took back is told so", async () => {
  const server = new FakeServer();
  const { door, kinds, kept } = await halfHanded(server);
  await server.post("check-ins/1/undo", {});
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), kept()], ["undone", []]);
});

test("who was let in here, and whom another tab handed over, is asked for; an older copy that lost them is told again", async () => {
  const server = new FakeServer();
  const { door, told, kinds, kept } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  const entry = told.at(-1);
  await door.giveOver();
  server.cut = false;
  await door.giveOver();
  const copy = older();
  replace(server, copy);
  door.follow(entry);
  while (!(await door.giveOver()));
  assert.deepEqual([kinds().at(-1), copy.admitted, copy.inside.has(44), kept()], ["admitted", 1, true, []]);
});

test("a server that no longer knows delegations sends none away: each waits by the own list", async () => {
  const server = new FakeServer();
  server.guests = [TAM, { ...TAM, id: 45, code: DAT.code }];
  const { door, kinds, list } = await open(server);
  server.strange = true;
  await door.admitDelegation(7, list.members(7).filter(({ state }) => state === "expected"));
  assert.deepEqual(kinds(), ["letin", "letin"]);
  server.strange = false;
  await door.giveOver();
  assert.deepEqual([server.inside.size, door.queue], [2, []]);
});
