import assert from "node:assert/strict";
import test from "node:test";
import { rowsView } from "../../../static/js/show/console/list.js";
import { buttonsView } from "../../../static/js/show/console/buttons.js";
import { nowView, topView } from "../../../static/js/show/console/now.js";
import { arrivalsView, deafView, lampsView, leadersView, sceneView, toteView } from "../../../static/js/show/console/side.js";
import { at, cue, item, running, said, standby } from "./states.js";

/** @type {any} */
const calm = { cues: [], refusal: null, pending: null, note: "", watching: false, nowMs: at(0) };
const live = /** @type {any} */ ({ status: "live", good_at_ms: at(0), silent_s: 0, refused: null });

test("the strip says the time, the phase and how late it is", () => {
  const view = /** @type {any} */ (topView(running(), at(690)));
  assert.deepEqual(
    [view.clock, view.phase.text, view.over, view.over_unit, view.forecast_end, view.planned_end, view.over_box.class],
    ["19:41:30", "Đang diễn ra", "+1", "phút · trễ", "20:01", "20:00", { "is-late": true, "is-early": false }],
  );
});

test("NOW says what runs and what is next", () => {
  const view = /** @type {any} */ (nowView(running(), [], live, at(60)));
  assert.deepEqual([view.now_title, view.countdown.text, view.countdown_word, view.next_title], ["1. Tiết mục 1", "9:00", "còn lại", "2. Tiết mục 2"]);
  assert.equal(view.countdown_as_of.hidden, true);
});

test("a lost line says when its numbers were true instead of what is left", () => {
  const view = /** @type {any} */ (nowView(running(), [], { ...live, status: "lost", good_at_ms: at(61) }, at(61)));
  assert.deepEqual([view.countdown_word, view.countdown_as_of], ["", { text: "số liệu lúc 19:31:01", hidden: false }]);
});

test("before the first GO, after the end, and without cues NOW says so", () => {
  const titles = [standby(), running({ phase: "ended", current: null, standby: null }), { ...standby(), standby: null }, null].map((show) => nowView(show, [], live, at(0)).now_title);
  assert.deepEqual(titles, ["Chưa bắt đầu", "Chương trình đã kết thúc", "Chương trình chưa có tiết mục nào", "Đang tải…"]);
});

test("GO says what it will do, or why it does not", () => {
  const ready = /** @type {any} */ (buttonsView(running(), calm));
  assert.deepEqual([ready.go_words, ready.go.attr["aria-disabled"]], ["2. Tiết mục 2", null]);
  const shut = /** @type {any} */ (buttonsView(running(), { ...calm, refusal: { kind: "line", words: "Mất tín hiệu" } }));
  assert.deepEqual([shut.go_words, shut.go.attr["aria-disabled"]], ["Mất tín hiệu", "true"]);
});

test("a refused press is told, and a command under way shows on its button", () => {
  const view = /** @type {any} */ (buttonsView(running(), { ...calm, refusal: { kind: "pending", words: "x" }, pending: "go", note: "Đang gửi" }));
  assert.deepEqual([view.go_note, view.go.attr["aria-busy"], view.go.attr["aria-disabled"]], ["Đang gửi", "true", null]);
});

test("buttons that would be refused are shut", () => {
  const before = /** @type {any} */ (buttonsView(standby(), calm));
  assert.deepEqual([before.back.disabled, before.hold.disabled, before.end.disabled, before.reset.disabled, before.mode.hidden], [true, true, true, true, false]);
  const held = /** @type {any} */ (buttonsView(running({ phase: "held" }), calm));
  assert.deepEqual([held.back.disabled, held.hold_words, held.mode.hidden], [false, "Chạy tiếp", true]);
});

test("the list gives planned, forecast and actual times", () => {
  const cues = [cue(1, { place: "running", called_at: said(120) }), cue(2), cue(3, { skipped: true }), cue(4)];
  const show = running({ current: { ...running().current, called_at: said(120) } });
  assert.deepEqual(
    rowsView(show, cues, at(120)).map(({ number, planned, forecast, actual, state, late }) => [number, planned, forecast, actual, state, late]),
    [
      [1, "19:30", "", "19:32", "running", false],
      [2, "19:40", "19:42", "", "next", true],
      [3, "19:50", "", "", "skipped", false],
      [4, "20:00", "19:52", "", "coming", false],
    ],
  );
});

test("nobody waits for a rehearsal: before its first GO nothing is late, and afterwards what its opening does not explain", () => {
  const waiting = { ...standby(), opens_at: null };
  assert.deepEqual(rowsView(waiting, [cue(1), cue(2)], at(3 * 86_400)).map(({ forecast, late }) => [forecast, late]), [["19:30", false], ["19:40", false]]);
  const opened = running({ opens_at: said(7200), current: { ...running().current, called_at: said(7200) } });
  const cues = [cue(1, { place: "running", called_at: said(7200) }), cue(2), cue(3)];
  assert.deepEqual(rowsView(opened, cues, at(7300)).map(({ late }) => late), [false, false, false]);
  assert.deepEqual(rowsView(opened, cues, at(7200 + 900)).map(({ late }) => late), [false, true, true]);
});

test("the state knows what runs before the rundown does", () => {
  const cues = [cue(1, { place: "running", called_at: said(0) }), cue(2), cue(3)];
  const show = running({ current: { ...running().current, ...item(2) }, standby: item(3) });
  assert.deepEqual(rowsView(show, cues, at(5)).map(({ state }) => state), ["past", "running", "next"]);
});

test("lamps count the screens of each kind", () => {
  const screens = /** @type {any[]} */ ([{ page: "stage", count: 2 }, { page: "crew/sound", count: 1 }, { page: "crew/light", count: 1 }, { page: "preview", count: 1 }]);
  assert.deepEqual(lampsView({ screens }).map(({ count }) => count), [2, 0, 0, 0, 2]);
  assert.deepEqual(lampsView(null).map(({ count }) => count), [0, 0, 0, 0, 0]);
});

test("the scene says whether it follows the cue", () => {
  assert.equal(sceneView(running()).scene_now, "Tên tiết mục (theo tiết mục)");
  assert.equal(sceneView(running({ scene: "tote", scene_choice: "tote" })).scene_now, "Bảng tổng (chọn tay)");
});

test("the total is written out in full", () => {
  const tote = /** @type {any} */ ({ total: 999_999_999_999, goal: 10_000_000_000, percent: 9999, pledge_count: 12, frozen: true });
  const view = /** @type {any} */ (toteView(tote));
  assert.deepEqual([view.tote_total, view.tote_frozen.hidden, view.freeze_words], ["999.999.999.999\u00a0đồng", false, "Mở lại"]);
});

test("arrivals name leaders only", () => {
  const attendance = {
    expected: 400, present: 120, leaders: { expected: 12, present: 5, missing: [] },
    recent: [{ admission_id: 1, leader: false, full_name: "Trần B", at: said(0) }],
    heralded: [{ admission_id: 2, leader: true, salutation: "Đ/c", full_name: "Nguyễn Văn A", position: "Chủ tịch", at: said(0), deputy: null }],
  };
  const view = /** @type {any} */ (arrivalsView(attendance));
  assert.deepEqual([view.present, view.expected, view.leaders_present], ["120", "/ 400 khách", "5/12"]);
  const shown = { key: 2, name: "Đ/c Nguyễn Văn A", more: "Chủ tịch", at: "19:30" };
  assert.deepEqual(leadersView(attendance, () => 59), [{ ...shown, fresh: true }]);
  assert.deepEqual(leadersView(attendance, () => 60), [{ ...shown, fresh: false }]);
});

test("programs that cannot be told are named; none, and nothing is said", () => {
  const view = (/** @type {any} */ state) => /** @type {any} */ (deafView(state)).deaf;
  assert.deepEqual(view({ failing: 1, names: ["Máy trộn hình"] }), { hidden: false, text: "Webhook lỗi: Máy trộn hình" });
  assert.deepEqual([view({ failing: 0, names: [] }).hidden, view(null).hidden], [true, true]);
});
