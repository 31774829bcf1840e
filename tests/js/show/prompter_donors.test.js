// The MC reads of the donors to call what the pledge desk knows now, not what the script said of them.

import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../static/js/lib/http.js";
import { askDonors } from "../../../static/js/show/prompter/asking.js";
import { doubtOf, lineOf, namedBy, UNASKED } from "../../../static/js/show/prompter/donors.js";
import { callsView, donorNow, scriptOf } from "../../../static/js/show/prompter/script.js";
import { cue, running, step, walking } from "./states.js";

/** @typedef {import("../../../static/js/show/prompter/donors.js").Called} Called */

/** @param {Partial<Called>} [more] @returns {Called} */
const called = (more = {}) => ({
  pledge_id: 7, name: "Công ty Muối Cà Ná", anonymous: false, kind: "cash", amount: 500_000_000, amount_in_words: "Năm trăm triệu đồng",
  programme: "fund", gift: "", status: "held", ...more,
});

/** @param {Partial<Called>[]} items */
const known = (...items) => ({ items: items.map(called), missing: [], at_ms: 0, failed: false });

const scriptedStep = step(11, { title: "Công ty Muối", presenter: "Ông Minh", text: "Xin mời Công ty Muối.\n300.000.000\u00a0đồng (Ba trăm triệu đồng)", pledge_id: 7 });

test("name, amount and words are those of the pledge; what the script said of the gift is left out", () => {
  const line = lineOf(scriptedStep, known({}));
  assert.deepEqual(line, {
    title: "Công ty Muối Cà Ná", presenter: "Ông Minh", text: "Xin mời Công ty Muối.", note: "Kịch bản ghi: Công ty Muối",
    money: "500.000.000\u00a0đồng", words: "Năm trăm triệu đồng", gift: "", purpose: "Quỹ “Vì người nghèo”", mark: "",
  });
  assert.equal(lineOf({ ...scriptedStep, title: "Công ty Muối Cà Ná" }, known({})).note, "");
});

test("of a donor who wishes no name any more the script's own words are not shown either", () => {
  const line = lineOf(scriptedStep, known({ name: "Nhà hảo tâm", anonymous: true }));
  assert.deepEqual([line.title, line.presenter, line.text, line.note, line.money], ["Nhà hảo tâm", "", "", "", "500.000.000\u00a0đồng"]);
  const knowing = { ...scriptedStep, title: "Nhà hảo tâm", presenter: "", text: "Một tấm lòng thầm lặng." };
  assert.equal(lineOf(knowing, known({ name: "Nhà hảo tâm", anonymous: true })).text, "Một tấm lòng thầm lặng.");
});

test("an amount that is not to be said is not; a gift is said in words", () => {
  const unsaid = { amount: null, amount_in_words: null };
  assert.equal(lineOf(scriptedStep, known(unsaid)).money, "Không nêu số tiền");
  const rice = lineOf({ ...scriptedStep, text: "Trao tặng: 5 tấn gạo" }, known({ ...unsaid, kind: "in_kind", gift: "10 tấn gạo" }));
  assert.deepEqual([rice.money, rice.gift, rice.text], ["", "10 tấn gạo", ""]);
});

test("void, released before its time, not there: each is marked, and of a void one nothing more is said", () => {
  const gone = lineOf(scriptedStep, known({ status: "void", amount: null, amount_in_words: null }));
  assert.deepEqual([gone.mark, gone.title, gone.money, gone.text, gone.presenter], ["void", "Công ty Muối Cà Ná", "", "", ""]);
  assert.equal(lineOf(scriptedStep, known({ status: "confirmed" })).mark, "given");
  assert.equal(lineOf(scriptedStep, { ...known(), missing: [7] }).mark, "missing");
  assert.equal(lineOf(step(12), known()).mark, "");
});

test("before the desk has answered the script stands, and says so once the desk does not answer", () => {
  assert.deepEqual([lineOf(scriptedStep, UNASKED).title, lineOf(scriptedStep, UNASKED).mark], ["Công ty Muối", ""]);
  assert.equal(lineOf(scriptedStep, { ...UNASKED, failed: true }).mark, "asking");
});

test("the list says since when it may not be true any more", () => {
  const clock = () => "19:42:07";
  assert.deepEqual(
    [doubtOf(known(), false, clock), doubtOf(known(), true, clock), doubtOf({ ...known(), failed: true }, false, clock), doubtOf({ ...UNASKED, failed: true }, true, clock)],
    ["", "Số liệu lúc 19:42:07, đang hỏi lại bàn tiếp nhận.", "Số liệu lúc 19:42:07, đang hỏi lại bàn tiếp nhận.", "Chưa hỏi được bàn tiếp nhận: tên và số tiền theo kịch bản."],
  );
  assert.equal(doubtOf(UNASKED, true, clock), "");
});

test("who is asked about: the donors of the running item and of the next, without those passed over", () => {
  const cues = [cue(1, { steps: [step(11, { pledge_id: 7 }), step(12, { pledge_id: 8, skipped: true }), step(13)] }), cue(2, { steps: [step(21, { pledge_id: 9 })] }), cue(3, { steps: [step(31, { pledge_id: 10 })] })];
  assert.deepEqual([namedBy(running(), cues), namedBy(null, cues)], [[7, 9], []]);
});

/** The first of two donors is called. @param {string} title @param {string} [text] */
function onStage(title, text = "") {
  const first = step(11, { title, text, presenter: "Ông Minh", pledge_id: 7 });
  const state = walking(1, [11, 12]);
  state.current.step = { ...state.current.step, title, presenter: "Ông Minh", pledge_id: 7 };
  return { state, cues: [cue(1, { steps: [first, step(12, { pledge_id: 8 })] }), cue(2)] };
}

test("the next three are listed as the desk knows them", () => {
  const { state, cues } = onStage("Công ty Muối");
  const { steps } = callsView(state, cues, null, known({ pledge_id: 8, name: "HTX Nho", status: "confirmed" }));
  assert.deepEqual(steps.map(({ name, title, mark }) => [name, title, mark]), [["1.2", "HTX Nho", "given"]]);
});

test("the script of a donor on stage ends with the gift as it is now", () => {
  const { state, cues } = onStage("Công ty Muối", "Xin trân trọng kính mời!\n300.000.000\u00a0đồng (Ba trăm triệu đồng)");
  const script = scriptOf(state, cues, known({}));
  assert.deepEqual([script?.name, script?.presenter, script?.paragraphs], ["1.1 Công ty Muối Cà Ná", "Ông Minh", ["Xin trân trọng kính mời!", "500.000.000\u00a0đồng (Năm trăm triệu đồng)"]]);
  assert.deepEqual(scriptOf(state, cues, known({ status: "void", amount: null }))?.paragraphs, ["Khoản này đã hủy: không mời lên sân khấu."]);
});

test("the script on stage names nobody who wishes no name", () => {
  const { state, cues } = onStage("Bà Trần Thị Kín", "Xin mời bà Kín.");
  const script = scriptOf(state, cues, known({ name: "Nhà hảo tâm", anonymous: true, amount_in_words: null, amount: null }));
  assert.deepEqual([script?.name, script?.presenter, script?.paragraphs], ["1.1 Nhà hảo tâm", "", ["Nhà hảo tâm", "Không nêu số tiền"]]);
  const shown = donorNow(state, { pledge_id: 7, name: "Nhà hảo tâm", anonymous: true, amount: 5, amount_in_words: "Năm đồng", kind: "cash" });
  assert.deepEqual([shown?.name, shown?.presenter], ["Nhà hảo tâm", ""]);
});

/** A desk that answers when the test says so. */
function slowDesk() {
  /** @type {{answer: (items: unknown[]) => void, fail: () => void}[]} */
  const asked = [];
  const get = () => new Promise((resolve, reject) => {
    asked.push({
      answer: (items) => resolve({ items, missing: [] }),
      fail: () => reject(new Problem({ status: 403, code: "forbidden", title: "Không", detail: "" })),
    });
  });
  const deps = /** @type {any} */ ({ http: { get }, clock: { serverNow: () => 42 } });
  return { asked, deps };
}

const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test("nobody is asked while no step names a pledge, and again where others are named", async () => {
  const { asked, deps } = slowDesk();
  const donors = askDonors(deps, () => {});
  donors.again();
  donors.name([]);
  assert.equal(asked.length, 0);
  donors.name([7]);
  donors.name([7]);
  assert.equal(asked.length, 1);
  asked[0].answer([called()]);
  await settled();
  assert.deepEqual([donors.known().items.length, donors.known().at_ms, donors.known().failed], [1, 42, false]);
});

test("what the desk said last stays where it does not answer, marked", async () => {
  const { asked, deps } = slowDesk();
  let told = 0;
  const donors = askDonors(deps, () => { told += 1; }, async () => {});
  donors.name([7]);
  asked[0].answer([called()]);
  await settled();
  donors.again();
  asked[1].fail();
  await settled();
  assert.deepEqual([donors.known().items.length, donors.known().at_ms, donors.known().failed, told], [1, 42, true, 2]);
});
