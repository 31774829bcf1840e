import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { view } from "../../../static/js/show/crew.js";
import { nameOf, view as told } from "../../../static/js/show/telling.js";
import { cue, running, said, standby } from "./states.js";

/** @param {number} id @param {Record<string, unknown>} [more] */
const noted = (id, more = {}) => cue(id, { notes: { mc: "bí mật", sound: `âm thanh ${id}`, light: "", screen: "", stage: "" }, ...more });

test("a department reads only its own notes, for now, next and after", () => {
  const cues = [noted(1), noted(2), noted(3, { skipped: true }), noted(4)];
  assert.deepEqual(
    view(running(), cues, "sound").map(({ when, title, note }) => [when, title, note]),
    [["now", "1. Tiết mục 1", "âm thanh 1"], ["next", "2. Tiết mục 2", "âm thanh 2"], ["after", "4. Tiết mục 4", "âm thanh 4"]],
  );
});

test("before the show there is a next but no now", () => {
  assert.deepEqual(view(standby(), [noted(1), noted(2)], "light").map(({ title, there }) => [title, there]), [
    ["Chưa bắt đầu", false], ["1. Tiết mục 1", true], ["2. Tiết mục 2", true],
  ]);
});

test("at the end it says so", () => {
  assert.deepEqual(view(running({ phase: "ended", current: null, standby: null }), [noted(1)], "sound").map(({ title }) => title), [
    "Chương trình đã kết thúc", "Không còn tiết mục nào", "",
  ]);
});

test("who runs the LED wall reads which scene comes", () => {
  assert.deepEqual(view(running(), [noted(1, { scene: "tote" }), noted(2)], "screen").map(({ scene }) => scene), ["Bảng tổng", "Tên tiết mục", ""]);
});

const message = /** @type {any} */ ({ text: "Chậm lại", target: "mc", level: "urgent", at: said(60) });

test("a message reaches whom it is for until it is tapped away", () => {
  const shown = (/** @type {any} */ one, /** @type {"mc" | "crew"} */ reader, /** @type {string | null} */ seen) => !(/** @type {any} */ (told(one, reader, seen)).told.hidden);
  assert.deepEqual(
    [shown(message, "mc", null), shown(message, "crew", null), shown({ ...message, target: "all" }, "crew", null), shown(message, "mc", nameOf(message)), shown(null, "mc", null)],
    [true, false, true, false, false],
  );
});

test("the same words said again are a new message", () => {
  assert.equal(/** @type {any} */ (told({ ...message, at: said(120) }, "mc", nameOf(message))).told.hidden, false);
});

test("a message is read aloud from beside the button, not from inside it, until it is tapped away", () => {
  const aloud = (/** @type {string | null} */ seen) => /** @type {any} */ (told(message, "mc", seen)).told_aloud;
  assert.deepEqual([aloud(null), aloud(nameOf(message))], ["KHẨN – đạo diễn 19:31: Chậm lại", ""]);
  const page = readFileSync(new URL("../../../templates/show/parts/told.html", import.meta.url), "utf8");
  assert.match(page, /role="alert" data-slot="told_aloud"><\/p>\s*<button/);
  assert.doesNotMatch(page.slice(page.indexOf("<button")), /role="alert"/);
});
