// Which column of a sheet means what: how the server understood each, and another word for it.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { live } from "../../vendor/lit-html/directives/live.js";
import { t } from "./words.js";

/**
 * @typedef {{heading: string, field: string, sample: string}} ImportColumn
 * @typedef {readonly [field: string, words: string]} FieldChoice
 */

/**
 * Say what each heading means once one of them is told anew: a field that another column had is taken from it.
 *
 * @param {readonly ImportColumn[]} columns
 * @param {string} heading
 * @param {string} field
 * @param {readonly string[]} [shared] any number of columns may be these
 * @returns {Record<string, string>}
 */
export function mappingWith(columns, heading, field, shared = [""]) {
  const kept = columns.map((one) => /** @type {const} */ ([one.heading, one.field === field && !shared.includes(field) ? "" : one.field]));
  return { ...Object.fromEntries(kept), [heading]: field };
}

/** The columns that go nowhere. @param {readonly ImportColumn[]} columns */
export const leftOut = (columns) => columns.filter(({ field }) => field === "");

/** Whether a person must say which column holds what cannot be done without. @param {readonly ImportColumn[]} columns @param {string} needed */
export const untold = (columns, needed) => columns.length > 0 && !columns.some(({ field }) => field === needed);

/**
 * Draw the columns of a file, each with what it may become.
 *
 * @param {readonly ImportColumn[]} columns
 * @param {readonly FieldChoice[]} choices
 * @param {boolean} busy
 * @param {(heading: string, field: string) => void} tell
 */
export const columnTable = (columns, choices, busy, tell) => html`
  <div class="table-wrap mapping__wrap" tabindex="0" role="region" aria-label=${t("Các cột của tệp")}>
    <table class="table"><thead><tr><th scope="col">${t("Cột trong tệp")}</th><th scope="col">${t("Nhập thành")}</th></tr></thead>
      <tbody>${columns.map((column) => columnRow(column, choices, busy, (field) => tell(column.heading, field)))}</tbody></table></div>`;

/** @param {ImportColumn} column @param {readonly FieldChoice[]} choices @param {boolean} busy @param {(field: string) => void} choose */
function columnRow({ heading, field, sample }, choices, busy, choose) {
  const chosen = (/** @type {Event} */ cause) => choose(/** @type {HTMLSelectElement} */ (cause.target).value);
  return html`<tr class=${field ? "" : "is-left-out"}><th scope="row">${heading}${sample ? html`<span class="mapping__sample">${t("ví dụ: %(sample)s", { sample })}</span>` : nothing}</th>
    <td><div class="field"><select aria-label=${t("Cột “%(heading)s” nhập thành", { heading })} ?disabled=${busy} .value=${live(field)} @change=${chosen}>
      ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === field}>${words}</option>`)}</select></div></td></tr>`;
}
