import assert from "node:assert/strict";
import test from "node:test";
import { afterNext, countdown, forecastEnd, forecastStarts, leftS, totalPlannedS, writeCountdown, writeOver } from "../../../static/js/show/timing.js";
import { at, cue, item, running, said, standby, with_clock } from "./states.js";

test("the countdown runs from when the cue was called", () => {
  assert.equal(leftS(running(), at(60)), 540);
});

test("holds and adjustments lengthen it", () => {
  assert.equal(leftS(with_clock({ held_s: 30, adjust_s: 60 }), at(60)), 630);
});

test("a held countdown stands still", () => {
  const held = running({ phase: "held", current: { ...running().current, held_since: said(100) } });
  assert.deepEqual([countdown(held, at(150)), countdown(held, at(300))], [{ seconds: 500, tone: "held" }, { seconds: 500, tone: "held" }]);
});

test("nothing runs before the first GO", () => {
  assert.deepEqual(countdown(standby(), at(0)), { seconds: null, tone: "idle" });
});

test("the last half minute is amber, overtime counts up", () => {
  assert.deepEqual(
    [569, 570, 600, 600.4, 612.9].map((s) => countdown(running(), at(s))),
    [
      { seconds: 31, tone: "calm" }, { seconds: 30, tone: "soon" }, { seconds: 0, tone: "soon" },
      { seconds: 0, tone: "over" }, { seconds: -12, tone: "over" },
    ],
  );
});

test("a countdown is written as it is read aloud", () => {
  assert.deepEqual([245, 0, -12, 3845, null].map(writeCountdown), ["4:05", "0:00", "+0:12", "1:04:05", "–"]);
});

test("on time while the cue has time left, later by every second it runs over", () => {
  assert.deepEqual(forecastEnd(running(), at(500)), { endMs: at(1800), over_s: 0 });
  assert.deepEqual(forecastEnd(running(), at(690)), { endMs: at(1890), over_s: 90 });
});

test("an hour that must be waited for holds the end back", () => {
  assert.equal(forecastEnd(running({ end_not_before: said(2400) }), at(0)).endMs, at(2400));
});

test("after the end the real end counts", () => {
  assert.deepEqual(forecastEnd(running({ phase: "ended", current: null, ended_at: said(1700) }), at(9000)), { endMs: at(1700), over_s: -100 });
});

test("later cues shift by themselves; skipped ones take no time; fixed hours are waited for", () => {
  const cues = [cue(1, { place: "running" }), cue(2), cue(3, { skipped: true }), cue(4, { starts_at: said(2000) }), cue(5)];
  const starts = forecastStarts(running(), cues, at(650));
  assert.deepEqual([...starts], [[2, at(650)], [4, at(2000)], [5, at(2600)]]);
});

test("what a jump leaves out is not foreseen", () => {
  assert.deepEqual([...forecastStarts(running({ standby: item(3) }), [cue(1), cue(2), cue(3)], at(0)).keys()], [3]);
});

test("before the first GO the hour on the invitation counts, then lateness", () => {
  const cues = [cue(1), cue(2)];
  assert.equal(forecastStarts(standby(), cues, at(-900)).get(1), at(0));
  assert.equal(forecastStarts(standby(), cues, at(120)).get(2), at(720));
});

test("nothing is foreseen after the end", () => {
  assert.equal(forecastStarts(running({ phase: "ended", current: null }), [cue(1), cue(2)], at(0)).size, 0);
});

test("lateness is said in whole minutes, with its sign", () => {
  assert.deepEqual(
    [59, 60, 239, -61, 7300, 200_000].map((s) => writeOver(s).number),
    ["0", "+1", "+3", "\u22121", "+2", "+2"],
  );
  assert.deepEqual([60, 7300, 200_000].map((s) => writeOver(s).unit), ["minute", "hour", "day"]);
});

test("the planned total leaves out what is skipped", () => {
  assert.equal(totalPlannedS([cue(1), cue(2, { skipped: true }), cue(3, { planned_s: 90 })]), 690);
});

test("after the next comes the next that is not skipped", () => {
  const cues = [cue(1), cue(2), cue(3, { skipped: true }), cue(4)];
  assert.deepEqual([afterNext(running(), cues)?.id, afterNext(running({ standby: null }), cues)], [4, null]);
});
