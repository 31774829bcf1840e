import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenOf } from "../../../static/js/pledges/steering/held.js";
import { bodyOf, ruleWords } from "../../../static/js/pledges/steering/matching.js";
import { standing } from "../../../static/js/pledges/steering/milestones.js";
import { totalView } from "../../../static/js/pledges/steering/total.js";

const STEERING = { total: 5_000, shown_total: 5_000, frozen: false, held: 0, held_total: 0, rehearsal: false };

test("a frozen total says how far the ledger is from it", () => {
  const words = (/** @type {Partial<typeof STEERING>} */ changes) => totalView({ ...STEERING, ...changes }).difference;
  assert.equal(words({}), "Sân khấu hiện đúng số trong sổ.");
  assert.equal(words({ frozen: true }), "Tổng đang chốt; sổ chưa có gì mới.");
  assert.equal(words({ frozen: true, total: 7_000 }), "Sổ nhiều hơn sân khấu 2.000\u00a0đồng.");
  assert.equal(words({ frozen: true, total: 4_000 }), "Sổ ít hơn sân khấu 1.000\u00a0đồng.");
});

test("what is revealed is what is ticked, and gifts in kind are no money", () => {
  const held = /** @type {any[]} */ ([{ id: 1, kind: "cash", amount: 5 }, { id: 2, kind: "in_kind", amount: 7 }, { id: 3, kind: "cash", amount: 9 }]);
  const { chosen, amount } = chosenOf(held, new Set([1, 2]));
  assert.deepEqual([chosen.map(({ id }) => id), amount], [[1, 2], 5]);
});

test("a milestone says whether it was celebrated, and when by the venue's clock", () => {
  const AT = "2024-10-17T13:15:00Z";
  assert.equal(standing({ reached_at: null, celebrated: false }), "Chưa đạt");
  assert.equal(standing({ reached_at: AT, celebrated: true }), "Đạt lúc 20:15:00");
  assert.equal(standing({ reached_at: AT, celebrated: false }), "Tổng đã vượt khi đặt mốc, không chúc mừng");
});

test("a rule is said as it is read out", () => {
  const rule = /** @type {any} */ ({ percent: 50, most: 2_000, programme: "fund", given: 1_000, running: false });
  assert.equal(ruleWords(rule), "50% của 1.000\u00a0đồng · tối đa 2.000\u00a0đồng · chỉ khoản cho Quỹ · đã kết thúc");
  assert.equal(ruleWords({ ...rule, most: null, programme: "", running: true }), "50% của 1.000\u00a0đồng");
});

test("a share that is no number is sent as one the server refuses", () => {
  const form = new FormData();
  form.set("donor.name", " A ");
  form.set("percent", "một nửa");
  assert.deepEqual(bodyOf(form), { donor: { name: "A" }, percent: 0, most: null, programme: "" });
});
