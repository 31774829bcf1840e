import assert from "node:assert/strict";
import test from "node:test";
import { arrange, beforeWhom, beforeWhomTogether, overOf } from "../../../static/js/show/editor/arranging.js";
import { allColumns, leastWidth, shownColumns, tracks } from "../../../static/js/show/editor/columns.js";
import { fallsBefore } from "../../../static/js/show/editor/dragging.js";
import { bodyOf, textOf } from "../../../static/js/show/editor/fields.js";
import { find, folded, nextFound } from "../../../static/js/show/editor/finding.js";
import { keptSame, newer } from "../../../static/js/show/editor/news.js";
import { pathOf } from "../../../static/js/show/editor/saving.js";
import { added, calledCount, movedBefore, stepBefore, without } from "../../../static/js/show/editor/stepping.js";
import { blockCell, cueCell, extended, NOTHING, pruned, toggled, walk } from "../../../static/js/show/editor/walking.js";
import { cue, running } from "./states.js";

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
const block = (id, more = {}) => ({ id, title: `Khối ${id}`, planned_s: null, colour: "", version: 1, ...more });

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
const step = (id, more = {}) => ({ id, title: `Bước ${id}`, presenter: "", office: "", text: "", scene: null, pledge_id: null, skipped: false, ...more });

const five = () => [cue(1), cue(2, { block_id: 7 }), cue(3, { block_id: 7 }), cue(4), cue(5)];
const only = (/** @type {number[]} */ ...ids) => new Set(ids);

test("a block stands as a row above its cues", () => {
  assert.deepEqual(arrange(five(), [block(7)], new Set()).map(({ key }) => key), ["1", "-7", "2", "3", "4", "5"]);
  assert.deepEqual(arrange(five(), [block(7)], only(7)).map(({ key }) => key), ["1", "-7", "4", "5"]);
});

test("a block's own length stands against the sum of what is not skipped", () => {
  const cues = [cue(2, { block_id: 7 }), cue(3, { block_id: 7 }), cue(4, { block_id: 7, skipped: true })];
  const [row] = arrange(cues, [block(7, { planned_s: 900 })], new Set());
  assert.deepEqual(row.what === "block" && [row.sum_s, overOf(row), row.cues.length], [1200, 300, 3]);
  const [free] = arrange(cues, [block(7)], new Set());
  assert.equal(free.what === "block" && overOf(free), null);
});

test("what is meant moves one place together, not over the ends, not before what was called", () => {
  const cues = [cue(1, { place: "past" }), cue(2), cue(3), cue(4)];
  assert.deepEqual([beforeWhom(cues, only(3), -1), beforeWhom(cues, only(2, 3), 1), beforeWhom(cues, only(3), 1)], [2, null, null]);
  assert.deepEqual([beforeWhom(cues, only(2), -1), beforeWhom(cues, only(4), 1), beforeWhom(cues, only(9), 1)], [undefined, undefined, undefined]);
});

test("a block moves over a whole other block", () => {
  const cues = [cue(1, { block_id: 6 }), cue(2, { block_id: 7 }), cue(3, { block_id: 7 }), cue(4)];
  assert.deepEqual([beforeWhomTogether(cues, only(1), 1), beforeWhomTogether(cues, only(2, 3), -1), beforeWhomTogether(cues, only(2, 3), 1)], [4, 1, null]);
});

test("dragged rows fall where the line is; where they already stand nothing is done", () => {
  const cues = [cue(1, { place: "running" }), cue(2), cue(3), cue(4)];
  assert.deepEqual([fallsBefore(cues, only(4), 2), fallsBefore(cues, only(2), null), fallsBefore(cues, only(4), 1)], [2, null, 2]);
  assert.deepEqual([fallsBefore(cues, only(2), 2), fallsBefore(cues, only(2), 3), fallsBefore(cues, only(2, 3), 3)], [undefined, undefined, undefined]);
  assert.equal(fallsBefore(cues, only(2, 4), 4), null); // they come together
});

const key = (/** @type {string} */ name, far = false) => ({ key: name, ctrlKey: far, metaKey: false });
const SIZE = { rows: 150, columns: 10, page: 18 };

test("arrows walk the cells and stop at the ends", () => {
  const at = { row: 5, column: 2 };
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((name) => walk(SIZE, at, key(name))),
    [{ row: 4, column: 2 }, { row: 6, column: 2 }, { row: 5, column: 1 }, { row: 5, column: 3 }]);
  assert.deepEqual([walk(SIZE, { row: 0, column: 0 }, key("ArrowUp")), walk(SIZE, { row: 149, column: 9 }, key("ArrowRight"))], [{ row: 0, column: 0 }, { row: 149, column: 9 }]);
  assert.equal(walk(SIZE, at, key("a")), null);
});

test("Home, End and pages", () => {
  const at = { row: 5, column: 2 };
  assert.deepEqual([walk(SIZE, at, key("Home")), walk(SIZE, at, key("End", true)), walk(SIZE, at, key("PageDown")), walk(SIZE, at, key("PageUp"))],
    [{ row: 5, column: 0 }, { row: 149, column: 9 }, { row: 23, column: 2 }, { row: 0, column: 2 }]);
});

test("between a cue's row and a block's one stays in the column as well as it goes", () => {
  const shown = ["pick", "number", "title", "start", "planned_s", "starts_at", "kind", "menu"];
  assert.deepEqual(["number", "start", "kind", "menu"].map((column) => blockCell(shown, column)), ["number", "title", "sum", "menu"]);
  assert.deepEqual([cueCell(shown, "sum"), cueCell(shown, "kind")], ["starts_at", "kind"]);
});

test("rows are selected one by one, and from where one began", () => {
  const one = toggled(NOTHING, 2);
  assert.deepEqual([[...one.ids], [...toggled(one, 2).ids]], [[2], []]);
  const more = extended(NOTHING, [1, 2, 3, 4], 2, 4);
  assert.deepEqual([[...more.ids], [...extended(more, [1, 2, 3, 4], 4, 1).ids]], [[2, 3, 4], [1, 2]]);
  assert.deepEqual([...pruned(more, [cue(3)]).ids], [3]);
});

test("finding forgives accents and case, and đ is d", () => {
  assert.equal(folded("Đoàn  Ủy ban"), "doan uy ban");
  const cues = [cue(1, { title: "Đoàn ca múa nhạc" }), cue(2, { notes: { ...cue(2).notes, sound: "Nhạc nền" } }), cue(3, { steps: [step(1, { title: "HTX Nho Nắng Vàng" })] }), cue(4, { custom: { 5: "Áo dài đỏ" } })];
  assert.deepEqual([find(cues, "DOAN CA"), find(cues, "nhac"), find(cues, "nang vang"), find(cues, "ao dai do"), find(cues, "2"), find(cues, " ")], [[1], [1, 2], [3], [4], [2], []]);
});

test("from one found to the next, round and round", () => {
  const cues = [1, 2, 3, 4].map((id) => cue(id));
  assert.deepEqual([nextFound(cues, [2, 4], 2, 1), nextFound(cues, [2, 4], 4, 1), nextFound(cues, [2, 4], 3, -1), nextFound(cues, [2, 4], 1, -1), nextFound(cues, [], 1, 1)], [4, 2, 2, 4, null]);
});

test("what did not change stays the same object; what did is news", () => {
  const known = [cue(1), cue(2)];
  const come = [cue(1), cue(2, { title: "Khác", version: 2 }), cue(3)];
  const kept = keptSame(known, come);
  assert.deepEqual([kept[0] === known[0], kept[1] === known[1], kept.length], [true, false, 3]);
  assert.deepEqual(newer(known, come), [2, 3]);
});

test("only later hours moved: that is no news", () => {
  assert.deepEqual(newer([cue(1)], [cue(1, { number: 2, planned_at: "2024-10-17T20:00:00+07:00" })]), []);
});

test("columns: the fixed ones stay, the others as this device wants, the office's own before the menu", () => {
  const columns = allColumns([{ id: 5, title: "Trang phục", version: 1 }]);
  const shown = shownColumns(columns, { kind: false, title: false, skipped: true }).map(({ key: name }) => name);
  assert.deepEqual([shown.includes("kind"), shown.includes("title"), shown.includes("skipped"), shown.slice(-2)], [false, true, true, ["custom.5", "menu"]]);
  assert.ok(tracks(columns).includes("[c-custom-5] 9rem"));
  assert.ok(leastWidth(shownColumns(allColumns([]), {})) * 16 <= 1366 - 26 - 15); // a laptop's width, less the edges and a scrollbar, holds all that is shown at first
});

test("custom texts, steps and blocks are written as their own", () => {
  const one = cue(1, { custom: { 5: "Áo dài" }, steps: [step(1, { text: "Mời" }), step(2)] });
  assert.deepEqual([textOf(one, "custom.5"), textOf(one, "custom.6"), textOf(one, "steps.1.text")], ["Áo dài", "", "Mời"]);
  assert.deepEqual(bodyOf(one, "custom.5", " Vest "), { body: { custom: { 5: "Vest" } } });
  assert.deepEqual(bodyOf(one, "steps.2.title", "HTX"), { body: { steps: [step(1, { text: "Mời" }), step(2, { title: "HTX" })] } });
  assert.ok("complaint" in bodyOf(one, "steps.9.title", "HTX"));
  assert.deepEqual([bodyOf(block(7), "planned_s", ""), bodyOf(block(7), "planned_s", "30")], [{ body: { planned_s: null } }, { body: { planned_s: 1800 } }]);
  assert.deepEqual([pathOf(3), pathOf(-7)], ["rundown/cues/3", "rundown/blocks/7"]);
});

test("steps are added, taken away and moved, but not before what was called", () => {
  const steps = [step(1), step(2), step(3)];
  const ids = (/** @type {{id: number | null}[]} */ list) => list.map(({ id }) => id);
  assert.deepEqual([ids(added(steps, "Mới")), ids(without(steps, 2))], [[1, 2, 3, null], [1, 3]]);
  assert.deepEqual([ids(movedBefore(steps, 3, 1, 0)), ids(movedBefore(steps, 3, 1, 1)), ids(movedBefore(steps, 1, null, 0))], [[3, 1, 2], [1, 3, 2], [2, 3, 1]]);
  assert.deepEqual([stepBefore(steps, 2, 1, 0), stepBefore(steps, 2, -1, 1), stepBefore(steps, 1, 1, 1), stepBefore(steps, 1, 1, 0)], [null, undefined, undefined, 3]);
});

test("how many steps were called is known from the show", () => {
  const one = cue(1, { place: "running", steps: [step(1), step(2)] });
  const show = running();
  show.current.step = { step_id: 2 };
  assert.deepEqual([calledCount(one, show), calledCount(one, null), calledCount({ ...one, place: "past" }, show), calledCount(cue(2), show)], [2, 0, 2, 0]);
});
