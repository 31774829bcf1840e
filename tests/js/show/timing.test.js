import assert from "node:assert/strict";
import test from "node:test";
import { advanceView, afterNext, countdown, forecastEnd, forecastStarts, hardView, leftS, totalPlannedS, writeCountdown, writeOver } from "../../../static/js/show/timing.js";
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

test("the next hard time is met later by every second of overtime", () => {
  const show = running({ next_hard: { cue_id: 3, number: 3, title: "Lên sóng", starts_at: said(1500), over_s: -300 } });
  assert.equal(hardView(show, at(500))?.over_s, -300);
  const late = hardView(show, at(960));
  assert.deepEqual([late?.number, late?.startsMs, late?.over_s, late?.over.number], [3, at(1500), 60, "+1"]);
  assert.equal(hardView(running(), at(500)), null);
});

test("before a rehearsal nothing is late and every hour moves along", () => {
  const show = { ...standby(), mode: "rehearsal", opens_at: null, end_not_before: null };
  assert.deepEqual(forecastEnd(show, at(-86_400)), { endMs: at(-86_400 + 1800), over_s: 0 });
  const starts = forecastStarts(show, [cue(1), cue(2, { starts_at: said(900) })], at(-86_400));
  assert.deepEqual([...starts.values()], [at(-86_400), at(-86_400 + 900)]);
});

test("the call that happens by itself is counted down to zero, and says why", () => {
  const show = running({ advance_at: said(600) });
  assert.deepEqual(
    [480, 599.4, 601].map((s) => advanceView(show, at(s))?.text),
    ["2:00", "0:01", "0:00"],
  );
  assert.deepEqual([advanceView(show, at(0))?.by, advanceView({ ...show, rolling: true }, at(0))?.by], ["auto", "roll"]);
  assert.equal(advanceView(running(), at(0)), null);
});
