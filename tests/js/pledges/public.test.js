// The public page: what it says and how often it asks.

import assert from "node:assert/strict";
import test from "node:test";
import { askings, goalView, nextAsking_ms, view } from "../../../static/js/pledges/public.js";

const TOTE = {
  total: 2_254_999_999, goal: 10_000_000_000, percent: 22, pledge_count: 4, spotlight: null,
  latest: [{ name: "Bà Nguyễn Thị Hường", amount: 5_000_000 }],
};

test("the page says total, goal and how many gave", () => {
  assert.deepEqual(view(TOTE), {
    label: "Tổng số tiền đăng ký ủng hộ", total: { hidden: false }, invitation: { hidden: true }, reached: { hidden: false },
    goal: "Mục tiêu 10.000.000.000\u00a0đồng", count: "4 lượt đăng ký", givers: { hidden: false },
  });
});

test("before the first pledge the page invites", () => {
  const seen = view({ ...TOTE, total: 0, pledge_count: 0, latest: [] });
  assert.deepEqual([seen.label, seen.invitation, seen.reached, seen.givers], ["Mục tiêu vận động", { hidden: false }, { hidden: true }, { hidden: true }]);
});

test("the bar is full at a hundred while the percentage goes on", () => {
  assert.deepEqual(goalView(999_999_999_999, 10_000_000_000), { percent: "9999%", bar: { attr: { value: 100 } } });
  assert.deepEqual(goalView(5, 10_000_000_000), { percent: "", bar: { attr: { value: 0 } } });
});

test("the page asks every few seconds, and more rarely while nobody answers", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 9].map((failures) => nextAsking_ms(failures, 0.5)), [3000, 6000, 12_000, 24_000, 30_000, 30_000]);
  assert.deepEqual([nextAsking_ms(0, 0), nextAsking_ms(0, 1)], [2400, 3600]);
});

test("only the latest asking is listened to", () => {
  const begin = askings();
  const first = begin();
  assert.equal(first(), true);
  const second = begin();
  assert.deepEqual([first(), second()], [false, true]);
});
