// What an import says of a file's rows, with the complaints beside the rows they belong to.

/**
 * @typedef {"create" | "update" | "unchanged" | "skip"} Action
 * @typedef {{row: number, column: string, message: string, sheet?: string | null}} Complaint
 * @typedef {{row: number, action: Action, what: string, why?: string | null, sheet?: string | null}} ToldRow
 *
 * @typedef {object} ReportRow
 * @property {string} key of the row in the file
 * @property {number} row as in the sheet; 0 for what belongs to no row
 * @property {string} sheet only where several sheets are read
 * @property {Action | null} action
 * @property {string} what
 * @property {string} why
 * @property {{text: string, bad: boolean}[]} complaints
 */

/**
 * Put complaints beside the rows they belong to. What belongs to no row comes first where it forbids the import, else last.
 *
 * @param {{rows: readonly ToldRow[], errors: readonly Complaint[], warnings: readonly Complaint[]}} report
 * @returns {ReportRow[]}
 */
export function reportRows({ rows, errors, warnings }) {
  const sheets = [...new Set([...rows, ...errors, ...warnings].map(({ sheet }) => sheet ?? ""))];
  /** @type {Map<string, ReportRow>} */
  const table = new Map();
  const at = (/** @type {number} */ row, /** @type {string} */ sheet) => {
    const key = keyOf(row, sheet);
    const there = table.get(key) ?? { key, row, sheet, action: null, what: "", why: "", complaints: [] };
    table.set(key, there);
    return there;
  };
  for (const { row, sheet, action, what, why } of rows) Object.assign(at(row, sheet ?? ""), { action, what, why: why ?? "" });
  for (const [list, bad] of /** @type {const} */ ([[errors, true], [warnings, false]])) {
    for (const one of list) if (one.row > 0) at(one.row, one.sheet ?? "").complaints.push(said(one, bad));
  }
  const place = new Map(sheets.map((sheet, order) => [sheet, order]));
  const ordered = [...table.values()].sort((a, b) => (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row);
  return [...bare(errors, true), ...ordered, ...bare(warnings, false)];
}

/** Name a row as the server names it. @param {number} row @param {string | null} [sheet] */
export const keyOf = (row, sheet) => (sheet ? `${sheet}!${row}` : String(row));

/** @param {Complaint} complaint @param {boolean} bad */
const said = ({ column, message }, bad) => ({ text: column ? `${column}: ${message}` : message, bad });

/** @param {readonly Complaint[]} complaints @param {boolean} bad @returns {ReportRow[]} */
function bare(complaints, bad) {
  const ofNone = complaints.filter(({ row }) => row === 0).map((one) => said(one, bad));
  return ofNone.length ? [{ key: "", row: 0, sheet: "", action: null, what: "", why: "", complaints: ofNone }] : [];
}
