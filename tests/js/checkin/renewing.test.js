import test from "node:test";
import assert from "node:assert/strict";
import { mayChange, newsWords } from "../../../static/js/checkin/renewing.js";

/** @type {import("../../../static/js/checkin/renewing.js").Moment & {idle_ms: number}} */
const FREE = { line: "live", asking: false, typing: false, shown: null, idle_ms: 5000 };

test("a desk nobody has touched for five seconds changes to the new version", () => {
  assert.deepEqual([mayChange(FREE), mayChange({ ...FREE, idle_ms: 4999 })], [true, false]);
});

test("never while a scan is on its way, a name is typed, or there is no line", () => {
  const idle_ms = 600_000;
  const moments = [{ asking: true }, { typing: true }, { line: /** @type {const} */ ("late") }, { line: /** @type {const} */ ("lost") }];
  assert.deepEqual(moments.map((moment) => mayChange({ ...FREE, idle_ms, ...moment })), [false, false, false, false]);
});

test("an answer that let somebody in stays half a minute; one that did not stays until it is put away", () => {
  const after = (/** @type {string} */ shown, /** @type {number} */ idle_ms) => mayChange({ ...FREE, shown, idle_ms });
  assert.deepEqual([after("admitted", 29_999), after("admitted", 30_000)], [false, true]);
  assert.deepEqual(["refused", "already", "waiting", "undone"].map((shown) => after(shown, 600_000)), [false, false, false, false]);
});

test("what is said tells what the change waits for", () => {
  assert.match(newsWords("live"), /khi rảnh tay/);
  assert.match(newsWords("lost"), /khi có mạng/);
});
