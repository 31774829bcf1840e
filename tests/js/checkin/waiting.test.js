import test from "node:test";
import assert from "node:assert/strict";
import { batchOf, isOwn, keep, parseQueue, settle, tabStore } from "../../../static/js/checkin/waiting.js";

const AT = "2024-10-17T12:29:00.000Z";
const one = { key: "a", code: "58463697698027703788", scanned_at: AT };
const other = { key: "b", code: "11111111111111111111", scanned_at: AT };

test("a code that waits already does not wait twice", () => {
  assert.deepEqual(keep([one], { ...one, key: "c" }), [one]);
  assert.deepEqual(keep([one], other), [one, other]);
});

test("what was answered no longer waits; what came meanwhile does", () => {
  assert.deepEqual(settle([one, other], [{ key: "a" }]), [other]);
});

test("a handing over carries codes and times, the oldest first, at most five hundred", () => {
  assert.deepEqual(batchOf([one], "Bàn 1"), { items: [{ ...one, desk: "Bàn 1" }] });
  assert.deepEqual(batchOf([one], ""), { items: [one] });
  const many = Array.from({ length: 501 }, (_, index) => ({ ...one, key: String(index) }));
  assert.equal(batchOf(many, "").items.length, 500);
});

test("an admission with this very scan's time is its own, however the server writes the time", () => {
  assert.equal(isOwn(one, { scanned_at: "2024-10-17T19:29:00.000+07:00" }), true);
  assert.equal(isOwn(one, { scanned_at: "2024-10-17T19:29:00.001+07:00" }), false);
  assert.equal(isOwn(one, { scanned_at: null }), false);
  assert.equal(isOwn(one, null), false);
});

test("a queue outlives a reload, and what is broken in it is left out", () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = { getItem: (/** @type {string} */ name) => kept.get(name) ?? null, setItem: (/** @type {string} */ name, /** @type {string} */ text) => { kept.set(name, text); } };
  tabStore(storage, "lang-nghe-2024").save([one]);
  assert.deepEqual(tabStore(storage, "lang-nghe-2024").load(), [one]);
  assert.deepEqual(tabStore(storage, "khac").load(), []);
  assert.deepEqual(parseQueue(JSON.stringify([one, { key: 1 }, null])), [one]);
  assert.deepEqual(parseQueue("{broken"), []);
});
