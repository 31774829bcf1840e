// A milestone is celebrated once, by a page that saw it happen.

import assert from "node:assert/strict";
import test from "node:test";
import { mayCelebrate, Milestones, momentView } from "../../../static/js/pledges/stage_moment.js";

const ONE = { seq: 10, amount: 1_000_000_000, title: "Đã đạt 1 tỷ đồng" };
const TWO = { seq: 20, amount: 2_000_000_000, title: "" };

/** @param {any} milestone @param {number} [run] @returns {any} */
const tote = (milestone, run = 0) => ({ milestone, run });

test("what was reached before the page came is no news", () => {
  const milestones = new Milestones();
  assert.equal(milestones.news(tote(ONE)), null);
  assert.equal(milestones.news(tote(ONE)), null);
});

test("what happens while the page is there is news, once", () => {
  const milestones = new Milestones();
  milestones.news(tote(null));
  assert.deepEqual(milestones.news(tote(ONE)), ONE);
  assert.equal(milestones.news(tote(ONE)), null);
  assert.deepEqual(milestones.news(tote(TWO)), TWO);
});

test("an older number, a correction and a reconnect bring nothing back", () => {
  const milestones = new Milestones();
  milestones.news(tote(null));
  milestones.news(tote(TWO));
  assert.deepEqual([milestones.news(tote(ONE)), milestones.news(tote(null)), milestones.news(tote(TWO))], [null, null, null]);
});

test("turning to rehearsal money or back is no news", () => {
  const milestones = new Milestones();
  milestones.news(tote(null));
  assert.equal(milestones.news(tote(ONE, 3)), null);
  assert.deepEqual(milestones.news(tote(TWO, 3)), TWO);
  assert.equal(milestones.news(tote({ ...TWO, seq: 30 }, 0)), null);
});

test("it has a title always", () => {
  assert.deepEqual(momentView(ONE), { moment_title: "Đã đạt 1\u00a0tỷ đồng" });
  assert.deepEqual(momentView(TWO), { moment_title: "Đã đạt 2\u00a0tỷ đồng" });
});

test("a speech, the programme and the dark are left alone", () => {
  assert.deepEqual(["tote", "spotlight", "title", "agenda", "black"].map(mayCelebrate), [true, true, false, false, false]);
});
