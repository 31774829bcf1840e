import test from "node:test";
import assert from "node:assert/strict";
import { calmly } from "../../../static/js/lib/calmly.js";

test("a storm of news is looked at twice: at once, and after the last of it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let runs = 0;
  const wish = calmly(async () => { runs += 1; }, 500);
  for (let time = 0; time < 10; time += 1) wish();
  assert.equal(runs, 1);
  await Promise.resolve().then(() => {}).then(() => {});
  context.mock.timers.tick(500);
  assert.equal(runs, 2);
  await Promise.resolve().then(() => {}).then(() => {});
  context.mock.timers.tick(500);
  assert.equal(runs, 2);
});
