// The public page: what it says and how often it asks.

import assert from "node:assert/strict";
import test from "node:test";
import { askings, freshness, givenView, goalView, nextAsking_ms, readTote, view } from "../../../static/js/pledges/public.js";

const TOTE = {
  seq: 40, total: 2_254_999_999, goal: 10_000_000_000, percent: 22, pledge_count: 4, spotlight: null,
  latest: [{ name: "Bà Nguyễn Thị Hường", amount: 5_000_000 }],
};

test("the page says total, goal and how many gave", () => {
  assert.deepEqual(view(TOTE), {
    label: "Tổng số tiền đăng ký ủng hộ", total: { hidden: false }, invitation: { hidden: true }, reached: { hidden: false },
    goal: "Mục tiêu 10.000.000.000\u00a0đồng", count: "4 lượt đăng ký", parts: { hidden: true }, fund: "0\u00a0đồng", social: "0\u00a0đồng", givers: { hidden: false },
    trial: { hidden: true },
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

test("a donor who wants the amount untold is named without it", () => {
  const latest = [{ name: "Bà Ánh", amount: null }, { name: "Anh Ba", amount: 0 }, { name: "Chị Tư", amount: 500_000 }];
  assert.deepEqual(givenView({ ...TOTE, latest }), [{ name: "Bà Ánh", amount: "" }, { name: "Chị Tư", amount: "500.000\u00a0đồng" }]);
});

test("fund and social security are told apart where both got something", () => {
  const seen = view({ ...TOTE, programmes: { fund: 2_000_000_000, social: 5_000_000 } });
  assert.deepEqual([seen.parts, seen.fund, seen.social], [{ hidden: false }, "2.000.000.000\u00a0đồng", "5.000.000\u00a0đồng"]);
  assert.deepEqual(view({ ...TOTE, programmes: { fund: 5, social: 0 } }).parts, { hidden: true });
});

test("a rehearsal's numbers are called so", () => {
  assert.deepEqual(view({ ...TOTE, rehearsal: true }).trial, { hidden: false });
});

for (const answer of [null, {}, "<html>", { ...TOTE, total: null }, { ...TOTE, goal: "10" }, { ...TOTE, total: NaN }, { ...TOTE, latest: undefined }]) {
  test(`an answer that is no tote leaves the page as it is: ${JSON.stringify(answer)}`, () => {
    assert.throws(() => readTote(answer));
  });
}

test("the page asks every few seconds, and more rarely while nobody answers", () => {
  const paces = [0, 1, 2, 3, 4, 9].map((failures) => nextAsking_ms({ failures, same: 0 }, 0.5));
  assert.deepEqual(paces, [3000, 6000, 12_000, 24_000, 30_000, 30_000]);
  assert.deepEqual([0, 1].map((random) => nextAsking_ms({ failures: 0, same: 0 }, random)), [2400, 3600]);
});

test("a total that has not moved for a minute is asked for half as often", () => {
  assert.deepEqual([19, 20, 500].map((same) => nextAsking_ms({ failures: 0, same }, 0.5)), [3000, 6000, 6000]);
});

test("an older tote out of another cache is passed over", () => {
  const fresh = freshness();
  assert.deepEqual([40, 41, 40, 41, 42].map(fresh.accept), [true, true, false, true, true]);
});

test("when a backup was put back its totals are believed after a while", () => {
  const fresh = freshness();
  fresh.accept(40);
  assert.deepEqual([30, 30, 31, 31, 31, 32].map(fresh.accept), [false, false, false, false, true, true]);
});

test("answers that bring nothing new are counted", () => {
  const fresh = freshness();
  const counts = [40, 40, 40, 41, 41].map((seq) => { fresh.accept(seq); return fresh.same; });
  assert.deepEqual(counts, [0, 1, 2, 0, 1]);
});

test("only the latest asking is listened to", () => {
  const begin = askings();
  const first = begin();
  assert.equal(first(), true);
  const second = begin();
  assert.deepEqual([first(), second()], [false, true]);
});
