// The columns of the grid: what stands in each, how wide it is, and which this device shows.

import { t } from "../../lib/words.js";

/**
 * @typedef {"read" | "text" | "choice" | "switch" | "open" | "pick" | "menu"} Way how a cell is used
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string} name
 * @property {number} width in rem; the title takes what is left
 * @property {Way} way
 * @property {string} [icon] stands for the name where the column is narrow
 * @property {boolean} [fixed] always shown
 * @property {boolean} [apart] shown only where a person asks for it
 * @property {boolean} [num] digits under digits
 */

const KEPT = "rundown.columns";
const CUSTOM_WIDTH_REM = 9;

/** All of them together fit a window of 1366 pixels. @type {() => Column[]} */
const builtIn = () => [
  { key: "pick", name: t("Chọn dòng"), width: 3.25, way: "pick", fixed: true },
  { key: "number", name: t("Số"), width: 2.5, way: "read", fixed: true, num: true },
  { key: "title", name: t("Tên tiết mục"), width: 13.5, way: "text", fixed: true },
  { key: "start", name: t("Kế hoạch"), width: 4.5, way: "read", num: true },
  { key: "actual", name: t("Dự báo"), width: 4.5, way: "read", num: true },
  { key: "planned_s", name: t("Dài"), width: 3.75, way: "text", fixed: true, num: true },
  { key: "starts_at", name: t("Giờ cố định"), width: 6.75, way: "text", num: true },
  { key: "flagged", name: t("Cờ"), width: 2.25, way: "switch", icon: "flag" },
  { key: "colour", name: t("Màu"), width: 2.25, way: "choice", icon: "colour" },
  { key: "presenter", name: t("Người thực hiện"), width: 9.25, way: "text" },
  { key: "office", name: t("Chức danh"), width: 5.75, way: "text" },
  { key: "kind", name: t("Loại"), width: 6.5, way: "choice" },
  { key: "scene", name: t("Cảnh LED"), width: 6.25, way: "choice" },
  { key: "auto", name: t("Tự gọi tiết mục sau"), width: 2.25, way: "switch", icon: "roll" },
  { key: "skipped", name: t("Bỏ qua"), width: 3.75, way: "switch", apart: true },
  { key: "steps", name: t("Bước"), width: 3.25, way: "open" },
  { key: "notes", name: t("Ghi chú"), width: 3.75, way: "open" },
];

/** @type {() => Column} */
const menu = () => ({ key: "menu", name: t("Việc khác"), width: 2.5, way: "menu", icon: "more", fixed: true });

/**
 * Give every column, the office's own among them.
 *
 * @param {readonly import("../types").CustomColumn[]} custom
 * @returns {Column[]}
 */
export const allColumns = (custom) => [
  ...builtIn(),
  ...custom.map(({ id, title }) => (/** @type {Column} */ ({ key: `custom.${id}`, name: title, width: CUSTOM_WIDTH_REM, way: "text" }))),
  menu(),
];

/**
 * @typedef {Record<string, boolean>} Choice column → shown, for those a person chose about
 *
 * @param {readonly Column[]} columns
 * @param {Choice} choice
 */
export const shownColumns = (columns, choice) => columns.filter(({ key, fixed, apart }) => fixed || (choice[key] ?? !apart));

/**
 * Write the columns for CSS, each line by its name, so that a block's cells find their place.
 *
 * @param {readonly Column[]} columns
 */
export const tracks = (columns) => `${columns.map(({ key, width }, at) => `${lineNames(key, columns[at - 1])} ${key === "title" ? `minmax(${width}rem, 1fr)` : `${width}rem`}`).join(" ")} [end]`;

/** @param {string} key @param {Column} [before] */
const lineNames = (key, before) => `[c-${key.replace(".", "-")}${before?.key === "planned_s" ? " behind-length" : ""}]`;

/** Give the least width of all columns together, in rem. @param {readonly Column[]} columns */
export const leastWidth = (columns) => columns.reduce((sum, { width }) => sum + width, 0);

/** @returns {Choice} */
export function keptChoice() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {}; // storage is shut, or holds what an older version wrote
  }
}

/** @param {Choice} choice */
export function keepChoice(choice) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(choice));
  } catch {
    // a private window: remembered until it is closed
  }
}
