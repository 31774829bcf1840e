import assert from "node:assert/strict";
import test from "node:test";
import { joined, matching, runName, seatName, view } from "../../../static/js/show/log.js";

/** @param {number} seq @param {Partial<import("../../../static/js/show/types").LogEntry>} [more] */
const entry = (seq, more = {}) => ({
  seq, at: "2024-10-17T19:30:00.000+07:00", kind: "cue.called", deed: "GO: gọi tiết mục", said: "", actor: "Đạo diễn", actor_kind: "person", seat: null, number: 1, title: "Văn nghệ", ...more,
});

/** @param {Partial<import("../../../static/js/show/types").LogCall>} more */
const call = (more) => ({
  cue_id: 1, number: 1, title: "Văn nghệ", planned_at: null, planned_s: 600, called_at: "2024-10-17T19:30:00.000+07:00", ended_at: "2024-10-17T19:41:00.000+07:00", actual_s: 660, held_s: 20, over_s: 60, steps: [], ...more,
});

const live = { run: 1, mode: /** @type {const} */ ("live"), started_at: "2024-10-17T19:31:00.000+07:00", ended_at: null, calls: 2 };

test("over and under count what is over, holds count everything", () => {
  const calls = [call({}), call({ over_s: -90, held_s: 0 }), call({ ended_at: null, over_s: -500, held_s: 5 })];
  const seen = view({ run: 1, mode: "live", runs: [live], calls, entries: [], next_cursor: null });
  assert.deepEqual([seen.started, seen.ended, seen.called, seen.over, seen.held], ["19:31:00", "–", "3", "−0:30", "0:25"]);
});

test("before anything was called nothing is over or under", () => {
  const seen = view({ run: 1, mode: "live", runs: [{ ...live, started_at: null, calls: 0 }], calls: [], entries: [], next_cursor: null });
  assert.deepEqual([seen.about_run, seen.over, seen.started], ["Buổi diễn, chưa bắt đầu", "–", "–"]);
});

test("a run has a number only where there are several", () => {
  assert.equal(runName(live, 1), "Buổi diễn, 19:31 17/10/2024");
  assert.equal(runName({ ...live, run: 2, mode: "rehearsal" }, 2), "Tổng duyệt 2, 19:31 17/10/2024");
});

test("newer and older entries stand once, newest first", () => {
  const seqs = joined([entry(3), entry(2)], [entry(4), entry(3), entry(1)]).map(({ seq }) => seq);
  assert.deepEqual(seqs, [4, 3, 2, 1]);
});

test("search finds without accents, in what was said, who and where", () => {
  const entries = [entry(1), entry(2, { said: "MC: Nhanh lên", deed: "Nhắn tin", title: null }), entry(3, { seat: "c-9f3a", actor: "Ấn" })];
  assert.deepEqual(["van nghe", "NHANH", "9f3a", "dao dien", "", "xyz"].map((q) => matching(entries, q).map(({ seq }) => seq)), [[1, 3], [2], [3], [1, 2], [1, 2, 3], []]);
});

test("a console is named by its last letters", () => {
  assert.deepEqual([seatName("console-3f9a"), seatName(null)], ["3F9A", ""]);
});
