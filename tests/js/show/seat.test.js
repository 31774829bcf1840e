import assert from "node:assert/strict";
import test from "node:test";
import { holding, ownSeat, seatView, watchingWords } from "../../../static/js/show/console/seat.js";
import { running } from "./states.js";

const line = { live: true, pending: false };
const theirs = running({ caller: { name: "Trần Văn A", seat: "ghế 2", since: "" } });

/** A tab's storage and the channel to the other tabs. */
function browser() {
  /** @type {any[]} */
  const channels = [];
  return {
    /** @param {Record<string, string>} kept @returns {any} */
    storage: (kept) => ({ kept, getItem: (/** @type {string} */ key) => kept[key] ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept[key] = value; } }),
    /** @returns {any} */
    channel: () => {
      const channel = { onmessage: /** @type {any} */ (null), postMessage: (/** @type {any} */ data) => { for (const one of channels) if (one !== channel) one.onmessage({ data }); } };
      channels.push(channel);
      return channel;
    },
  };
}

test("a seat outlives a reload; a duplicated tab gets its own", () => {
  const { storage, channel } = browser();
  const kept = storage({});
  const first = ownSeat(kept, channel());
  const before = first.id();
  const copy = ownSeat(storage({ ...kept.kept }), channel());
  assert.deepEqual([first.id(), copy.id() === before, copy.id().length], [before, false, 32]);
  const reloaded = ownSeat(storage({ ...kept.kept }), browser().channel());
  assert.equal(reloaded.id(), before);
});

test("who holds the call is said, and only what may be done about it is offered", () => {
  const view = (/** @type {any} */ show, /** @type {string} */ seat) => { const { seat_words, seat_take, seat_leave, seat_over } = seatView(show, seat, line); return [seat_words, !seat_take.hidden, !seat_leave.hidden, !seat_over.hidden]; };
  assert.deepEqual(view(running(), "ghế 1"), ["Chưa ai cầm nhịp", true, false, false]);
  assert.deepEqual(view(theirs, "ghế 2"), ["Bạn đang cầm nhịp", false, true, false]);
  assert.deepEqual(view(theirs, "ghế 1"), ["Trần Văn A đang cầm nhịp – bạn đang xem", false, false, true]);
});

test("with nobody holding it everybody may call", () => {
  assert.deepEqual([holding(running(), "ghế 1"), watchingWords(running(), "ghế 1"), watchingWords(theirs, "ghế 2")], ["free", "", ""]);
});
