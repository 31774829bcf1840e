import test from "node:test";
import assert from "node:assert/strict";
import { besideLevel, donorOf, lastOf, levelText, repeated, sumText, told } from "../../../static/js/pledges/desk/round_list.js";

/** @param {string} key @param {string} name */
const item = (key, name) => ({ key, name, amount: 5_000_000, id: 1, reference: "", voided: false, doubtful: false });
const items = [item("a", "Số 12"), item("b", "Bà Tám")];

test("a bare number is the paddle in somebody's hand, anything else a name", () => {
  assert.deepEqual(donorOf(" 012 "), { name: "Số 12", kind: "person", anonymous: false });
  assert.deepEqual([donorOf("Bà Tám").kind, donorOf("Công ty 12").name, donorOf("  ").name], ["person", "Công ty 12", ""]);
});

test("the same name at the same level asks again, however it is written", () => {
  assert.deepEqual([repeated(items, "BÀ  TÁM", 5_000_000), repeated(items, "Bà Tám", 1_000_000), repeated(items, "Số 13", 5_000_000)], [true, false, false]);
});

test("what was taken back leaves the sum and is not taken back twice", () => {
  const after = told(items, "b", { voided: true });
  assert.deepEqual([sumText(items), sumText(after)], ["2 khoản · 10.000.000 đồng", "1 khoản · 5.000.000 đồng"]);
  assert.deepEqual([lastOf(items)?.key, lastOf(after)?.key, lastOf([])], ["b", "a", null]);
  assert.equal(repeated(after, "Bà Tám", 5_000_000), false);
});

test("levels are called as in the hall, and keys walk from one to the next", () => {
  assert.deepEqual([levelText(500_000), levelText(10_000_000)], ["500 nghìn", "10 triệu"]);
  assert.deepEqual([besideLevel(5_000_000, 1), besideLevel(500_000, -1), besideLevel(3_000_000, 1), besideLevel(3_000_000, -1)], [10_000_000, 500_000, 5_000_000, 2_000_000]);
});
