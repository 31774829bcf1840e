import assert from "node:assert/strict";
import test from "node:test";

import { accept, behind, doubt, EMPTY, judge } from "../../../static/js/lib/picture.js";
import { push } from "./fakes.js";

test("any order of the same messages ends in the same picture", () => {
  const pushes = [push("tote", 3, "c"), push("tote", 1, "a"), push("tote", 2, "b"), push("tote", 3, "c")];
  const ends = [pushes, pushes.toReversed()].map((order) => order.reduce(accept, EMPTY));
  assert.deepEqual(ends, [{ tote: { seq: 3, state: "c" } }, { tote: { seq: 3, state: "c" } }]);
});

test("the same number may say something new: who is connected is no fact", () => {
  const picture = accept(accept(EMPTY, push("presence", 5, 1)), push("presence", 5, 2));
  assert.equal(picture.presence.state, 2);
});

test("topics have their own numbers", () => {
  const picture = accept(accept(EMPTY, push("show", 9, "show")), push("tote", 2, "tote"));
  assert.deepEqual(picture, { show: { seq: 9, state: "show" }, tote: { seq: 2, state: "tote" } });
});

test("a doubted picture keeps what is shown and believes lower numbers", () => {
  const doubted = doubt(accept(EMPTY, push("tote", 900, "old")));
  assert.equal(doubted.tote.state, "old");
  assert.equal(accept(doubted, push("tote", 2, "restored")).tote.state, "restored");
});

test("behind is a watched topic with a higher number, or one never seen", () => {
  const picture = accept(EMPTY, push("tote", 5, ""));
  assert.equal(behind(picture, { tote: 5 }, ["tote"]), false);
  assert.equal(behind(picture, { tote: 6 }, ["tote"]), true);
  assert.equal(behind(picture, { tote: 5, show: 9 }, ["tote"]), false);
  assert.equal(behind(picture, { show: 0 }, ["show"]), true);
});

test("silence is judged at three and five seconds; before the first watch nothing is live", () => {
  assert.deepEqual([0, 2.9, 3, 4.9, 5, 60].map((s) => judge(s, true)), ["live", "live", "late", "late", "lost", "lost"]);
  assert.deepEqual([0, 5].map((s) => judge(s, false)), ["late", "lost"]);
});
