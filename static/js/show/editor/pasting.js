// Spreadsheets beside the grid: cells copied there are pasted here, and the cells of rows copied here go there.

import { t } from "../../lib/words.js";
import { choicesOf } from "./cells.js";
import { bodyOf, locked, textOf } from "./fields.js";

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("../types").Cue} Cue
 * @typedef {Map<number, Record<string, unknown>>} Sets what changes of each cue
 */

// A cell with a tab, a line end or a quotation mark in it stands in quotation marks, those inside it doubled.
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g;

/**
 * Read what a spreadsheet puts on the clipboard, each cell as one line.
 *
 * @param {string} text
 * @returns {string[][]} rows of cells
 */
export function readTable(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").replace(/\n$/, "").matchAll(CELL)) {
    rows[rows.length - 1].push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, " ").trim());
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows;
}

/**
 * Write cells of cues as a spreadsheet takes them.
 *
 * @param {readonly Cue[]} cues
 * @param {readonly Column[]} columns
 */
export const writeTable = (cues, columns) => cues.map((cue) => columns.map((column) => quoted(wordsOf(cue, column))).join("\t")).join("\n");

/** @param {string} text */
const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param {Cue} cue @param {Column} column */
function wordsOf(cue, { key, way }) {
  const field = /** @type {Field} */ (key);
  const text = textOf(cue, field);
  return way === "choice" ? choicesOf(field).find(([value]) => value === text)?.[1] ?? text : text;
}

/**
 * Work out what a table changes of cues, its first cell being the first column of the first cue. Where one cell cannot
 * be, nothing is changed, and `complaint` says which.
 *
 * @param {readonly (readonly string[])[]} table
 * @param {readonly Cue[]} cues
 * @param {readonly Column[]} columns
 * @param {(cue: Cue) => "past" | "running" | "coming"} placeOf
 * @returns {{sets: Sets, complaint: string}}
 */
export function changesOf(table, cues, columns, placeOf) {
  /** @type {Sets} */
  const sets = new Map();
  for (const [at, cue] of cues.slice(0, table.length).entries()) {
    for (const [over, column] of columns.slice(0, table[at].length).entries()) {
      const text = table[at][over];
      if (text === wordsOf(cue, column)) continue;
      const wanted = locked(placeOf(cue), column.key) ? { complaint: t("đã hoặc đang diễn ra, không sửa được nữa.") } : wantedOf(cue, column, text);
      if ("complaint" in wanted) return { sets: new Map(), complaint: t("Chưa dán gì. Tiết mục %(number)s, ô “%(column)s”: %(words)s", { number: cue.number, column: column.name, words: wanted.complaint }) };
      sets.set(cue.id, joined(sets.get(cue.id) ?? {}, wanted.body));
    }
  }
  return { sets, complaint: "" };
}

/** @param {Cue} cue @param {Column} column @param {string} text */
function wantedOf(cue, { key, way }, text) {
  const field = /** @type {Field} */ (key);
  if (way !== "choice") return bodyOf(cue, field, text);
  const chosen = choicesOf(field).find(([, words]) => words.toLowerCase() === text.toLowerCase());
  return chosen ? bodyOf(cue, field, chosen[0]) : { complaint: t("không có “%(text)s” để chọn.", { text }) };
}

/** The office's own columns are one member. @param {Record<string, any>} set @param {Record<string, any>} more */
const joined = (set, more) => ({ ...set, ...more, ...(set.custom && more.custom ? { custom: { ...set.custom, ...more.custom } } : {}) });

/**
 * Paste into the cells from the one where the person stands, one row into all selected; copy that cell, or the rows selected.
 *
 * @param {Editor} editor
 * @param {import("./deeds.js").Deeds} deeds
 */
export function listenToClipboard(editor, deeds) {
  /** The cue in a cell of which the person stands, and does not write. */
  const stood = () => (!editor.editing && editor.row?.what === "cue" && editor.grid.contains(document.activeElement) ? editor.row.cue : null);
  // Whom the browser tells depends on where a text was selected last: only the page hears it always.
  document.addEventListener("paste", (cause) => {
    const text = cause.clipboardData?.getData("text/plain") ?? "";
    if (!editor.editable || !stood() || text === "") return;
    cause.preventDefault();
    paste(editor, deeds, readTable(text));
  });
  document.addEventListener("copy", (cause) => {
    const cue = stood();
    if (!cause.clipboardData || !cue || (!several(editor) && String(getSelection()) !== "")) return;
    cause.preventDefault();
    const text = several(editor) ? writeTable(editor.meant, writtenFrom(editor, "title")) : writeTable([cue], writtenFrom(editor, editor.column).slice(0, 1));
    cause.clipboardData.setData("text/plain", text);
  });
}

/** @param {Editor} editor @param {import("./deeds.js").Deeds} deeds @param {string[][]} table */
function paste(editor, deeds, table) {
  const selected = several(editor);
  const below = editor.rows.slice(editor.rows.findIndex(({ key }) => key === editor.active.key)).flatMap((row) => (row.what === "cue" ? [row.cue] : []));
  const cues = selected ? editor.meant : below;
  const whole = selected && table.length === 1 ? cues.map(() => table[0]) : table;
  const { sets, complaint } = changesOf(whole, cues, writtenFrom(editor, editor.column), (cue) => editor.placeOf(cue));
  if (complaint) return editor.deps.say(complaint, "warn");
  if (sets.size === 0) return editor.deps.say(t("Không có gì khác để dán."));
  const left = whole.length - cues.length;
  const words = t("Đã dán vào %(count)s tiết mục.", { count: sets.size });
  deeds.fill(sets, left > 0 ? `${words} ${t("%(left)s dòng cuối không còn tiết mục để dán vào.", { left })}` : words);
}

/** Several rows are selected: they are meant, not the one where the person stands. @param {Editor} editor */
const several = (editor) => editor.selection.ids.size > 1;

/** The columns that are written in, from one on. @param {Editor} editor @param {string} from */
const writtenFrom = ({ columns }, from) => columns.slice(columns.findIndex(({ key }) => key === from)).filter(({ way }) => way === "text" || way === "choice");
