// Editing a cell in place.

import { t } from "../../lib/words.js";
import { keyOf, typed } from "./drafts.js";
import { bodyOf, locked } from "./fields.js";

const QUIET_MS = 4000;

/** @typedef {import("./editor.js").Editor} Editor */
/** @typedef {import("./fields.js").Field} Field */

/**
 * Tell whether a cell may be written in, and say why not.
 *
 * @param {Editor} editor
 * @param {string} field
 */
export function mayWrite(editor, field) {
  const { row } = editor;
  if (!row || !editor.editable) return false;
  if (row.what === "block" || !locked(editor.placeOf(row.cue), field)) return true;
  sayLocked(editor);
  return false;
}

/** Said once for a word typed, not for each of its letters. @param {Editor} editor */
function sayLocked(editor) {
  const now = performance.now();
  if (now - editor.saidLockedAt > QUIET_MS) editor.deps.say(t("Tiết mục đã hoặc đang diễn ra nên ô này không sửa được nữa."), "warn");
  editor.saidLockedAt = now;
}

/**
 * Begin to edit the cell one stands in.
 *
 * @param {Editor} editor
 * @param {"whole" | "end" | "fresh"} how all selected, the caret at the end, or for a letter that replaces all
 */
export function begin(editor, how) {
  const { row } = editor;
  const { column, way } = row?.what === "block" ? ofBlock(editor.column) : { column: editor.column, way: editor.columns.find(({ key }) => key === editor.column)?.way };
  if (!row || (way !== "text" && way !== "choice") || (way === "choice" && how === "fresh") || !mayWrite(editor, column)) return false;
  editor.editing = { id: row.id, column };
  editor.paint();
  const input = inputOf(editor);
  input?.focus({ preventScroll: true });
  if (input instanceof HTMLSelectElement) openList(input);
  else if (input) place(input, how);
  return true;
}

/** A block's sum is reckoned; its cell chooses the colour. @param {string} cell */
function ofBlock(cell) {
  if (cell === "sum") return { column: "colour", way: "choice" };
  return { column: cell, way: cell === "title" || cell === "planned_s" ? "text" : "read" };
}

/** @param {HTMLSelectElement} select */
export function openList(select) {
  try {
    select.showPicker();
  } catch {
    // an older browser: the arrows choose
  }
}

/** @param {HTMLInputElement} input @param {"whole" | "end" | "fresh"} how */
function place(input, how) {
  if (how === "fresh") input.value = ""; // the letter itself arrives in the input
  else if (how === "whole") input.select();
  else input.setSelectionRange(input.value.length, input.value.length);
}

/** @param {Editor} editor */
export const inputOf = (editor) => /** @type {HTMLInputElement | HTMLSelectElement | null} */ (editor.grid.querySelector(".cell__input"));

/** What is typed already stands in the input: nothing is drawn again, except where a complaint goes away. @param {Editor} editor @param {string} text */
export function take(editor, text) {
  const { editing } = editor;
  const row = editing && editor.find(editing.id);
  if (!editing || !row) return;
  const field = /** @type {Field} */ (editing.column);
  const complained = Boolean(editor.drafts.get(keyOf(editing.id, field))?.complaint);
  typed(editor.drafts, editing.id, row, field, text);
  if (complained) editor.paint();
}

/**
 * Save what was typed. What reads wrong stays in the input, with the reason, unless the person goes elsewhere.
 *
 * @param {Editor} editor
 * @param {{leaving?: boolean}} [how]
 * @returns {boolean} whether the cell is left
 */
export function commit(editor, { leaving = false } = {}) {
  const { editing } = editor;
  if (!editing) return true;
  const field = /** @type {Field} */ (editing.column);
  const draft = editor.drafts.get(keyOf(editing.id, field));
  const row = editor.find(editing.id);
  const wanted = draft && row ? bodyOf(row, field, draft.text) : { body: {} };
  if ("complaint" in wanted && draft && !leaving) {
    editor.drafts.set(keyOf(editing.id, field), { ...draft, complaint: wanted.complaint });
    editor.paint();
    return false;
  }
  editor.editing = null;
  editor.paint();
  if (draft) editor.saver.save(editing.id, field);
  return true;
}

/** Leave the cell as it was. @param {Editor} editor */
export function revert(editor) {
  const { editing } = editor;
  if (!editing) return;
  editor.drafts.delete(keyOf(editing.id, /** @type {Field} */ (editing.column)));
  editor.editing = null;
  editor.paint();
}
