// The keys and clicks of the grid.

import { begin, commit, mayWrite, revert, take } from "./typing.js";
import { extended, NOTHING, toggled, walk, BLOCK_CELLS } from "./walking.js";

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./deeds.js").Deeds} Deeds
 *
 * @typedef {object} Ways what opens besides the grid
 * @property {() => void} find
 * @property {(focus: boolean) => void} panel
 * @property {(cell: HTMLElement) => void} menu
 * @property {(word: "undo" | "redo") => void} back
 */

/** @param {Editor} editor @param {Deeds} deeds @param {Ways} ways */
export function listenToGrid(editor, deeds, ways) {
  const { grid } = editor;
  grid.addEventListener("keydown", (press) => { if (editor.editing) keyWhileEditing(editor, press); else keyOnCell(editor, deeds, ways, press); });
  grid.addEventListener("input", ({ target }) => { if (isInput(target)) take(editor, target.value); });
  grid.addEventListener("change", ({ target }) => changed(editor, target));
  grid.addEventListener("compositionstart", () => { editor.still = true; });
  grid.addEventListener("compositionend", () => { editor.still = false; });
  grid.addEventListener("focusout", ({ target }) => {
    if (isInput(target) && !editor.painting && !editor.still) commit(editor, { leaving: true });
  });
  grid.addEventListener("focusin", ({ target }) => stand(editor, target));
  let cameFrom = "";
  // The press itself moves the focus: where one stood before it is where a selection begins.
  grid.addEventListener("pointerdown", () => { cameFrom = editor.active.key; }, { capture: true });
  grid.addEventListener("click", (click) => clicked(editor, deeds, ways, click, cameFrom));
  grid.addEventListener("dblclick", ({ target }) => { if (cellOf(target) && !isInput(target)) begin(editor, "end"); });
  grid.addEventListener("contextmenu", (cause) => {
    const cell = cellOf(cause.target);
    if (!cell || isInput(cause.target) || !editor.editable) return;
    cause.preventDefault();
    stand(editor, cell);
    ways.menu(cell);
  });
}

/** @param {EventTarget | null} target @returns {target is HTMLInputElement | HTMLSelectElement} */
const isInput = (target) => target instanceof HTMLElement && target.classList.contains("cell__input");

/** @param {EventTarget | null} target */
const cellOf = (target) => /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("[data-row] [data-column]") : null);

/** @param {Editor} editor @param {EventTarget | null} target */
function stand(editor, target) {
  const cell = cellOf(target);
  const line = /** @type {HTMLElement | null} */ (cell?.closest("[data-row]"));
  if (!cell || !line || editor.painting) return;
  const key = line.dataset.row ?? "";
  const column = cell.dataset.column ?? "";
  if (editor.active.key === key && editor.column === column) return;
  editor.active = { key, column };
  editor.mark();
  for (const draw of editor.others) draw();
}

/** A choice is made by choosing. @param {Editor} editor @param {EventTarget | null} target */
function changed(editor, target) {
  if (!(target instanceof HTMLSelectElement) || !isInput(target)) return;
  take(editor, target.value);
  commit(editor);
  editor.cell()?.focus({ preventScroll: true });
}

/** @param {Editor} editor @param {KeyboardEvent} press */
function keyWhileEditing(editor, press) {
  if (press.isComposing) return;
  if (press.key === "Escape") {
    press.preventDefault();
    press.stopPropagation();
    revert(editor);
    editor.cell()?.focus({ preventScroll: true });
  }
  if (press.key !== "Enter" && press.key !== "Tab") return;
  press.preventDefault();
  if (!commit(editor)) return;
  editor.cell()?.focus({ preventScroll: true });
  if (press.key === "Tab") goAlong(editor, press.shiftKey);
  else goDown(editor, press.shiftKey ? -1 : 1);
}

/** @param {Editor} editor @param {-1 | 1} by */
function goDown(editor, by) {
  const at = editor.rows.findIndex(({ key }) => key === editor.active.key);
  const row = editor.rows[Math.max(0, Math.min(at + by, editor.rows.length - 1))];
  if (row) editor.go(row.key);
}

/** Go to the next cell of the row that can be written in; gives whether there is one. @param {Editor} editor @param {boolean} back */
function goAlong(editor, back) {
  const cells = cellsOf(editor);
  const at = cells.indexOf(editor.column);
  const ahead = back ? cells.slice(0, at).reverse() : cells.slice(at + 1);
  const next = ahead.find((key) => (editor.row?.what === "block" ? BLOCK_WRITTEN.includes(key) : isWritten(editor, key)));
  if (!next) return false;
  editor.go(editor.active.key, next);
  return true;
}

const BLOCK_WRITTEN = ["title", "planned_s", "sum"];

/** @param {Editor} editor @param {string} column */
const isWritten = (editor, column) => ["text", "choice", "switch", "open"].includes(editor.columns.find(({ key }) => key === column)?.way ?? "read");

/** The cells of the row one stands on. @param {Editor} editor */
const cellsOf = (editor) => (editor.row?.what === "block" ? BLOCK_CELLS.filter((key) => editor.editable || (key !== "pick" && key !== "menu")) : editor.columns.map(({ key }) => key));

/** @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @param {KeyboardEvent} press */
function keyOnCell(editor, deeds, ways, press) {
  if (!cellOf(press.target) || press.isComposing && press.key !== "Process") return;
  const done = tab(editor, press) || deed(editor, deeds, ways, press) || moveBy(editor, press) || enter(editor, deeds, ways, press);
  if (done) {
    press.preventDefault();
    press.stopPropagation();
  } else if (writesLetter(press)) {
    // Not prevented: the letter, or what an input method makes of it, arrives in the input that now has the focus.
    if (takesLetter(editor.column, press.key) && begin(editor, "fresh")) press.stopPropagation();
  }
}

/**
 * Walk a row as a form, and out of the grid behind its last cell: whoever has just written goes on with Tab. With several rows
 * selected it leads to what is done to them.
 *
 * @param {Editor} editor
 * @param {KeyboardEvent} press
 */
const tab = (editor, { key, shiftKey, ctrlKey, altKey }) =>
  key === "Tab" && !ctrlKey && !altKey && editor.editable && editor.selection.ids.size < 2 && goAlong(editor, shiftKey);

/** @param {KeyboardEvent} press */
const writesLetter = ({ key, ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey && ((key.length === 1 && key !== " ") || key === "Process" || key === "Unidentified");

/** Lengths and hours begin with a digit: other letters stay shortcuts there. @param {string} column @param {string} key */
const takesLetter = (column, key) => (column !== "planned_s" && column !== "starts_at") || /\d|Process|Unidentified/.test(key);

/** @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @param {KeyboardEvent} press @returns {boolean} */
function deed(editor, deeds, ways, press) {
  const run = editor.editable && (press.ctrlKey || press.metaKey ? withControl(editor, deeds, ways, press) : plain(editor, deeds, ways, press));
  if (run) run();
  return Boolean(run);
}

/** @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @param {KeyboardEvent} press */
function withControl(editor, deeds, ways, { key, shiftKey, altKey }) {
  if (altKey) return null;
  const block = editor.row?.block;
  /** @type {Record<string, () => unknown>} */
  const runs = { d: () => deeds.duplicate(), g: () => (shiftKey ? block && deeds.dissolve(block.id) : deeds.block()), z: () => ways.back(shiftKey ? "redo" : "undo"), y: () => ways.back("redo") };
  return runs[key.toLowerCase()] ?? null;
}

/** @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @param {KeyboardEvent} press @returns {(() => unknown) | null} */
function plain(editor, deeds, ways, { key, altKey, shiftKey }) {
  if (altKey && (key === "ArrowUp" || key === "ArrowDown")) return () => deeds.move(key === "ArrowUp" ? -1 : 1);
  if (altKey) return null;
  if (key === "Insert") return () => deeds.addBeside(1);
  if (key === "Delete") return () => deeds.remove();
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) return () => { const cell = editor.cell(); if (cell) ways.menu(cell); };
  if (key === "Backspace") return () => begin(editor, "fresh") && emptied(editor);
  const way = editor.columns.find((column) => column.key === editor.column)?.way;
  return key.toLowerCase() === "n" && (way !== "text" || !takesLetter(editor.column, key)) ? () => deeds.addBeside(1) : null;
}

/** @param {Editor} editor */
function emptied(editor) {
  take(editor, "");
}

/** Walk, or select while walking. @param {Editor} editor @param {KeyboardEvent} press @returns {boolean} */
function moveBy(editor, press) {
  if (press.altKey) return false;
  const cells = cellsOf(editor);
  const at = { row: editor.rows.findIndex(({ key }) => key === editor.active.key), column: cells.indexOf(editor.column) };
  const page = Math.max(1, Math.floor(editor.grid.clientHeight / Math.max(editor.cell()?.clientHeight ?? 36, 1)) - 2);
  const to = walk({ rows: editor.rows.length, columns: cells.length, page }, at, press);
  if (!to) return false;
  const from = editor.row;
  editor.go(editor.rows[to.row].key, to.column === at.column ? editor.active.column : cells[to.column]);
  if (press.shiftKey && to.row !== at.row && from) selectTo(editor, from);
  return true;
}

/** @param {Editor} editor @param {import("./arranging.js").Row} from */
function selectTo(editor, from) {
  const { row } = editor;
  const id = row?.what === "cue" ? row.id : row?.cues[0]?.id;
  const start = from.what === "cue" ? from.id : from.cues[0]?.id;
  if (id === undefined || start === undefined || !editor.editable) return;
  editor.selection = extended(editor.selection, free(editor), start, id);
  editor.paint();
}

/** Cues that can be selected: what was called is over. @param {Editor} editor */
const free = (editor) => editor.picture.cues.filter((cue) => editor.placeOf(cue) === "coming").map(({ id }) => id);

/** Enter, F2, Space and Escape. @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @param {KeyboardEvent} press @returns {boolean} */
function enter(editor, deeds, ways, { key, shiftKey, ctrlKey, metaKey }) {
  if ((ctrlKey || metaKey) && key.toLowerCase() === "a" && editor.editable) return selectAll(editor);
  if (ctrlKey || metaKey) return false;
  if (key === "Escape") return letGo(editor);
  if (key === " " && (shiftKey || editor.column === "pick")) return pick(editor);
  if (key === " ") return use(editor, deeds, ways) || true;
  if (key === "F2" || key === "Enter") return use(editor, deeds, ways) || begin(editor, "end") || true;
  return false;
}

/** @param {Editor} editor */
function selectAll(editor) {
  editor.selection = { ids: new Set(free(editor)), anchor: null };
  editor.paint();
  return true;
}

/** @param {Editor} editor */
function letGo(editor) {
  const there = editor.selection.ids.size > 0;
  editor.selection = NOTHING;
  if (there) editor.paint();
  return there;
}

/** Take the row one stands on into the selection, or out. @param {Editor} editor */
function pick(editor) {
  const { row } = editor;
  if (!row || !editor.editable) return true;
  const order = new Set(free(editor));
  const ids = (row.what === "cue" ? [row.id] : row.cues.map(({ id }) => id)).filter((id) => order.has(id));
  if (row.what === "cue" && ids.length) editor.selection = toggled(editor.selection, row.id);
  if (row.what === "block") {
    const all = ids.every((id) => editor.selection.ids.has(id));
    const rest = [...editor.selection.ids].filter((id) => !ids.includes(id));
    editor.selection = { ids: new Set(all ? rest : [...rest, ...ids]), anchor: ids[0] ?? null };
  }
  editor.paint();
  return true;
}

/** Use a cell that is not written in. @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @returns {boolean} */
function use(editor, deeds, ways) {
  const { row, column } = editor;
  const cell = editor.cell();
  if (!row || !cell) return false;
  if (column === "menu") return (ways.menu(cell), true);
  if (row.what === "block") return column === "number" ? fold(editor, row.block.id) : column === "pick" && pick(editor);
  if (column === "steps" || column === "notes" || column === "number") return (ways.panel(true), true);
  if (column === "flagged" || column === "auto" || column === "skipped") {
    if (mayWrite(editor, column)) deeds.turn(column, [row.cue]);
    return true;
  }
  return column === "pick" && pick(editor);
}

/** Shut a block or open it. @param {Editor} editor @param {number} id */
export function fold(editor, id) {
  if (!editor.shut.delete(id)) editor.shut.add(id);
  editor.paint();
  return true;
}

/** @param {Editor} editor @param {Deeds} deeds @param {Ways} ways @param {MouseEvent} click @param {string} cameFrom */
function clicked(editor, deeds, ways, click, cameFrom) {
  const cell = cellOf(click.target);
  if (!cell || isInput(click.target)) return;
  const from = editor.rows.find(({ key }) => key === cameFrom);
  stand(editor, cell);
  if (!(click.target instanceof HTMLInputElement)) cell.focus({ preventScroll: true });
  if (click.target instanceof HTMLInputElement || click.shiftKey || click.ctrlKey || click.metaKey) {
    if (click.shiftKey && from) selectTo(editor, from);
    else pick(editor);
  } else ifOneClick(editor, deeds, ways);
}

/** What one click does: switches switch, notes open; texts wait for a second click, Enter or a letter. @param {Editor} editor @param {Deeds} deeds @param {Ways} ways */
function ifOneClick(editor, deeds, ways) {
  const { column, row } = editor;
  const way = editor.columns.find(({ key }) => key === column)?.way;
  if (way === "switch" || way === "open" || way === "menu" || (row?.what === "block" && column === "number")) use(editor, deeds, ways);
}
