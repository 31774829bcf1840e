import test from "node:test";
import assert from "node:assert/strict";
import { gather } from "../../../static/js/pledges/desk.js";

const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test("a burst of changes is one look, and a burst that does not end does not put it off", () => {
  /** @type {(() => void)[]} */
  const timers = [];
  let looks = 0;
  const look = gather(async () => { looks += 1; }, (run) => timers.push(run));
  for (let change = 0; change < 5; change += 1) look();
  assert.equal(timers.length, 1);
  timers.shift()?.();
  look();
  assert.deepEqual([looks, timers.length], [1, 1]);
});

test("a look that fails is taken again", async () => {
  /** @type {(() => void)[]} */
  const timers = [];
  let looks = 0;
  const look = gather(async () => { looks += 1; throw new Error("lost"); }, (run) => timers.push(run));
  look();
  timers.shift()?.();
  await settled();
  timers.shift()?.();
  timers.shift()?.();
  assert.equal(looks, 2);
});
