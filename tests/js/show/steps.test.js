import assert from "node:assert/strict";
import test from "node:test";
import { buttonsView } from "../../../static/js/show/console/buttons.js";
import { hardBoxView } from "../../../static/js/show/console/hard.js";
import { rowsView } from "../../../static/js/show/console/list.js";
import { nowView } from "../../../static/js/show/console/now.js";
import { readyView } from "../../../static/js/show/console/ready.js";
import { nextName, stepsView } from "../../../static/js/show/steps.js";
import { at, cue, item, running, said, step, walking } from "./states.js";

const ids = [11, 12, 13];
const cues = [cue(1, { steps: ids.map((id) => step(id)) }), cue(2)];
/** @type {any} */
const calm = { cues, refusal: null, pending: null, note: "", watching: false, nowMs: at(0) };
const live = /** @type {any} */ ({ status: "live", good_at_ms: at(0), silent_s: 0, refused: null });
const states = (/** @type {any} */ show, from = cues) => stepsView(show, from).map(({ state }) => state);

test("steps are done, now, next and later", () => {
  assert.deepEqual([0, 1, 2, 3].map((called) => states(walking(called, ids))), [
    ["next", "later", "later"], ["now", "next", "later"], ["done", "now", "next"], ["done", "done", "now"],
  ]);
  assert.deepEqual(states(running(), [cue(1), cue(2)]), []);
});

test("a skipped step and those a jump leaves out are passed over", () => {
  const some = [cue(1, { steps: [step(11), step(12, { skipped: true }), step(13)] })];
  assert.deepEqual(states(walking(1, [11, 13]), some), ["now", "passed", "next"]);
  assert.deepEqual(states(walking(1, ids, { next_step: null })), ["now", "passed", "passed"]);
});

test("GO names the step it will call, then the cue", () => {
  const words = [0, 2, 3].map((called) => /** @type {any} */ (buttonsView(walking(called, ids), calm)).go_words);
  assert.deepEqual(words, ["1.1 Đơn vị 11", "1.3 Đơn vị 13", "2. Tiết mục 2"]);
  assert.equal(nextName(walking(1, ids), []), "1.2 Đơn vị 12");
});

test("BACK says which step it undoes", () => {
  const words = [0, 2].map((called) => /** @type {any} */ (buttonsView(walking(called, ids), calm)).back_words);
  assert.deepEqual(words, ["BACK: hoàn tác GO", "BACK: hoàn tác bước 1.2"]);
});

test("steps that are left can be passed over, and taken up again", () => {
  const skip = (/** @type {any} */ show) => { const view = /** @type {any} */ (buttonsView(show, calm)); return [view.skip.hidden, view.skip_words]; };
  assert.deepEqual(skip(walking(1, ids)), [false, "Bỏ qua 2 bước còn lại"]);
  assert.deepEqual(skip(walking(1, ids, { next_step: null })), [false, "Quay lại 2 bước còn lại"]);
  assert.deepEqual([skip(walking(3, ids))[0], skip(running())[0]], [true, true]);
});

test("NOW shows the step that runs and how many are left", () => {
  const view = /** @type {any} */ (nowView(walking(1, ids), cues, live, at(60)));
  assert.deepEqual([view.now_word, view.now_title, view.now_step], ["Đang diễn ra · còn 2/3 bước", "1. Tiết mục 1", { text: "1.1 Đơn vị 11", hidden: false }]);
  assert.equal(/** @type {any} */ (nowView(running(), cues, live, at(60))).now_step.hidden, true);
});

test("the list shows the steps of what runs, and which cues have their own hour", () => {
  const rows = rowsView(walking(1, ids), [...cues.slice(0, 1), cue(2, { starts_at: said(900) })], at(60));
  assert.deepEqual(rows.map(({ steps, hard }) => [steps.length, hard]), [[3, false], [0, true]]);
});

test("a watching console has every button of the show shut", () => {
  const view = /** @type {any} */ (buttonsView(walking(1, ids), { ...calm, watching: true, refusal: { kind: "watching", words: "A đang cầm nhịp – bạn đang xem" } }));
  const shut = ["back", "hold", "adjust30", "adjust-60", "skip", "end", "reset", "roll"].filter((name) => !view[name].disabled);
  assert.deepEqual([shut, view.go.attr["aria-disabled"], view.go_words], [[], "true", "A đang cầm nhịp – bạn đang xem"]);
});

test("what happens by itself is counted down on GO, except on a lost line", () => {
  const show = running({ advance_at: said(12) });
  const auto = (/** @type {any} */ more) => /** @type {any} */ (buttonsView(show, { ...calm, ...more })).go_auto;
  assert.deepEqual([auto({}).text, auto({ refusal: { kind: "line", words: "" } }).hidden], ["tự gọi sau 0:12", true]);
});

test("lamps burn for the departments that are ready", () => {
  const on = (/** @type {any} */ show) => readyView(show).filter((lamp) => lamp.on).map(({ name }) => name);
  assert.deepEqual(on(running({ ready: ["screen", "sound"] })), ["Âm thanh", "Màn LED"]);
  assert.deepEqual(readyView(running({ standby: null })), []);
});

const hard = { cue_id: 3, number: 3, title: "Trực tiếp", starts_at: said(1500), over_s: -300 };

test("the strip says the gap or the lateness at the next live slot", () => {
  const view = /** @type {any} */ (hardBoxView(running({ next_hard: hard }), at(0)));
  assert.deepEqual([view.hard, view.hard_unit, view.hard_place, view.hard_box.hidden], ["−5", "phút · dư", "mốc 19:55 · mục 3", false]);
  assert.equal(/** @type {any} */ (hardBoxView(running({ next_hard: { ...hard, over_s: 130 } }), at(0))).hard_unit, "phút · trễ");
  assert.deepEqual(hardBoxView(running(), at(0)), { hard_box: { hidden: true } });
});

test("a cue on standby is named where no step is left", () => {
  assert.deepEqual([nextName(running({ standby: item(5) }), cues), nextName(running({ standby: null }), cues)], ["5. Tiết mục 5", null]);
});
