// What a person is told of an import: which rows there are, which to decide, what writing would do.

import { reportRows } from "../sheet_report.js";
import { leftOut, untold } from "../mapping.js";
import { t } from "../words.js";

/**
 * @typedef {import("./types").ImportReport} ImportReport
 * @typedef {import("./types").ImportKind} ImportKind
 * @typedef {import("../sheet_report.js").ReportRow} ReportRow
 * @typedef {"all" | "create" | "update" | "unchanged" | "skip" | "error" | "doubtful"} Filter
 */

/** @param {import("../sheet_report.js").Action} action */
export const actionWords = (action) =>
  ({
    create: { text: t("Thêm mới"), tone: "badge--ok" },
    update: { text: t("Cập nhật"), tone: "badge--info" },
    unchanged: { text: t("Giữ nguyên"), tone: "badge--outline" },
    skip: { text: t("Bỏ qua"), tone: "badge--warn" },
  })[action];

/** @type {() => [Filter, string][]} */
const filterWords = () => [
  ["all", t("Tất cả")],
  ["doubtful", t("Cần quyết định")],
  ["error", t("Lỗi")],
  ["create", t("Thêm mới")],
  ["update", t("Cập nhật")],
  ["unchanged", t("Giữ nguyên")],
  ["skip", t("Bỏ qua")],
];

/**
 * Say what a dry run found: whether it may be written, and what that would do.
 *
 * @param {ImportReport} report
 * @param {ImportKind} kind
 */
export function preview(report, kind) {
  const { rows, created, updated, unchanged, warnings, errors } = report;
  const skipped = rows.filter(({ action }) => action === "skip").length;
  const writes = errors.length === 0 && (created + updated > 0 || (kind.writes?.(report) ?? false));
  return {
    counts: [
      t("%(count)s thêm mới", { count: created }), t("%(count)s cập nhật", { count: updated }),
      t("%(count)s giữ nguyên", { count: unchanged }), t("%(count)s bỏ qua", { count: skipped }),
    ].join(" · "),
    verdict: verdict(errors.length, writes),
    tone: errors.length > 0 ? "bad" : warnings.length > 0 ? "warn" : "ok",
    writes,
    button: writes ? kind.button(created + updated) : t("Ghi vào danh sách"),
    asksColumns: untold(report.columns, kind.needed),
    leftOut: leftOut(report.columns),
  };
}

/** @param {number} errors @param {boolean} writes */
function verdict(errors, writes) {
  if (errors > 0) return t("Có %(errors)s lỗi: chưa ghi gì. Hãy sửa trong bảng tính rồi chọn lại tệp.", { errors });
  return writes ? t("Tệp đọc được. Hãy xem lại rồi ghi.") : t("Danh sách đã đúng như tệp này, không có gì để ghi.");
}

/**
 * Give the rows of a report, each with its complaints and, where a person has to decide, its doubt.
 *
 * @param {ImportReport} report
 */
export function entries(report) {
  const doubts = new Map((report.doubtful ?? []).map((doubt) => [doubt.key, doubt]));
  return reportRows(report).map((row) => ({ ...row, doubt: doubts.get(row.key) ?? null }));
}

/** @typedef {ReturnType<typeof entries>[number]} Entry */

/** @param {Entry} entry @param {Filter} filter */
export function fits(entry, filter) {
  if (filter === "all") return true;
  if (filter === "doubtful") return entry.doubt !== null;
  return filter === "error" ? entry.complaints.some(({ bad }) => bad) : entry.action === filter;
}

/**
 * Offer the filters that find something, with how many rows each.
 *
 * @param {readonly Entry[]} rows
 */
export const filters = (rows) =>
  filterWords()
    .map(([filter, words]) => ({ filter, words, count: rows.filter((row) => fits(row, filter)).length }))
    .filter(({ filter, count }) => filter === "all" || count > 0);

/** What is asked first: errors, then what a person has to decide, then everything. @param {ImportReport} report @returns {Filter} */
export const firstFilter = ({ errors, doubtful = [] }) => (errors.length > 0 ? "error" : doubtful.length > 0 ? "doubtful" : "all");
