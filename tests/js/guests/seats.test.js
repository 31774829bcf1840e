import assert from "node:assert/strict";
import test from "node:test";
import { seatView, shortName, tally, towards, zones } from "../../../static/js/guests/seat_plan.js";

/** @type {import("../../../static/js/guests/types").Sitter} */
const AN = {
  id: 1, full_name: "Nguyễn Thị Minh An", salutation: "Bà", position: "", organisation: "", group_number: 1,
  leader: false, vip: false, seat: "A1", zone: "Khu A", state: "expected", version: 1,
};

/** @param {string} label @param {string} zone @param {number} row @param {number} column */
const seat = (label, zone, row, column) => ({ label, zone, row, column });

const HALL = [seat("A1", "Khu A", 4, 2), seat("A2", "Khu A", 4, 4), seat("A3", "Khu A", 6, 2), seat("B1", "Khu B", 9, 7)];

test("seats stand as in the hall, zone by zone", () => {
  const [a, b] = zones(HALL);
  assert.deepEqual(a.rows.map((row) => row.map((one) => one?.label ?? null)), [["A1", null, "A2"], [], ["A3", null, null]]);
  assert.deepEqual([a.free, b.name, b.rows[0][0]?.label], [3, "Khu B", "B1"]);
});

test("how a seat stands is said in words and signs", () => {
  assert.deepEqual(seatView(HALL[0]), { kind: "free", sign: "", name: "", says: "Ghế A1, trống" });
  const taken = seatView({ ...HALL[0], guest: AN });
  assert.deepEqual([taken.kind, taken.says], ["expected", "Ghế A1, Bà Nguyễn Thị Minh An, chưa đến"]);
  const vip = seatView({ ...HALL[0], guest: { ...AN, vip: true, state: "present" } });
  assert.deepEqual([vip.kind, vip.sign, vip.says], ["present is-vip", "★✓", "Ghế A1, Bà Nguyễn Thị Minh An, VIP, có mặt"]);
  const both = seatView({ ...HALL[0], guest: AN, others: [{ ...AN, id: 2, full_name: "Lê Bình" }] });
  assert.deepEqual([both.kind, both.sign, both.says], ["conflict", "!", "Ghế A1, trùng: Nguyễn Thị Minh An, Lê Bình"]);
});

test("a name is shortened to what fits a seat", () => {
  assert.equal(shortName("Nguyễn Thị Minh An"), "N.T.M. An");
  assert.equal(shortName("An"), "An");
});

test("the hall is counted", () => {
  const map = { seats: [{ ...HALL[0], guest: AN, others: [AN] }, HALL[1]], unplaced: [], unplaced_count: 7 };
  assert.deepEqual(tally(map), { seats: 2, taken: 1, free: 1, present: 0, conflicts: 1, unplaced: 7 });
});

test("arrow keys walk over aisles and stop at the wall", () => {
  const [{ rows }] = zones(HALL);
  assert.deepEqual(["ArrowRight", "ArrowDown", "ArrowUp", "x"].map((key) => towards(rows, 0, 0, key)?.label ?? null), ["A2", "A3", null, null]);
});
