import test from "node:test";
import assert from "node:assert/strict";
import { fold } from "../../../static/js/checkin/folding.js";
import { asKnown, judge } from "../../../static/js/checkin/judging.js";
import { DeskList } from "../../../static/js/checkin/list.js";
import { Problem } from "../../../static/js/lib/http.js";
import { CODES, LISTED, NOBODYS } from "./people.js";
import { memoryShelf } from "./shelves.js";

const NOW_MS = Date.parse("2024-10-17T11:42:00.000Z");
const DAT = { ...LISTED, id: 45, code: CODES[0], full_name: "Nguyễn Đức Đạt", salutation: "", organisation: "Tỉnh đoàn Ninh Thuận", delegation_id: 7 };
const GONE = { ...LISTED, id: 46, code: CODES[1], full_name: "Lê Văn Hủy", state: /** @type {const} */ ("cancelled"), delegation_id: null };
const ANSWER = { seq: 9, guests: [LISTED, DAT, GONE], delegations: [{ id: 7, name: "Đoàn Công ty Muối Mẫu Sáu" }], retired: [] };

/** @param {any} [answer] @param {any} [shelf] */
function desk(answer = ANSWER, shelf = memoryShelf()) {
  const server = { answer, asked: /** @type {any[]} */ ([]), problem: /** @type {Problem | null} */ (null) };
  const time = { now_ms: NOW_MS };
  const get = async (/** @type {string} */ path, /** @type {any} */ wish) => {
    server.asked.push([path, wish.headers]);
    if (server.problem) throw server.problem;
    wish.heard(new Headers({ ETag: 'W/"9"' }));
    return wish.headers["If-None-Match"] === 'W/"9"' ? null : server.answer;
  };
  const list = new DeskList({ http: { get }, shelf, now_ms: () => time.now_ms, random: () => 1 });
  return { list, server, time, shelf };
}

/** @param {DeskList} list @param {readonly import("../../../static/js/checkin/types").Scan[]} waiting */
const judged = (list, code = LISTED.code, waiting = [], now_ms = NOW_MS) => judge(code, { list, waiting, now_ms });

test("the list is fetched at once, then only what changed, and kept for a cold start", async () => {
  const { list, server, shelf } = desk();
  await list.tend();
  await list.tend();
  assert.deepEqual([list.size, server.asked], [3, [["desk-list", {}]]]);
  const cold = desk(ANSWER, shelf);
  await cold.list.open();
  assert.deepEqual([cold.list.size, cold.list.good_at_ms], [3, NOW_MS]);
  await cold.list.tend();
  assert.deepEqual([cold.server.asked[0][1], cold.list.size], [{ "If-None-Match": 'W/"9"' }, 3]);
});

test("an edit of the list is fetched within a second, other desks' scans now and then", async () => {
  const { list, server, time } = desk();
  await list.tend();
  list.hear({ seq: 9, list_seq: 9 });
  time.now_ms += 1000;
  await list.tend();
  list.hear({ seq: 12, list_seq: 9 });
  time.now_ms += 1000;
  await list.tend();
  assert.equal(server.asked.length, 2);
  time.now_ms += 45_000;
  await list.tend();
  assert.equal(server.asked.length, 3);
});

test("whoever may no longer ask for the list no longer has it; a dead server takes nothing away", async () => {
  const { list, server, shelf, time } = desk();
  await list.tend();
  for (const [status, size] of [[0, 3], [403, 0]]) {
    server.problem = new Problem({ status, code: "x", title: "", detail: "" });
    list.hear({ seq: time.now_ms, list_seq: time.now_ms });
    time.now_ms += 20_000;
    await list.tend();
    assert.equal(list.size, size);
  }
  assert.deepEqual([list.good_at_ms, shelf.kept.lists.size], [null, 0]);
});

test("what this desk learned since the list came is known, until a newer list knows better", async () => {
  const { list, time, shelf } = desk();
  await list.tend();
  time.now_ms += 5;
  await list.mark(44, { state: "present", admitted_at: "2024-10-17T11:42:00.000Z", desk: "Bàn 2" });
  assert.deepEqual(judged(list), { kind: "already", guest: list.guest(44), at: "2024-10-17T11:42:00.000Z", desk: "Bàn 2" });
  const cold = desk(ANSWER, shelf);
  await cold.list.open();
  assert.equal(judged(cold.list).kind, "already");
});

test("a desk decides by its list: in, unknown, withdrawn; without a list nothing", async () => {
  const { list } = desk();
  assert.equal(judged(list).kind, "nothing");
  await list.tend();
  assert.deepEqual([LISTED.code, NOBODYS, GONE.code].map((code) => judged(list, code).kind), ["admit", "unknown", "revoked"]);
});

test("a merged guest's old badge lets the other in; a reissued one is told apart", async () => {
  const retired = [{ code: CODES[2], why: "merged", guest_id: 44 }, { code: NOBODYS, why: "reissued", guest_id: 44 }];
  const { list } = desk({ ...ANSWER, retired });
  await list.tend();
  assert.deepEqual(judged(list, CODES[2]), { kind: "admit", guest: LISTED });
  assert.deepEqual(judged(list, NOBODYS), { kind: "revoked", guest: LISTED, reissued: true });
});

test("who waits to be handed over is inside: the same hand's second scan stays green, a later one is amber", async () => {
  const { list } = desk();
  await list.tend();
  const scan = { key: "a", code: LISTED.code, scanned_at: new Date(NOW_MS).toISOString(), desk: "Bàn 1", guest_id: 44 };
  assert.equal(judged(list, LISTED.code, [scan], NOW_MS + 4999).kind, "again");
  assert.deepEqual(judged(list, LISTED.code, [scan], NOW_MS + 5000), { kind: "already", guest: LISTED, at: scan.scanned_at, desk: "Bàn 1" });
  assert.equal(judged(list, LISTED.code, [{ ...scan, wish: "undo" }], NOW_MS + 9000).kind, "admit");
  const takenBack = { ...scan, wish: /** @type {const} */ ("undo") };
  const anew = { ...scan, key: "b" };
  const states = [[scan], [takenBack], [takenBack, anew]].map((waiting) => asKnown(LISTED, waiting).state);
  assert.deepEqual(states, ["present", "expected", "present"]);
});

test("names are found without accents and in any order, then organisations", async () => {
  const { list } = desk();
  await list.tend();
  const names = (/** @type {string} */ text) => list.search(text, 20).map(({ full_name }) => full_name);
  assert.deepEqual(names("dat nguyen"), ["Nguyễn Đức Đạt"]);
  assert.deepEqual(names("tinh doan"), ["Nguyễn Đức Đạt"]);
  assert.deepEqual(names("VŨ QUỐC"), ["Vũ Quốc Tâm"]);
  assert.deepEqual([names("uoc"), names(""), names("xyz")], [[], [], []]);
  assert.equal(fold("  Đặng-Thị  Ngọc Ánh"), "dang thi ngoc anh");
});

test("a delegation is found by its name, with those who are still invited", async () => {
  const { list } = desk();
  await list.tend();
  assert.deepEqual(list.delegations("muoi mau sau").map(({ id, members }) => [id, members.map((one) => one.id)]), [[7, [44, 45]]]);
  assert.deepEqual([list.delegations("x"), list.delegation(8)], [[], null]);
});

test("a code whose first digits were swallowed is completed where only one guest's ends so", async () => {
  const { list } = desk();
  await list.tend();
  assert.equal(list.complete(LISTED.code.slice(2)), LISTED.code);
  assert.equal(list.complete("8"), "8");
  assert.equal(list.complete(NOBODYS.slice(1)), NOBODYS.slice(1));
});
