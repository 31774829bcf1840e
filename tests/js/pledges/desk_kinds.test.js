import test from "node:test";
import assert from "node:assert/strict";
import { bodyOf, EMPTY_DRAFT, figures, marks, missing } from "../../../static/js/pledges/desk/entry.js";
import { giftText, nextField, readCount } from "../../../static/js/pledges/desk/kinds.js";
import { PLAIN } from "./pledges.js";

const sponsorship = { ...EMPTY_DRAFT, name: "Bà Tám", kind: /** @type {const} */ ("sponsorship"), months: "12", per_month: "500k", beneficiary: "em Mơ" };
const gift = { ...EMPTY_DRAFT, name: "HTX Nho", kind: /** @type {const} */ ("in_kind") };

test("Enter walks through what a kind needs and then reads back", () => {
  assert.equal(nextField({ ...EMPTY_DRAFT, name: "Bà Tám" }, "name"), "amount");
  assert.equal(nextField({ ...gift }, "name"), "quantity");
  assert.equal(nextField({ ...gift, quantity: "10" }, "quantity"), "unit");
  assert.equal(nextField({ ...gift, quantity: "10", unit: "tấn gạo" }, "quantity"), null);
  assert.equal(nextField({ ...sponsorship, per_month: "" }, "months"), "per_month");
  assert.equal(nextField(sponsorship, "beneficiary"), null);
});

test("counts are whole and may be grouped", () => {
  assert.deepEqual(["200", "1.000", " 12 ", "1,5", "1.00", "mười", ""].map(readCount), [200, 1000, 12, null, null, null, null]);
});

test("each kind says what it lacks", () => {
  assert.deepEqual(Object.keys(missing({ ...sponsorship, months: "" })), ["months"]);
  assert.deepEqual(Object.keys(missing({ ...sponsorship, per_month: "" })), ["per_month"]);
  assert.deepEqual(Object.keys(missing({ ...gift, kind: "scholarship" })), ["quantity"]);
  assert.deepEqual(Object.keys(missing({ ...gift, quantity: "nhiều", unit: "áo" })), ["quantity"]);
  assert.deepEqual(missing({ ...gift, quantity: "10", unit: "tấn gạo" }), {});
  assert.deepEqual(missing(sponsorship), {});
});

test("a sponsorship is sent with the month as it was read back", () => {
  const body = bodyOf(sponsorship, { amount: 6_000_000, amount_in_words: "Sáu triệu đồng", per_month: 500_000, repeat: null });
  assert.deepEqual([body.amount, body.months, body.per_month, body.beneficiary], [6_000_000, 12, 500_000, "em Mơ"]);
});

test("what was typed for another kind is not sent", () => {
  const { months, per_month, beneficiary, description } = bodyOf({ ...sponsorship, kind: "cash", description: "ghi chú" }, { amount: 1, amount_in_words: "", repeat: null });
  assert.deepEqual([months, per_month, beneficiary, description], [null, null, "", ""]);
});

test("a gift is read back as what is given, with its worth under it", () => {
  const given = { ...PLAIN, amount: null, amount_in_words: null };
  assert.deepEqual(figures({ ...given, kind: "in_kind", quantity: 1000, unit: "phần quà" }), { digits: "1.000 phần quà", words: "không ước giá" });
  assert.equal(giftText({ ...PLAIN, kind: "scholarship", quantity: 50 }), "50 suất học bổng");
  assert.equal(giftText({ ...PLAIN, kind: "sponsorship", months: 12, per_month: 500_000 }), "12 tháng × 500.000 đồng");
});

test("who is helped and what is not shown are read back too", () => {
  assert.deepEqual(marks({ ...sponsorship, quiet: true, programme: "social" }), [
    "Tổ chức", "không công bố số tiền", "Nhận đỡ đầu", "An sinh xã hội", "cho em Mơ (chưa công bố tên)",
  ]);
});
