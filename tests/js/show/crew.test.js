import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Problem } from "../../../static/js/lib/http.js";
import { readyView, view } from "../../../static/js/show/crew.js";
import { acknowledger, aloud, nameOf, view as told } from "../../../static/js/show/telling.js";
import { cue, running, said, standby, step, walking } from "./states.js";

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

test("the steps of now stand under it: the one that runs and the two after it", () => {
  const ids = [11, 12, 13, 14, 15];
  const cues = [noted(1, { steps: ids.map((id) => step(id)) }), noted(2)];
  const [now, next] = view(walking(2, ids), cues, "sound");
  assert.deepEqual([now.steps.map(({ name, state }) => [name, state]), next.steps], [[["1.2", "now"], ["1.3", "next"], ["1.4", "later"]], []]);
});

test("READY names its cue, says that it was said, and is shut without a line or a cue", () => {
  const good = { live: true, pending: false };
  const said_ = (/** @type {any} */ show, line = good) => { const { ready, ready_word, ready_for } = readyView(show, "sound", line); return [ready.disabled, ready.attr["aria-pressed"], ready_word, ready_for]; };
  assert.deepEqual(said_(running()), [false, "false", "SẴN SÀNG", "2. Tiết mục 2"]);
  assert.deepEqual(said_(running({ ready: ["light", "sound"] })), [false, "true", "ĐÃ BÁO SẴN SÀNG", "2. Tiết mục 2"]);
  assert.deepEqual(said_(running({ standby: null, ready: [] }))[0], true);
  assert.deepEqual(said_(running(), { live: false, pending: false })[0], true);
});

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
const message = (id, more = {}) => ({ id, text: "Chậm lại", target: "mc", level: "info", at: said(60), acks: [], ...more });
const shown = (/** @type {any[]} */ messages, /** @type {any[]} */ targets, tapped = /** @type {string[]} */ ([])) => told(messages, targets, tapped).map(({ id }) => id);

test("a message reaches whom it is for until it is tapped away", () => {
  const all = [message(1), message(2, { target: "crew" }), message(3, { target: "sound" }), message(4, { target: "light" }), message(5, { target: "all" }), message(6, { target: "timer" })];
  assert.deepEqual(shown(all, ["mc", "all"]), [5, 1]);
  assert.deepEqual(shown(all, ["sound", "crew", "all"]), [5, 3, 2]);
  assert.deepEqual(shown(all, ["mc", "all"], [nameOf(message(1))]), [5]);
});

test("an urgent message stands above a newer calm one", () => {
  assert.deepEqual(shown([message(1, { level: "urgent" }), message(2, { target: "all" })], ["mc", "all"]), [1, 2]);
});

test("the same words said again are a new message", () => {
  assert.deepEqual(shown([message(2)], ["mc"], [nameOf(message(1))]), [2]);
});

test("a message is read aloud from beside the button, not from inside it, until it is tapped away", () => {
  const urgent = message(1, { level: "urgent" });
  assert.deepEqual([aloud(told([urgent], ["mc"], [])), aloud(told([urgent], ["mc"], [nameOf(urgent)]))], ["KHẨN – đạo diễn 19:31: Chậm lại", ""]);
  const page = readFileSync(new URL("../../../templates/show/parts/told.html", import.meta.url), "utf8");
  assert.match(page, /role="alert" data-slot="told_aloud"><\/p>\s*<div/);
});

test("a tap is told once the server can be reached; a message that was taken back is owed nothing", async () => {
  /** @type {string[]} */
  const heard = [];
  const gone = new Problem({ status: 404, code: "missing", title: "", detail: "" });
  const answers = [gone, null];
  const http = /** @type {any} */ ({ post: async (/** @type {string} */ path) => { heard.push(path); const answer = answers.shift(); if (answer) throw answer; } });
  const acknowledge = acknowledger(http);
  await acknowledge(7);
  await acknowledge(8);
  assert.deepEqual(heard, ["show/messages/7/ack", "show/messages/8/ack"]);
});
