// The great number: counted up, set at once when it falls, whole in time whatever happens.

import assert from "node:assert/strict";
import test from "node:test";
import { arrange, largest } from "../../../static/js/lib/fit.js";
import { Counter, COUNTS_MS, frameView, reached, shownTotal, widthEm } from "../../../static/js/pledges/stage_total.js";

/** A window whose frames and clock move only when told. */
class FakeWindow {
  now = 0;
  isCalm = false;
  /** @type {(() => void)[]} */
  frames = [];
  /** @type {{at: number, run: () => void}[]} */
  timers = [];

  ticks = () => this.now;
  frame = (/** @type {() => void} */ run) => this.frames.push(run);
  after = (/** @type {() => void} */ run, /** @type {number} */ ms) => this.timers.push({ at: this.now + ms, run });
  calm = () => this.isCalm;

  /** @param {number} ms @param {{drawn?: boolean}} [options] */
  pass(ms, { drawn = true } = {}) {
    this.now += ms;
    if (drawn) for (const run of this.frames.splice(0)) run();
    for (const timer of this.timers.filter(({ at }) => at <= this.now)) timer.run();
    this.timers = this.timers.filter(({ at }) => at > this.now);
  }
}

function makeCounter() {
  const room = new FakeWindow();
  /** @type {number[]} */
  const drawn = [];
  return { room, drawn, counter: new Counter((shown) => drawn.push(shown), room) };
}

test("the first total is whole at once", () => {
  const { drawn, counter } = makeCounter();
  counter.set(1_200_000_000);
  assert.deepEqual(drawn, [1_200_000_000]);
});

test("a higher total is counted up, never backwards, and whole within three seconds", () => {
  const { room, drawn, counter } = makeCounter();
  counter.set(1_000);
  counter.set(5_000_000);
  for (let frame = 0; frame < 180; frame += 1) room.pass(1000 / 60);
  assert.deepEqual(drawn, [...drawn].sort((one, other) => one - other));
  assert.equal(drawn.at(-1), 5_000_000);
  assert.ok(drawn.length > 30);
  assert.ok(COUNTS_MS <= 3000);
});

test("a correction downwards is set without a show", () => {
  const { drawn, counter } = makeCounter();
  counter.set(5_000_000);
  counter.set(4_000_000);
  assert.deepEqual(drawn, [5_000_000, 4_000_000]);
});

test("a correction while counting stops the count", () => {
  const { room, drawn, counter } = makeCounter();
  counter.set(1_000);
  counter.set(5_000_000);
  room.pass(300);
  counter.set(2_000);
  room.pass(5000);
  assert.equal(drawn.at(-1), 2_000);
});

test("a pledge during the count is counted on from what is shown", () => {
  const { room, drawn, counter } = makeCounter();
  counter.set(1_000);
  counter.set(5_000_000);
  room.pass(300);
  const shown = drawn.at(-1);
  counter.set(9_000_000);
  assert.equal(drawn.at(-1), shown);
  for (let frame = 0; frame < 180; frame += 1) room.pass(1000 / 60);
  assert.equal(drawn.at(-1), 9_000_000);
});

test("the total is whole in time even where no frame is drawn", () => {
  const { room, drawn, counter } = makeCounter();
  counter.set(1_000);
  counter.set(5_000_000);
  room.pass(3000, { drawn: false });
  assert.equal(drawn.at(-1), 5_000_000);
});

test("nothing moves for those who asked for calm", () => {
  const { room, drawn, counter } = makeCounter();
  room.isCalm = true;
  counter.set(1_000);
  counter.set(5_000_000);
  assert.deepEqual(drawn, [1_000, 5_000_000]);
});

test("the same total again changes nothing", () => {
  const { drawn, counter } = makeCounter();
  counter.set(5);
  counter.set(5);
  assert.deepEqual(drawn, [5]);
});

test("the count begins at the old total and ends at the new one", () => {
  assert.deepEqual([shownTotal(10, 90, 0), shownTotal(10, 90, COUNTS_MS), shownTotal(90, 10, 0)], [10, 90, 10]);
});

test("the percentage is floored, may pass a hundred, and the bar stops there", () => {
  assert.deepEqual(reached(9_999_999_999, 10_000_000_000).percent, 99);
  assert.deepEqual(reached(999_999_999_999, 10_000_000_000), { percent: 9999, part: 1 });
  assert.deepEqual(reached(5, 0), { percent: 0, part: 0 });
});

test("the room of a number is that of where it is going", () => {
  assert.deepEqual(frameView(999_999, 1_200_000), { number: "999.999", ghost: "1.200.000", em: widthEm("1.200.000") });
  assert.equal(widthEm("999.999.999.999"), 8.562);
});

test("letters shrink only as far as they must", () => {
  assert.equal(largest((scale) => scale <= 0.7), 0.7);
  assert.equal(largest(() => false), 0.4);
});

test("a name rather stands a little smaller on one line than broken over two", () => {
  const room = (/** @type {number} */ scale, /** @type {number} */ lines) => scale <= 0.8 * lines;
  assert.deepEqual(arrange(2, true, room), { scale: 0.76, lines: 1 });
  assert.deepEqual(arrange(2, false, room), { scale: 1, lines: 2 });
  assert.deepEqual(arrange(2, true, (scale, lines) => scale <= 0.5 * lines), { scale: 1, lines: 2 });
});
