// Who is on, who is next, when to stand by.

import assert from "node:assert/strict";
import test from "node:test";
import { comingView, nowView, readyWords, stepsOf } from "../../../static/js/show/backstage.js";
import { at, running, said, standby } from "./states.js";

const LIVE = { status: /** @type {const} */ ("live"), good_at_ms: 0, silent_s: 0, refused: null };

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
const item = (id, more = {}) => ({
  id, number: id, title: `Tiết mục ${id}`, kind: "speech", presenter: "", office: "", planned_s: 600, starts_at: null, planned_at: said((id - 1) * 600), steps: [], ...more,
});
const ITEMS = [item(1), item(2, { presenter: "Ông Lê Văn Bình", office: "Phó Bí thư Tỉnh ủy" }), item(3)];

/** @param {any} show @param {number} seconds @param {any} [connection] */
const sight = (show, seconds, connection = LIVE) => ({ show, items: ITEMS, connection, nowMs: at(seconds) });

test("who comes on stands by five minutes before", () => {
  const words = (/** @type {number} */ seconds) => readyWords(at(seconds), at(0));
  assert.deepEqual([300, 301, 900].map(words), [
    { words: "Chuẩn bị ngay", now: true }, { words: "Chuẩn bị sau 1 phút", now: false }, { words: "Chuẩn bị sau 10 phút", now: false },
  ]);
  assert.equal(words(5400).words, "Chuẩn bị lúc 20:55");
});

test("those to come are foreseen from what is left, the next one marked", () => {
  const rows = comingView(sight(running(), 200)).map(({ number, next, who, starts, ready }) => [number, next, who, starts, ready]);
  assert.deepEqual(rows, [
    [2, true, "Ông Lê Văn Bình – Phó Bí thư Tỉnh ủy", "19:40", "Chuẩn bị sau 2 phút"],
    [3, false, "", "19:50", "Chuẩn bị sau 12 phút"],
  ]);
});

test("cut off, hours stay and minutes are not counted on", () => {
  const lost = sight(running(), 200, { ...LIVE, status: "lost", good_at_ms: at(195) });
  assert.deepEqual(comingView(lost).map(({ starts, ready, readyNow }) => [starts, ready, readyNow]), [["19:40", "", false], ["19:50", "", false]]);
  const { left, word } = nowView(lost);
  assert.deepEqual([left, word], ["–:––", "số liệu lúc 19:33:15"]);
});

test("before the first GO and after the end it says so", () => {
  assert.deepEqual([nowView(sight(standby(), 0)).title, comingView(sight(standby(), 0)).length], ["Chưa bắt đầu", 3]);
  const ended = running({ phase: "ended", current: null, standby: null, ended_at: said(600) });
  assert.deepEqual([nowView(sight(ended, 700)).title, comingView(sight(ended, 700)).length], ["Chương trình đã kết thúc", 0]);
});

test("of the steps those before the present one are done", () => {
  const steps = [1, 2, 3].map((id) => ({ id, title: `Bảng ${id}`, presenter: "", office: "" }));
  const states = (/** @type {any} */ step) => stepsOf(running({ current: { ...running().current, step } }), item(1, { steps })).map(({ state }) => state);
  assert.deepEqual(states(null), ["later", "later", "later"]);
  assert.deepEqual(states({ step_id: 2 }), ["done", "now", "later"]);
});
