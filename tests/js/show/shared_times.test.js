// Times that the server and the screens must say alike. tests/show/test_shared_times.py plays the same examples.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { advanceView, forecastEnd, forecastStarts, hardView } from "../../../static/js/show/timing.js";

const examples = JSON.parse(readFileSync(new URL("../../data/show-times.json", import.meta.url), "utf8"));

/** @param {string | null} said */
const ms = (said) => said && Date.parse(said);

for (const { name, show, cues, views } of examples) {
  test(`the screens say what the example says: ${name}`, () => {
    for (const view of views) {
      const nowMs = Date.parse(view.now);
      assert.deepEqual(forecastEnd(show, nowMs), { endMs: ms(view.end), over_s: view.over_s });
      const starts = Object.fromEntries(forecastStarts(show, cues, nowMs));
      assert.deepEqual(starts, Object.fromEntries(Object.entries(view.starts).map(([id, at]) => [id, ms(at)])));
      const hard = hardView(show, nowMs);
      assert.deepEqual(hard && { startsMs: hard.startsMs, over_s: hard.over_s }, view.hard && { startsMs: ms(view.hard.starts_at), over_s: view.hard.over_s });
      assert.equal(advanceView(show, nowMs)?.atMs ?? null, ms(view.advance_at));
    }
  });
}
