import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../static/js/lib/http.js";
import { agrees, calm, needs, trueMs } from "../../../static/js/show/following.js";
import { cue, item, running, said, standby } from "./states.js";

test("the rundown is asked for again where calls or cues change, not for messages or scenes", () => {
  assert.equal(needs(running({ version: 9, message: { text: "x" }, scene: "tote", standby: item(3) })), needs(running()));
  assert.notEqual(needs(running({ rundown_version: 2 })), needs(running()));
  assert.notEqual(needs(running({ current: { ...running().current, ...item(2) } })), needs(running()));
});

test("a rundown that is of the very calls of the show is not asked for again, any other is", () => {
  const called = [cue(1, { place: "running", called_at: said(0) }), cue(2)];
  const coming = [cue(1), cue(2)];
  const judged = (/** @type {any} */ show, /** @type {any} */ cues, rundown_version = 1) => agrees({ show, cues, rundown_version });
  assert.deepEqual([judged(running(), called), judged(standby(), coming)], [true, true]);
  const others = [
    judged(null, coming), judged(running(), called, 2), judged(running(), coming), judged(standby(), called),
    judged(running({ current: { ...running().current, ...item(2) } }), called),
    judged(running({ current: { ...running().current, called_at: said(5) } }), called),
    judged(running({ phase: "ended", current: null, ended_at: said(9) }), [cue(1, { place: "past", called_at: said(0) }), cue(2)]),
  ];
  assert.deepEqual(others, others.map(() => false));
});

test("a lost line stops the clock where it was last true", () => {
  const lost = /** @type {any} */ ({ status: "lost", good_at_ms: 5000 });
  assert.deepEqual([trueMs(lost, 9000), trueMs({ ...lost, status: "late" }, 9000), trueMs({ ...lost, good_at_ms: null }, 9000)], [5000, 9000, 9000]);
});

test("asked many times while one is under way, it runs once more", async () => {
  let runs = 0;
  const ask = calm(async () => { runs += 1; await Promise.resolve(); });
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(runs, 2);
});

test("no answer: it is asked again", async () => {
  let runs = 0;
  await calm(async () => {
    runs += 1;
    if (runs < 3) throw new Problem({ status: 0, code: "unreachable", title: "", detail: "" });
  }, async () => {})();
  assert.equal(runs, 3);
});

test("a refusal is not asked again", async () => {
  let runs = 0;
  await calm(async () => { runs += 1; throw new Problem({ status: 403, code: "forbidden", title: "", detail: "" }); })();
  assert.equal(runs, 1);
});
