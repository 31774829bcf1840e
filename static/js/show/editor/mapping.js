// Which column of a sheet means what: how the server understood each, and another word for it.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { t } from "../../lib/words.js";

/** @typedef {import("../types").ImportColumn} ImportColumn */

/** Any number of columns may be these. */
const SHARED = ["", "custom"];

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
 * Say what each heading means once one of them is told anew: a field that another column had is taken from it.
 *
 * @param {readonly ImportColumn[]} columns
 * @param {string} heading
 * @param {string} field
 * @returns {Record<string, string>}
 */
export function mappingWith(columns, heading, field) {
  const kept = columns.map((one) => /** @type {const} */ ([one.heading, one.field === field && !SHARED.includes(field) ? "" : one.field]));
  return { ...Object.fromEntries(kept), [heading]: field };
}

/** How many columns go nowhere. @param {readonly ImportColumn[]} columns */
export const leftOut = (columns) => columns.filter(({ field }) => field === "").length;

/** Whether a person must say which column holds the titles. @param {readonly ImportColumn[]} columns */
export const untold = (columns) => columns.length > 0 && !columns.some(({ field }) => field === "content");

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
    <details class="mapping" ?open=${open || untold(columns)}>
      <summary>${t("Các cột của tệp")}: ${t("%(count)s cột, %(out)s cột không nhập", { count: columns.length, out: leftOut(columns) })}</summary>
      <div class="table-wrap mapping__wrap" tabindex="0" role="region" aria-label=${t("Các cột của tệp")}>
        <table class="table"><thead><tr><th scope="col">${t("Cột trong tệp")}</th><th scope="col">${t("Nhập thành")}</th></tr></thead>
          <tbody>${columns.map((column) => drawColumn(column, busy, (field) => tell(mappingWith(columns, column.heading, field))))}</tbody></table></div>
    </details>`;
}

/** @param {ImportColumn} column @param {boolean} busy @param {(field: string) => void} choose */
function drawColumn({ heading, field, sample }, busy, choose) {
  const chosen = (/** @type {Event} */ cause) => choose(/** @type {HTMLSelectElement} */ (cause.target).value);
  return html`<tr class=${field ? "" : "is-left-out"}><th scope="row">${heading}${sample ? html`<span class="mapping__sample">${t("ví dụ: %(sample)s", { sample })}</span>` : nothing}</th>
    <td><div class="field"><select aria-label=${t("Cột “%(heading)s” nhập thành", { heading })} ?disabled=${busy} .value=${field} @change=${chosen}>
      ${fieldChoices().map(([value, words]) => html`<option value=${value} ?selected=${value === field}>${words}</option>`)}</select></div></td></tr>`;
}
