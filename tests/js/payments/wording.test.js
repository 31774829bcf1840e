import assert from "node:assert/strict";
import test from "node:test";
import { amountOf, cameWords, choices, dayWords, dueView, figuresView, refusalWords, reportView, sharesView } from "../../../static/js/payments/wording.js";

const NOTHING = { pledged: 0, received: 0, outstanding: 0, over: 0, held: 0, count: 0, waiting: 0 };
const DUE = {
  pledge_id: 1, reference: "UH-0001-3", donor: "Chị Hai", kind: "cash", status: "confirmed", state: /** @type {const} */ ("partly"), pledged: 5_000_000, received: 2_000_000,
  outstanding: 3_000_000, over: 0, quantity: null, goods: 0, unit: "", description: "", receipts: 1, taken_at: "", days: 9, contact: { name: "Anh Ba", phone: "0912345678" },
};

test("pledged, received and outstanding are three figures, and nothing else is mixed in", () => {
  const shown = figuresView({ cash: { ...NOTHING, pledged: 9_000_000, received: 5_000_000, outstanding: 4_000_000, held: 1_000_000, count: 3, waiting: 2 }, support: NOTHING, goods: { ...NOTHING, pledged: 40_000_000, count: 1, waiting: 1 }, ages: [] });
  assert.deepEqual([shown.pledged, shown.received, shown.outstanding], ["9.000.000\u00a0đồng", "5.000.000\u00a0đồng", "4.000.000\u00a0đồng"]);
  assert.equal(shown["pledged-more"], "trong đó giữ lại 1.000.000\u00a0đồng");
  assert.deepEqual(shown.beside, { text: "Hiện vật: 1 khoản, còn chờ 1", hidden: false });
});

test("a pledge of money says what is left, for how long, and whom to ask", () => {
  const shown = dueView(DUE);
  assert.deepEqual([shown.pledged, shown.outstanding, shown.waits, shown.contact], ["5.000.000\u00a0đồng", "3.000.000\u00a0đồng", "9 ngày", "Anh Ba · 0912345678"]);
  assert.equal(dueView({ ...DUE, state: "over", over: 1_000 }).over, "thừa 1.000\u00a0đồng");
  assert.equal(dueView({ ...DUE, state: "received" }).waits, "");
  assert.equal(dueView({ ...DUE, days: 0 }).waits, "từ hôm nay");
});

test("goods are counted in their unit, never in đồng", () => {
  const shown = dueView({ ...DUE, kind: "in_kind", quantity: 10, goods: 4, unit: "tấn" });
  assert.deepEqual([shown.pledged, shown.received, shown.outstanding], ["10 tấn", "4 tấn", "6 tấn"]);
  assert.equal(dueView({ ...DUE, kind: "in_kind" }).pledged, "không ghi số lượng");
});

test("a line is shared within what it holds", () => {
  assert.deepEqual(sharesView(10, [{ amount: "4" }, { amount: "6" }]), { amounts: [4, 6], sum: 10, rest: 0, writes: true, unread: false });
  assert.equal(sharesView(10, [{ amount: "11" }]).writes, false);
  assert.equal(sharesView(10, [{ amount: "" }]).writes, false);
  assert.equal(sharesView(10, [{ amount: "0" }]).writes, false);
  assert.equal(sharesView(10, []).writes, false);
});

test("an amount is read with or without dots or as it is said, and nothing else is guessed", () => {
  assert.deepEqual(["1.250.000", "1250000", " 5 ", "5tr", "1,2 tỷ", "-5", "1,5", ""].map(amountOf), [1_250_000, 1_250_000, 5, 5_000_000, 1_200_000_000, null, null, null]);
  const said = (/** @type {string} */ amount) => sharesView(10, [{ amount }]).unread;
  assert.deepEqual([said("mười"), said("10"), said("")], [true, false, false]);
});

test("to choose from is first what waits, each pledge once and none that is void", () => {
  const due = (/** @type {number} */ pledge_id, status = "confirmed") => /** @type {import("../../../static/js/payments/types").Due} */ (/** @type {unknown} */ ({ pledge_id, status }));
  const found = choices([[due(5), due(7)], [due(1), due(5), due(2, "void"), due(6)]], 4);
  assert.deepEqual(found.map(({ pledge_id }) => pledge_id), [5, 7, 1, 6]);
});

test("a receipt says what came, an import what it would bring", () => {
  const receipt = { id: 1, number: 1, pledge_id: 1, line_id: null, amount: 12_000_000, quantity: 3, matched_by: /** @type {const} */ ("person"), received_on: "2024-10-17", note: "", at: "", by: "", undone_at: null, undone_by: null, undone_reason: "" };
  assert.equal(cameWords({ ...receipt, source: "goods" }, "tấn"), "3 tấn · ước 12.000.000\u00a0đồng");
  assert.equal(cameWords({ ...receipt, source: "cash" }, ""), "12.000.000\u00a0đồng");
  assert.equal(dayWords("2024-10-17"), "17/10/2024");
  const report = { bank: "B", created: 2, updated: 0, unchanged: 1, money_out: 1, amount: 7_000, matched: 1, rows: [], warnings: [], errors: [], columns: [] };
  assert.equal(reportView(report).counts, "2 dòng mới, 7.000\u00a0đồng · 1 tự khớp theo mã · 1 đã có · 1 dòng tiền ra, không nhập");
  assert.deepEqual([reportView(report).writes, reportView({ ...report, created: 0 }).writes], [true, false]);
  assert.equal(reportView({ ...report, errors: [{ row: 1, column: "", message: "x" }] }).writes, false);
});

test("a refusal of a shared line says for which pledge", () => {
  const shares = [{ reference: "UH-0004-5" }, { reference: "UH-0006-8" }];
  assert.equal(refusalWords({ errors: { "shares.1": "Khoản này là hiện vật." }, detail: "" }, shares), "UH-0006-8: Khoản này là hiện vật.");
  assert.equal(refusalWords({ errors: { "shares.0.amount": "Không đọc được." }, detail: "" }, shares), "UH-0004-5: Không đọc được.");
  assert.equal(refusalWords({ errors: {}, detail: "Dòng này chỉ còn 5 đồng." }, shares), "Dòng này chỉ còn 5 đồng.");
  assert.equal(refusalWords({ errors: { amount: "Ghi số tiền." }, detail: "" }, []), "Ghi số tiền.");
  assert.match(refusalWords({ errors: { "Idempotency-Key": "x" }, detail: "" }, shares), /^Lần bấm trước đã ghi nhận rồi/);
});
