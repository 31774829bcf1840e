import test from "node:test";
import assert from "node:assert/strict";
import { merge } from "../../../static/js/pledges/desk/merge.js";
import { overtaken } from "../../../static/js/pledges/desk/queueing.js";
import { changes, conflictLines, historyLines, rowView } from "../../../static/js/pledges/desk/rows.js";
import { countsView, frozenView, toteView } from "../../../static/js/pledges/desk/side.js";
import { move } from "../../../static/js/pledges/desk/suggesting.js";

const at = "2024-10-17T12:30:00.000+00:00";
/** @type {import("../../../static/js/pledges/desk/types").Pledge} */
const pledge = {
  id: 1, number: 1, reference: "UH-0001-3", donor: { name: "Công ty Muối", kind: "organisation", anonymous: false }, kind: "cash",
  amount: 1_200_000_000, amount_in_words: "Một tỷ hai trăm triệu đồng", promised: 1_200_000_000, description: "", channel: "desk",
  status: "confirmed", version: 1, taken_at: at, taken_by: "Bàn 1", desk: null,
};
const typed = {
  name: "Công ty Muối", donor_kind: /** @type {const} */ ("organisation"), anonymous: false, kind: /** @type {const} */ ("cash"),
  amount: "1.200.000.000", description: "", channel: /** @type {const} */ ("desk"), hold: false,
};
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

test("a correction that met another shows both values", () => {
  const mine = changes(pledge, { ...typed, amount: "1,3 tỷ" });
  assert.deepEqual(conflictLines(mine, { ...pledge, amount: 1_100_000_000 }), [{ what: "Số tiền", mine: "1,3 tỷ", now: "1.100.000.000" }]);
  assert.deepEqual(conflictLines(null, { ...pledge, status: "void" }), [{ what: "Trạng thái", mine: "", now: "Đã hủy" }]);
});

test("the ledger reads as a person tells it", () => {
  const later = "2024-10-17T12:31:00.000+00:00";
  const ledger = [
    { line: 1, amount: 1_200_000_000, reason: "", at, by: "Bàn 1" },
    { line: 2, amount: -200_000_000, reason: "Đọc nhầm", at: later, by: "Bàn 1" },
    { line: 3, amount: -1_000_000_000, reason: "Trùng", at: "2024-10-17T12:33:00.000+00:00", by: "Bàn 2" },
  ];
  const rewordings = [{ version: 2, before: { donor: { ...pledge.donor, name: "Cty Muối" } }, reason: "", at: "2024-10-17T12:32:00.000+00:00", by: "Bàn 1" }];
  assert.deepEqual(historyLines({ ...pledge, status: "void", ledger, rewordings }).map(({ time, what, reason }) => [time, what, reason]), [
    ["19:30", "Ghi nhận 1.200.000.000\u00a0đồng", ""],
    ["19:31", "Sửa: bớt 200.000.000\u00a0đồng, còn 1.000.000.000\u00a0đồng", "Đọc nhầm"],
    ["19:32", "Trước đó ghi: tên “Cty Muối” (Tổ chức)", ""],
    ["19:33", "Hủy: −1.000.000.000\u00a0đồng", "Trùng"],
  ]);
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
