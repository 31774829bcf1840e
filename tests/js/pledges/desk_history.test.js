import test from "node:test";
import assert from "node:assert/strict";
import { historyLines } from "../../../static/js/pledges/desk/history.js";
import { PLEDGE } from "./pledges.js";

const at = (/** @type {number} */ minute) => `2024-10-17T12:${minute}:00.000+00:00`;
const by = "Bàn 1";
const line = (/** @type {number} */ number, /** @type {number} */ amount, reason = "") => ({ line: number, amount, reason, at: at(29 + number), by });
const told = { ...PLEDGE, beneficiary: "em Mơ" };
/** @param {Partial<import("../../../static/js/pledges/desk/types").History>} history */
const sentences = (history) => historyLines({ ...PLEDGE, ledger: [line(1, 1_200_000_000)], rewordings: [], ...history })
  .map(({ time, by: who, what, reason }) => [time, who, what, reason].join(" | "));

test("a corrected amount says what it was and became, and why", () => {
  assert.deepEqual(sentences({ ledger: [line(1, 1_200_000_000), line(2, -200_000_000, "Đọc nhầm")] }), [
    "19:30 | Bàn 1 | ghi nhận 1.200.000.000\u00a0đồng | ",
    "19:31 | Bàn 1 | sửa số tiền từ 1.200.000.000\u00a0đồng thành 1.000.000.000\u00a0đồng | Đọc nhầm",
  ]);
});

test("names say what they were and became, over several corrections", () => {
  const named = (/** @type {string} */ name) => ({ ...PLEDGE.donor, name });
  const rewordings = [
    { version: 2, before: { donor: named("Số 12") }, reason: "", at: at(31), by },
    { version: 3, before: { donor: named("Bà Tám") }, reason: "Nghe nhầm", at: at(32), by: "Bàn 2" },
  ];
  assert.deepEqual(sentences({ donor: named("Bà Năm"), rewordings }).slice(1), [
    "19:31 | Bàn 1 | sửa tên từ “Số 12” thành “Bà Tám” | ",
    "19:32 | Bàn 2 | sửa tên từ “Bà Tám” thành “Bà Năm” | Nghe nhầm",
  ]);
});

test("held, counted and voided are told in order", () => {
  const rewordings = [
    { version: 2, before: { status: /** @type {const} */ ("held") }, reason: "", at: at(31), by },
    { version: 3, before: { status: /** @type {const} */ ("confirmed") }, reason: "Trùng", at: at(32), by },
  ];
  const ledger = [line(1, 1_200_000_000), { ...line(2, -1_200_000_000, "Trùng"), at: at(32) }];
  assert.deepEqual(sentences({ status: "void", ledger, rewordings }), [
    "19:30 | Bàn 1 | ghi nhận 1.200.000.000\u00a0đồng, giữ lại chưa tính | ",
    "19:31 | Bàn 1 | tính vào tổng | ",
    "19:32 | Bàn 1 | hủy khoản này, trừ 1.200.000.000\u00a0đồng | Trùng",
  ]);
});

test("a gift without a sum says so, and why it was voided", () => {
  const rewordings = [{ version: 2, before: { status: /** @type {const} */ ("confirmed") }, reason: "Ghi trùng", at: at(31), by }];
  assert.deepEqual(sentences({ kind: "in_kind", amount: null, status: "void", ledger: [], rewordings }), [
    "19:30 | Bàn 1 | ghi nhận không ước giá | ", "19:31 | Bàn 1 | hủy khoản này | Ghi trùng",
  ]);
});

test("what was said beside the amount is told part by part, with the amount that follows from it", () => {
  const before = { particulars: { ...told, months: 12, beneficiary_released: false } };
  const rewordings = [{ version: 2, before, reason: "Thêm một năm", at: at(31), by }];
  const now = { ...told, kind: /** @type {const} */ ("sponsorship"), months: 24, beneficiary_released: true };
  assert.equal(sentences({ ...now, ledger: [line(1, 6_000_000), line(2, 6_000_000, "Thêm một năm")], rewordings })[1],
    "19:31 | Bàn 1 | sửa số tiền từ 6.000.000\u00a0đồng thành 12.000.000\u00a0đồng; sửa số tháng từ 12 thành 24; cho công bố tên người được nhận | Thêm một năm");
});
