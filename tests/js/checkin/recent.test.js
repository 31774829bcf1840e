import test from "node:test";
import assert from "node:assert/strict";
import { Problem } from "../../../static/js/lib/http.js";
import { LastScans } from "../../../static/js/checkin/recent.js";
import { AT, DAT, LIST, open } from "./door_desk.js";
import { FakeServer } from "./door_server.js";
import { CAME, NOBODYS, SCAN, TAM } from "./people.js";
import { memoryShelf } from "./shelves.js";

/** A desk with its last scans; opened again on the same shelf it is a reload. @param {FakeServer} server @param {any} [shelf] @param {any} [wish] */
async function desk(server, shelf = memoryShelf(), wish = {}) {
  const opened = await open(server, { shelf, ...wish });
  const scans = new LastScans({ shelf, list: opened.list, changed: () => {} });
  const gone = await scans.open(opened.door.queue);
  const lines = () => scans.all.map((/** @type {any} */ one) => [one.guest?.full_name ?? one.code, one.kind]);
  return { ...opened, scans, gone, lines };
}

/** @param {any} desk */
const learn = ({ told, scans }) => { for (const outcome of told) scans.add(outcome); };

const keptScans = (/** @type {any} */ shelf) => [...shelf.kept.lists.values()].filter(({ key }) => key !== "list");

test("after a reload the last scans are there again, with the server and without it, and can be taken back", async () => {
  const server = new FakeServer();
  const before = await desk(server);
  await before.door.scan(TAM.code);
  await before.door.scan(NOBODYS);
  learn(before);
  for (const cut of [true, false]) {
    server.cut = cut;
    const after = await desk(server, before.shelf);
    assert.deepEqual(after.lines(), [[NOBODYS, "refused"], ["Vũ Quốc Tâm", "admitted"]]);
  }
  const { door, scans, told } = await desk(server, before.shelf);
  await door.undo(/** @type {any} */ (scans.all.at(-1)));
  assert.deepEqual([told.at(-1).kind, told.at(-1).guest.full_name, server.inside.size], ["undone", "Vũ Quốc Tâm", 0]);
});

test("of the guest no more is kept with a scan than the number", async () => {
  const server = new FakeServer();
  const before = await desk(server);
  await before.door.scan(TAM.code);
  learn(before);
  const text = JSON.stringify(keptScans(before.shelf));
  assert.deepEqual([/Quốc|Muối|Giám đốc|Ăn chay/.test(text), /"guest_id":44/.test(text)], [false, true]);
});

test("what was let in without the server is there after a reload, and is taken back as before it", async () => {
  const server = new FakeServer();
  const before = await desk(server);
  server.cut = true;
  await before.door.scan(TAM.code);
  learn(before);
  const after = await desk(server, before.shelf, { tab: "t" });
  assert.deepEqual([after.lines(), after.gone], [[["Vũ Quốc Tâm", "letin"]], []]);
  await after.door.undo(/** @type {any} */ (after.scans.all[0])); // and the browser crashes before more is written down
  const again = await desk(server, before.shelf, { tab: "u" });
  assert.deepEqual(again.lines(), [["Vũ Quốc Tâm", "undone"]]);
  server.cut = false;
  await again.door.giveOver();
  assert.equal(server.admitted, 0);
});

test("who was let in and handed over by another tab is to be asked for", async () => {
  const server = new FakeServer();
  const before = await desk(server);
  server.cut = true;
  await before.door.scan(TAM.code);
  learn(before);
  server.cut = false;
  await before.door.giveOver(); // and the tab is closed before it was written down
  const after = await desk(server, before.shelf, { tab: "t" });
  assert.deepEqual(after.gone.map(({ key }) => key), ["k1"]);
  after.door.follow(after.gone[0]);
  await after.door.giveOver();
  assert.deepEqual([after.kinds(), server.admitted], [["admitted"], 1]);
});

test("a guest whom the list does not know yet is read once it does", async () => {
  const server = new FakeServer();
  const before = await desk(server);
  const hoa = { ...TAM, id: 60, full_name: "Trần Thị Hoa", code: DAT.code };
  before.scans.add({ ...SCAN, kind: "admitted", admission: { ...CAME, guest_id: 60 }, guest: hoa });
  server.cut = true;
  const { list, scans, lines, time } = await desk(server, before.shelf);
  assert.deepEqual(lines(), []);
  server.cut = false;
  server.list = { ...LIST, guests: [...LIST.guests, { ...DAT, id: 60, full_name: hoa.full_name }] };
  list.hear({ seq: 2, list_seq: 2 });
  time.now_ms += 1000;
  assert.equal(await list.tend(), true);
  scans.read();
  assert.deepEqual(lines(), [["Trần Thị Hoa", "admitted"]]);
});

test("a device keeps two hundred, the newest", async () => {
  const { scans, shelf } = await desk(new FakeServer());
  for (let second = 0; second < 202; second += 1) {
    const scanned_at = new Date(Date.parse(AT) + second * 1000).toISOString();
    scans.add({ ...SCAN, key: `k${second}`, scanned_at, kind: "refused", reason: "unknown_code", detail: "", guest: null });
  }
  assert.deepEqual([keptScans(shelf).length, shelf.kept.lists.has("scan k1"), shelf.kept.lists.has("scan k2")], [200, false, true]);
});

test("a desk that may no longer have the list, and one of an erased forum, keep none of their last scans", async () => {
  const erased = { ...LIST, guests: [{ ...DAT, full_name: "đã xóa", code: "x45" }] };
  for (const answer of [new Problem({ status: 403, code: "forbidden", title: "", detail: "" }), erased]) {
    const server = new FakeServer();
    const { door, told, scans, list, shelf, time } = await desk(server);
    await door.scan(TAM.code);
    learn({ told, scans });
    assert.equal(keptScans(shelf).length, 1);
    const { get } = server;
    server.get = async (path, wish) => { if (answer instanceof Problem) throw answer; server.list = answer; return get(path, wish); };
    list.hear({ seq: 2, list_seq: 2 });
    time.now_ms += 1000;
    await list.tend();
    assert.deepEqual(keptScans(shelf), []);
  }
});

test("a desk without a list keeps none", async () => {
  const { scans, shelf } = await desk(new FakeServer(), memoryShelf(), { listed: false });
  scans.add({ ...SCAN, kind: "refused", reason: "unauthenticated", detail: "", guest: null });
  assert.deepEqual(keptScans(shelf), []);
});
