// What a speaker reads at the edge of the stage.

import assert from "node:assert/strict";
import test from "node:test";
import { messageFor, shortFromS, view } from "../../../static/js/show/timer.js";
import { at, running, standby } from "./states.js";

const LIVE = { status: /** @type {const} */ ("live"), good_at_ms: 0, silent_s: 0, refused: null };

/** @param {any} show @param {number} seconds after the start @param {any} [connection] */
const seen = (show, seconds, connection = LIVE) => view({ show, items: [], connection, nowMs: at(seconds) }, at(seconds));

test("the time that is left has a word beside its colour", () => {
  const shown = [0, 500, 601].map((seconds) => seen(running(), seconds)).map(({ face, digits, word }) => [face, digits, word]);
  assert.deepEqual(shown, [["calm", "10:00", "còn lại"], ["soon", "1:40", "sắp hết giờ"], ["over", "+0:01", "quá giờ"]]);
});

test("the last fifth is short, at least half a minute, at most two", () => {
  const short = (/** @type {number} */ planned_s) => shortFromS(/** @type {any} */ ({ planned_s, adjust_s: 0 }));
  assert.deepEqual([60, 300, 3600].map(short), [30, 60, 120]);
});

test("cut off, nothing counts that could look true, and the clock goes on", () => {
  const { face, digits, clock, part } = seen(running(), 60, { ...LIVE, status: "lost" });
  assert.deepEqual([face, digits, clock, part], ["lost", "–:––", "19:31", 0]);
  assert.equal(seen(running(), 60, { ...LIVE, refused: "forbidden" }).digits, "–:––");
});

test("a hold stands still and says so", () => {
  const held = running({ phase: "held", current: { ...running().current, held_since: new Date(at(100)).toISOString() } });
  assert.deepEqual([seen(held, 100), seen(held, 400)].map(({ face, digits, word }) => [face, digits, word]), [["held", "8:20", "tạm dừng"], ["held", "8:20", "tạm dừng"]]);
});

test("where nothing runs the time of day stands there", () => {
  const before = seen(standby(), 75);
  assert.deepEqual([before.face, before.digits, before.word, before.what], ["clock", "19:31:15", "Chưa bắt đầu", "Kế tiếp: Tiết mục 1"]);
  const after = seen(running({ phase: "ended", current: null, standby: null }), 75);
  assert.deepEqual([after.word, after.what], ["Chương trình đã kết thúc", ""]);
});

test("a step is called by its own name", () => {
  assert.equal(seen(running(), 0).what, "Tiết mục 1");
  assert.equal(seen(running({ current: { ...running().current, step: { step_id: 1, title: "Bảng thứ nhất" } } }), 0).what, "Bảng thứ nhất");
});

test("only what is meant for the timer or for all is shown, the urgent before the newest", () => {
  const say = (/** @type {number} */ id, /** @type {string} */ target, level = "info") => ({ id, target, level, text: `${id}` });
  const shown = (/** @type {any[]} */ ...messages) => messageFor(running({ messages }))?.text ?? null;
  assert.deepEqual([shown(say(1, "mc"), say(2, "crew")), shown(say(1, "timer"), say(2, "all")), shown(say(1, "all", "urgent"), say(2, "timer"))], [null, "2", "1"]);
});

test("the director's darkness is told", () => {
  assert.deepEqual([seen(running(), 0).dark, seen(running({ timer_dark: true }), 0).dark], [false, true]);
});

test("digits that need more room are smaller", () => {
  const sizes = [0, 600 + 725, 600 + 4000].map((seconds) => seen(running(), seconds)).map(({ digits, size }) => [digits, size]);
  assert.deepEqual(sizes, [["10:00", "short"], ["+12:05", "middling"], ["+1:06:40", "long"]]);
});
