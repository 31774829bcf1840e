import test from "node:test";
import assert from "node:assert/strict";
import { EMPTY_DRAFT } from "../../../static/js/pledges/desk/entry.js";
import { merge } from "../../../static/js/pledges/desk/merge.js";
import { overtaken } from "../../../static/js/pledges/desk/queueing.js";
import { changes, conflictLines, rowView } from "../../../static/js/pledges/desk/rows.js";
import { countsView, frozenView, toteView } from "../../../static/js/pledges/desk/side.js";
import { move } from "../../../static/js/pledges/desk/suggesting.js";
import { PLEDGE } from "./pledges.js";

const pledge = PLEDGE;
const typed = { ...EMPTY_DRAFT, name: "Công ty Muối", amount: "1.200.000.000" };
const tote = {
  total: 2_200_000_000, opening_total: 0, tonight_total: 2_200_000_000, goal: 10_000_000_000, percent: 22, pledge_count: 2,
  in_kind_count: 1, sponsorship_count: 3, latest: [], spotlight: null, frozen: false,
};
const desk = { confirmed: 2, held: 1, void: 1, waiting: 0, total: 2_500_000_000, held_total: 500_000_000, frozen: true, queue: [] };

test("a list follows the server while nobody aims at it", () => {
  const { items, gone, fresh } = merge([{ id: 1 }], [{ id: 3 }, { id: 2 }], { holding: false });
  assert.deepEqual([items, gone.size, fresh], [[{ id: 3 }, { id: 2 }], 0, 0]);
});

test("rows stay under the hand: newest content, marked where gone, new ones counted", () => {
  const shown = [{ id: 2, v: 1 }, { id: 1, v: 1 }];
  const { items, gone, fresh } = merge(shown, [{ id: 3, v: 1 }, { id: 2, v: 2 }], { holding: true });
  assert.deepEqual([items, [...gone], fresh], [[{ id: 2, v: 2 }, { id: 1, v: 1 }], [1], 1]);
});

test("a queue grows at its end also under the hand", () => {
  const { items, gone, fresh } = merge([{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 3 }], { holding: true, append: true });
  assert.deepEqual([items, [...gone], fresh], [[{ id: 1 }, { id: 2 }, { id: 3 }], [1], 0]);
});

test("a request that another desk has decided on is no longer rejected here", () => {
  assert.deepEqual([overtaken(1, [{ id: 1 }]), overtaken(1, [{ id: 2 }])], [false, true]);
});

test("a row says amount, channel, status and time of the venue", () => {
  const { amount, channel, status, time, where, spotlit } = rowView(pledge, 1);
  assert.deepEqual([amount, channel, status, time, where, spotlit], ["1.200.000.000", "Tại bàn", "Đã tính", "19:30", "Bàn 1", true]);
});

test("a void row shows what was promised, a gift without estimate says so", () => {
  assert.equal(rowView({ ...pledge, status: "void", amount: 0 }, null).amount, "1.200.000.000");
  assert.equal(rowView({ ...pledge, kind: "in_kind", amount: null, promised: 0 }, null).amount, "không ước giá");
  assert.equal(rowView({ ...pledge, kind: "in_kind", status: "void", amount: null, promised: 0 }, null).amount, "không ước giá");
});

test("a correction sends only what was changed", () => {
  assert.equal(changes(pledge, typed), null);
  assert.deepEqual(changes(pledge, { ...typed, amount: "1,3 tỷ", name: "Công ty Muối Cà Ná", anonymous: true }), {
    amount: "1,3 tỷ", donor: { name: "Công ty Muối Cà Ná", anonymous: true },
  });
});

test("a correction of what is given sends its parts, and null for what is taken away", () => {
  const given = { ...pledge, kind: /** @type {const} */ ("sponsorship"), months: 12, per_month: 500_000, beneficiary: "em Mơ" };
  const same = { ...typed, months: "12", per_month: "500.000", beneficiary: "em Mơ" };
  assert.equal(changes(given, same), null);
  assert.deepEqual(changes(given, { ...same, months: "24", per_month: "", beneficiary: "", programme: "social", quiet: true }), {
    programme: "social", months: 24, per_month: null, beneficiary: "", amount_shown: false,
  });
});

test("a correction that met another shows both values", () => {
  const mine = changes(pledge, { ...typed, amount: "1,3 tỷ" });
  assert.deepEqual(conflictLines(mine, { ...pledge, amount: 1_100_000_000 }), [{ what: "Số tiền", mine: "1,3 tỷ", now: "1.100.000.000" }]);
  assert.deepEqual(conflictLines(null, { ...pledge, status: "void" }), [{ what: "Trạng thái", mine: "", now: "Đã hủy" }]);
});

test("the total is the stage's, with counts beside it", () => {
  const view = toteView(tote);
  assert.deepEqual([view.total, view["cash-count"], view["gift-count"], view.spotlight], ["2.200.000.000", 2, 4, { hidden: true }]);
});

test("a frozen total says what the ledger has and the stage has not", () => {
  const view = frozenView(desk, tote);
  assert.deepEqual([view.frozen, view.freeze, view.thaw], [{ hidden: false }, { hidden: true }, { hidden: false }]);
  assert.equal(view["frozen-words"], "Sổ đã có 2.500.000.000\u00a0đồng – 300.000.000\u00a0đồng chưa lên sân khấu.");
  assert.equal(frozenView({ ...desk, total: 2_000_000_000 }, tote)["frozen-words"], "Sổ đã có 2.000.000.000\u00a0đồng – sân khấu đang cao hơn sổ 200.000.000\u00a0đồng.");
});

test("the filters count", () => {
  const { "count-all": all, waiting } = countsView(desk);
  assert.deepEqual([all, waiting], [4, { text: 0, class: { "count--none": true } }]);
});

test("arrows walk through the suggestions and back to the field", () => {
  assert.deepEqual([move(-1, 1, 2), move(0, 1, 2), move(1, 1, 2), move(-1, -1, 2), move(-1, 1, 0)], [0, 1, -1, 1, -1]);
});

test("the number of a slip is put right as it is kept: a bare one is of the same desk", () => {
  const base = { ...PLEDGE, slip: "Bàn 1 – 071" };
  const typed = { ...EMPTY_DRAFT, name: base.donor.name, donor_kind: base.donor.kind, amount: "1.200.000.000" };
  const draft = (/** @type {string} */ slip) => ({ ...typed, slip });
  assert.deepEqual(changes(base, draft("17")), { slip: "Bàn 1 – 017" });
  assert.deepEqual(changes(base, draft("Bàn 2 - 5")), { slip: "Bàn 2 – 005" });
  assert.deepEqual(changes(base, draft(" ")), { slip: "" });
  assert.equal(changes(base, draft("Bàn 1 – 071")), null);
  assert.equal(changes({ ...base, slip: "071" }, draft("071")), null);
  assert.deepEqual(changes({ ...base, slip: "", desk: "Bàn 3" }, draft("9")), { slip: "Bàn 3 – 009" });
});
