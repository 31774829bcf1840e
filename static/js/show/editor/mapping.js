// Which column of a sheet means what: how the server understood each, and another word for it.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { columnTable, leftOut, mappingWith, untold } from "../../lib/mapping.js";
import { t } from "../../lib/words.js";

/** @typedef {import("../types").ImportColumn} ImportColumn */

/** Any number of columns may be these. */
export const SHARED = ["", "custom"];

/** Without this one there is nothing to import. */
export const TITLES = "content";

/** @type {() => [field: string, words: string][]} */
export const fieldChoices = () => [
  ["", t("(không nhập)")],
  ["content", t("Nội dung, tên tiết mục")],
  ["number", t("Số thứ tự")],
  ["hours", t("Giờ bắt đầu")],
  ["until", t("Giờ kết thúc")],
  ["duration", t("Thời lượng")],
  ["fixed", t("Giờ cố định (đánh dấu)")],
  ["presenter", t("Người thực hiện")],
  ["office", t("Chức danh người thực hiện")],
  ["mc", t("Lời dẫn MC")],
  ["sound", t("Âm thanh")],
  ["light", t("Ánh sáng")],
  ["screen", t("Màn hình LED")],
  ["stage", t("Sân khấu, ghi chú")],
  ["block", t("Khối, phần")],
  ["skipped", t("Bỏ qua (đánh dấu)")],
  ["flagged", t("Cờ (đánh dấu)")],
  ["colour", t("Màu")],
  ["auto", t("Tự chuyển (đánh dấu)")],
  ["custom", t("Cột riêng, giữ tên này")],
  ["code", t("Mã tiết mục của tệp đã xuất")],
  ["type", t("Loại dòng (Ontime)")],
];

/**
 * Draw the columns of a file; open from the start where a person is to say something, or is saying it.
 *
 * @param {readonly ImportColumn[]} columns
 * @param {boolean} open
 * @param {boolean} busy
 * @param {(mapping: Record<string, string>) => void} tell
 */
export function drawColumns(columns, open, busy, tell) {
  if (!columns.length) return nothing;
  return html`
    <details class="mapping" ?open=${open || untold(columns, TITLES)}>
      <summary>${t("Các cột của tệp")}: ${t("%(count)s cột, %(out)s cột không nhập", { count: columns.length, out: leftOut(columns).length })}</summary>
      ${columnTable(columns, fieldChoices(), busy, (heading, field) => tell(mappingWith(columns, heading, field, SHARED)))}
    </details>`;
}
