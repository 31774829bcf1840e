import test from "node:test";
import assert from "node:assert/strict";
import { delegationChanges } from "../../../static/js/guests/delegation.js";
import { delegationLine, proposalLine } from "../../../static/js/guests/delegations.js";
import { handOver, keepFirst, nameOf, record } from "../../../static/js/guests/doubles.js";
import { changes } from "../../../static/js/guests/editing.js";
import { groupRow, guestRow } from "../../../static/js/guests/order.js";
import { line } from "../../../static/js/guests/rows.js";
import { fallsBefore, placed, stepBefore } from "../../../static/js/lib/sorting.js";
import { placeLine } from "../../../static/js/guests/usual_order.js";

const GROUPS = [{ number: 2, name: "Các cơ quan, đơn vị, doanh nghiệp", short_name: "Doanh nghiệp", leaders: false }];

/** @type {import("../../../static/js/guests/types").Guest} */
const HOA = {
  id: 7, full_name: "Trần Thị Hoa", salutation: "Bà", position: "Giám đốc", organisation: "Công ty CP Muối Mẫu Sáu", group: GROUPS[0].name,
  group_number: 2, leader: false, protected: false, rank: 200001, vip: true, zone: "Khu A", seat: "B6", rsvp: "deputy", delegation_id: 3,
  delegation: "Công ty CP Muối Mẫu Sáu", heads: true, merged_into_id: null, note: "", code: "58463697698027703788", state: "expected", erased: false, version: 4, phone: "0980869115",
};
/** @type {import("../../../static/js/guests/types").Delegation} */
const SALT = { id: 3, name: "Công ty CP Muối Mẫu Sáu", contact_name: "Cô Hoa", contact_phone: "0912345678", note: "", version: 1, expected: 4, present: 1, head: null };

/** @param {Record<string, string>} written */
function form(written) {
  const entries = new FormData();
  for (const [name, value] of Object.entries(written)) entries.set(name, value);
  return entries;
}

const AS_IT_IS = {
  salutation: "Bà", full_name: "Trần Thị Hoa", position: "Giám đốc", organisation: "Công ty CP Muối Mẫu Sáu", group: "2", zone: "Khu A", seat: "B6",
  phone: "0980869115", rsvp: "deputy", delegation_id: "3", vip: "on", heads: "on", note: "",
};
const without = (/** @type {string[]} */ ...names) => Object.fromEntries(Object.entries(AS_IT_IS).filter(([name]) => !names.includes(name)));

test("marks, answers and the delegation are sent only where they change", () => {
  assert.deepEqual(changes(HOA, form(AS_IT_IS)), {});
  assert.deepEqual(changes(HOA, form({ ...without("vip"), rsvp: "coming" })), { rsvp: "coming", vip: false });
  assert.deepEqual(changes(HOA, form(without("heads"))), { heads: false });
});

test("who leaves a delegation says nothing of leading it; who joins another may lead that one", () => {
  assert.deepEqual(changes(HOA, form({ ...without("heads"), delegation_id: "" })), { delegation_id: null });
  assert.deepEqual(changes(HOA, form({ ...AS_IT_IS, delegation_id: "5" })), { delegation_id: 5, heads: true });
  assert.deepEqual(changes(HOA, form({ ...without("heads"), delegation_id: "5" })), { delegation_id: 5 });
});

test("a line says zone and seat, the delegation, the answer, and a record that was merged", () => {
  const { seat, delegation, heads, vip, answer } = line(HOA, GROUPS);
  assert.deepEqual([seat, delegation, heads, vip, answer], ["Khu A · B6", "Công ty CP Muối Mẫu Sáu", true, true, "Cử người dự thay"]);
  assert.equal(line({ ...HOA, state: "cancelled", merged_into_id: 9 }, GROUPS).state.text, "Đã gộp");
});

test("a pair has one name, and what differs is marked", () => {
  const other = { ...HOA, id: 3, phone: "", seat: "B7" };
  assert.equal(nameOf({ why: "name", guests: [HOA, other] }), nameOf({ why: "name", guests: [other, HOA] }));
  const { shown, refusal } = record(HOA, other, GROUPS);
  assert.deepEqual(shown.filter(({ differs }) => differs).map(({ label, text }) => [label, text]), [["Khu vực, ghế", "Khu A · B6"], ["Điện thoại", "0980 869 115"]]);
  assert.equal(refusal, "");
});

test("the pair that is looked at stays first, with what is new of it", () => {
  const pair = (/** @type {number} */ one, /** @type {number} */ other, version = 1) =>
    /** @type {import("../../../static/js/guests/types").Pair} */ ({ why: "name", guests: [{ ...HOA, id: one, version }, { ...HOA, id: other }] });
  const shown = (/** @type {readonly import("../../../static/js/guests/types").Pair[]} */ pairs) => pairs.map((one) => [nameOf(one), one.guests[0].version]);
  assert.deepEqual(shown(keepFirst([pair(5, 6)], [pair(1, 2), pair(5, 6, 2)])), [["5-6", 2], ["1-2", 1]]);
  assert.deepEqual(shown(keepFirst([pair(5, 6)], [pair(1, 2)])), [["5-6", 1], ["1-2", 1]]);
  assert.deepEqual(shown(keepFirst([], [pair(1, 2)])), [["1-2", 1]]);
  const settled = (/** @type {readonly import("../../../static/js/guests/types").Pair[]} */ pairs) => pairs.map((one) => one.settled ?? false);
  assert.deepEqual(settled(keepFirst([pair(5, 6)], [pair(1, 2)])), [true, false]);
  assert.deepEqual(settled(keepFirst(keepFirst([pair(5, 6)], []), [pair(5, 6)])), [false]);
});

/** A browser's memory, and a server that answers with a status. @param {string} said @param {number} status */
function before(said, status) {
  const kept = new Map([["k", said]]);
  /** @type {unknown[]} */
  const sent = [];
  const post = async (/** @type {string} */ path, /** @type {unknown} */ body) => { sent.push([path, body]); if (status !== 200) throw Object.assign(new Error(), { status }); };
  return { kept, sent, run: () => handOver({ post }, { getItem: (key) => kept.get(key) ?? null, removeItem: (key) => { kept.delete(key); } }, "k") };
}

test("pairs one browser remembered are told to the server once", async () => {
  const { kept, sent, run } = before('["3-7","4-5"]', 200);
  await run();
  await run();
  assert.deepEqual([sent, kept.size], [[["guests/3/tell-apart", { other_id: 7 }], ["guests/4/tell-apart", { other_id: 5 }]], 0]);
});

test("what the server refuses is forgotten, and what did not reach it is kept", async () => {
  const refused = before('["3-7"]', 422);
  await refused.run();
  assert.equal(refused.kept.size, 0);
  const cut = before('["3-7"]', 0);
  await assert.rejects(cut.run());
  assert.equal(cut.kept.size, 1);
});

test("the record of somebody who is inside is the one that stays", () => {
  const inside = { ...HOA, id: 3, state: /** @type {const} */ ("present") };
  assert.notEqual(record(HOA, inside, GROUPS).refusal, "");
  assert.equal(record(inside, HOA, GROUPS).refusal, "");
  assert.notEqual(record(inside, { ...inside, id: 9 }, GROUPS).refusal, "");
});

test("a delegation says who heads it, whom to call, and who is here", () => {
  const { head, headless, contact, count, all } = delegationLine(SALT);
  assert.deepEqual([head, headless, contact, count, all], ["Chưa có trưởng đoàn", true, "Cô Hoa · 0912 345 678", "1 / 4 có mặt", false]);
  assert.equal(delegationLine({ ...SALT, contact_name: "", contact_phone: undefined }).contact, "–");
  assert.equal(delegationLine({ ...SALT, expected: 0, present: 0 }).all, false);
});

test("a proposal names the first few and says what a tap does", () => {
  const guests = ["An", "Bình", "Cường", "Dung", "Em"].map((name, id) => ({ id, full_name: name, position: "" }));
  assert.deepEqual(proposalLine({ name: "Tỉnh đoàn", delegation_id: null, guests }), { name: "Tỉnh đoàn", count: "5 khách", who: "An, Bình, Cường, Dung…", act: "Lập đoàn" });
  assert.equal(proposalLine({ name: "Tỉnh đoàn", delegation_id: 3, guests }).act, "Thêm vào đoàn");
});

test("a delegation's form sends only what changed, and a head only of one that is there", () => {
  const as = { name: SALT.name, contact_name: "Cô Hoa", contact_phone: "0912345678", note: "", head_id: "" };
  assert.deepEqual(delegationChanges(SALT, form(as)), {});
  assert.deepEqual(delegationChanges(SALT, form({ ...as, head_id: "7", note: "Đi hai xe" })), { note: "Đi hai xe", head_id: 7 });
  assert.deepEqual(delegationChanges(null, form({ ...as, head_id: "7" })), { name: SALT.name, contact_name: "Cô Hoa", contact_phone: "0912345678" });
});

const THREE = [{ id: 1 }, { id: 2 }, { id: 3 }];

test("a key moves one step or all the way, and nowhere at the ends", () => {
  assert.deepEqual(["ArrowUp", "ArrowDown", "Home", "End"].map((key) => stepBefore(THREE, 2, key)), [1, null, 1, null]);
  assert.deepEqual([stepBefore(THREE, 1, "ArrowUp"), stepBefore(THREE, 3, "ArrowDown"), stepBefore(THREE, 1, "ArrowDown")], [undefined, undefined, 3]);
});

test("a dragged row falls where the line is, and stays beside itself", () => {
  assert.deepEqual([0, 1, 2, 3].map((at) => fallsBefore(THREE, 2, at)), [1, undefined, undefined, null]);
  assert.deepEqual(placed(THREE, 3, 1).map(({ id }) => id), [3, 1, 2]);
  assert.deepEqual(placed(THREE, 1, null).map(({ id }) => id), [2, 3, 1]);
});

test("rows to sort and places to come say who it is", () => {
  assert.deepEqual(guestRow(HOA), { id: 7, name: "Bà Trần Thị Hoa", about: "Giám đốc, Công ty CP Muối Mẫu Sáu" });
  assert.deepEqual(groupRow(GROUPS[0]), { id: 2, name: "Doanh nghiệp", about: "Các cơ quan, đơn vị, doanh nghiệp" });
  const place = { id: 7, full_name: "Trần Thị Hoa", salutation: "Bà", position: "Giám đốc", organisation: "", place: 2, place_before: 5 };
  assert.deepEqual(placeLine(place), { name: "Bà Trần Thị Hoa", about: "Giám đốc", place: 2, moves: "đang ở 5", up: true });
  assert.equal(placeLine({ ...place, place_before: 2 }).moves, "");
});
