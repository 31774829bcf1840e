import test from "node:test";
import assert from "node:assert/strict";
import { batchOf, deviceStore, isOwn, join, keep, parseQueue, settle, tabStore } from "../../../static/js/checkin/waiting.js";
import { fullShelf, memoryShelf, memoryStorage } from "./shelves.js";

const AT = "2024-10-17T12:29:00.000Z";
const one = { key: "a", code: "58463697698027703788", scanned_at: AT };
const other = { key: "b", code: "11111111111111111111", scanned_at: AT };

/** @param {readonly {key: string}[]} queue */
const keys = (queue) => queue.map(({ key }) => key);

test("a scan stands once in the queue, with what is known of it last", () => {
  assert.deepEqual(keep([one], other), [one, other]);
  assert.deepEqual(keep([one, other], { ...one, wish: "undo" }), [{ ...one, wish: "undo" }, other]);
});

test("what was answered no longer waits; what came meanwhile does", () => {
  assert.deepEqual(settle([one, other], [{ key: "a" }]), [other]);
});

test("a handing over carries codes, times and desks, and whether the guest went in already", () => {
  assert.deepEqual(batchOf([{ ...one, desk: "Bàn 1", guest_id: 44 }]), { items: [{ ...one, desk: "Bàn 1", offline: true }] });
  assert.deepEqual(batchOf([{ ...one, desk: "" }]), { items: [{ ...one, offline: false }] });
});

test("a handing over takes at most five hundred, and nothing that is only asked about or taken back", () => {
  const many = Array.from({ length: 501 }, (_, index) => ({ ...one, key: String(index) }));
  assert.equal(batchOf(many).items.length, 500);
  assert.deepEqual(batchOf([{ ...one, wish: "ask" }, { ...other, wish: "undo" }]), { items: [] });
});

test("an admission with this very scan's time is its own, however the server writes the time", () => {
  assert.equal(isOwn(one, { scanned_at: "2024-10-17T19:29:00.000+07:00" }), true);
  assert.equal(isOwn(one, { scanned_at: "2024-10-17T19:29:00.001+07:00" }), false);
  assert.equal(isOwn(one, { scanned_at: null }), false);
  assert.equal(isOwn(one, null), false);
});

test("a queue outlives a reload, and what is broken in it is left out", async () => {
  const storage = memoryStorage();
  await tabStore(storage, "lang-nghe-2024").put(one);
  assert.deepEqual(await tabStore(storage, "lang-nghe-2024").load(), [one]);
  assert.deepEqual(await tabStore(storage, "khac").load(), []);
  assert.deepEqual(parseQueue(JSON.stringify([one, { key: 1 }, null])), [one]);
  assert.deepEqual(parseQueue("{broken"), []);
});

test("the device's queue is every tab's; a full disk leaves a scan in its tab, and nothing is lost", async () => {
  const shelf = memoryShelf();
  const storage = memoryStorage();
  await deviceStore(shelf, tabStore(memoryStorage(), "x")).put(one);
  await deviceStore({ ...shelf, put: fullShelf().put }, tabStore(storage, "x")).put(other);
  const both = deviceStore(shelf, tabStore(storage, "x"));
  assert.deepEqual(keys(await both.load()), ["a", "b"]);
  await both.drop(["a", "b"]);
  assert.deepEqual(await both.load(), []);
});

test("without a shelf the queue stays in the tab", async () => {
  const storage = memoryStorage();
  await deviceStore(null, tabStore(storage, "x")).put(one);
  assert.deepEqual(await tabStore(storage, "x").load(), [one]);
});

test("two places' queues are joined by time, each scan once", () => {
  const later = { ...other, scanned_at: "2024-10-17T12:31:00.000Z" };
  assert.deepEqual(join([later, { ...one, wish: "undo" }], [one]), [{ ...one, wish: "undo" }, later]);
});
