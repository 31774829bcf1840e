import assert from "node:assert/strict";
import test from "node:test";

import { formatClock, formatSpan, formatTime, makeClock } from "../../../static/js/lib/clock.js";

const ZONE = "Asia/Ho_Chi_Minh";
const START = Date.parse("2024-10-17T19:00:00+07:00");

/** @param {number} ms after the start */
const at = (ms) => new Date(START + ms).toISOString();

/** A computer whose own clock is an hour slow. */
function slowComputer() {
  const time = { ms: 0 };
  return { time, clock: makeClock(() => time.ms, START - 3_600_000) };
}

test("the first word of the server puts a wrong clock right at once", () => {
  const { clock } = slowComputer();
  clock.hear(at(0));
  assert.equal(clock.serverNow(), START);
});

test("of several messages the one with the shortest journey is believed", () => {
  const { clock, time } = slowComputer();
  clock.hear(at(0));
  time.ms = 2000;
  clock.hear(at(1600)); // 400 ms on its way
  time.ms = 60_000;
  assert.equal(clock.serverNow(), START + 60_000);
});

test("a small correction is never seen as a jump, and never goes back", () => {
  const { clock, time } = slowComputer();
  clock.hear(at(-1000)); // a second on its way
  let before = clock.serverNow();
  time.ms = 100;
  clock.hear(at(100));
  for (; time.ms < 30_000; time.ms += 100) {
    const now = clock.serverNow();
    assert.ok(now >= before && now - before <= 106, `${now - before} ms in one step`);
    before = now;
  }
  assert.equal(Math.round(clock.serverNow()), START + 30_000);
});

test("after the computer slept the clock is right at the next word", () => {
  const { clock, time } = slowComputer();
  clock.hear(at(0));
  time.ms = 1000;
  clock.hear(at(600_000));
  assert.equal(clock.serverNow(), START + 600_000);
});

test("heartbeats that a stalled network held up do not set the clock back", () => {
  const { clock, time } = slowComputer();
  clock.hear(at(0));
  time.ms = 9000;
  for (const sent of [2500, 5000, 6900]) clock.hear(at(sent));
  assert.equal(clock.serverNow(), START + 9000);
  clock.hear(at(9000));
  time.ms = 14_000;
  clock.hear(at(11_500));
  assert.equal(clock.serverNow(), START + 14_000);
});

test("a server whose clock was set back is believed in the end", () => {
  const { clock, time } = slowComputer();
  clock.hear(at(0));
  for (time.ms = 2500; time.ms <= 10_000; time.ms += 2500) clock.hear(at(time.ms - 60_000));
  assert.equal(clock.serverNow(), START + time.ms - 60_000);
});

test("nonsense instead of a time is ignored", () => {
  const { clock } = slowComputer();
  clock.hear(at(0));
  clock.hear("soon");
  assert.equal(clock.serverNow(), START);
});

test("seconds since a moment are negative before it", () => {
  const { clock } = slowComputer();
  clock.hear(at(0));
  assert.deepEqual([clock.secondsSince(at(-5000)), clock.secondsSince(at(5000))], [5, -5]);
});

test("moments are written in the venue's time, midnight as 00", () => {
  assert.equal(formatClock("2024-10-17T12:42:07Z", ZONE), "19:42:07");
  assert.equal(formatClock("2024-10-17T17:00:00Z", ZONE), "00:00:00");
  assert.equal(formatTime(START, ZONE), "19:00");
  assert.deepEqual([formatTime(null, ZONE), formatClock("?", ZONE), formatClock(undefined, ZONE)], ["–", "–", "–"]);
});

test("spans are minutes and seconds with a real minus sign", () => {
  assert.deepEqual([0, 65, -30, 4500, -0.4, 59.9].map((s) => formatSpan(s)), ["0:00", "1:05", "−0:30", "75:00", "0:00", "0:59"]);
  assert.deepEqual([30, 0, -30].map((s) => formatSpan(s, { plus: true })), ["+0:30", "0:00", "−0:30"]);
});
