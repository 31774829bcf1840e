// The particulars of a pledge among the fields of its correction: what for, how much of what, for whom.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { FIELDS } from "./kinds.js";
import { programmeName } from "./words.js";

/** @typedef {import("./types").Pledge} Pledge */

/** @param {number | null} number */
const digits = (number) => (number === null ? "" : groupDigits(number));

/**
 * @param {Pledge} base
 * @param {Record<string, string>} errors
 * @param {(released: boolean) => void} name let the name of who is helped be public, or not
 */
export function drawParts(base, errors, name) {
  const labels = { quantity: t("Số lượng"), unit: t("Đơn vị tính"), months: t("Số tháng"), per_month: t("Mỗi tháng"), beneficiary: t("Người được nhận") };
  const values = { quantity: digits(base.quantity), unit: base.unit, months: digits(base.months), per_month: digits(base.per_month), beneficiary: base.beneficiary };
  const shown = /** @type {(keyof typeof labels)[]} */ (Object.keys(labels)).filter((part) => FIELDS[base.kind].includes(part));
  return html`<div class="field"><label for="c-programme">${t("Chương trình")}</label>
      <select class="input" id="c-programme" name="programme">${/** @type {const} */ (["fund", "social"]).map((programme) => html`<option value=${programme} ?selected=${programme === base.programme}>${programmeName(programme)}</option>`)}</select></div>
    <label class="check correct__check"><input type="checkbox" name="quiet" .checked=${!base.amount_shown}>${t("Không công bố số tiền")}</label>
    ${shown.map((part) => html`<div class="field correct__${part}"><label for="c-${part}">${labels[part]}</label>
      <input class="input" id="c-${part}" name=${part} autocomplete="off" maxlength="200" .value=${values[part]} aria-invalid=${part in errors ? "true" : "false"} aria-describedby="c-${part}-error">
      <p class="field__error" id="c-${part}-error">${errors[part] ?? ""}</p></div>`)}
    ${base.beneficiary ? drawNaming(base, name) : nothing}`;
}

/** @param {Pledge} base @param {(released: boolean) => void} name */
const drawNaming = ({ beneficiary_released: released }, name) => html`<p class="correct__naming">
    <span class="badge badge--${released ? "ok" : "warn"}">${released ? t("Tên được công bố") : t("Tên chưa công bố")}</span>
    <button type="button" class="button button--small ${released ? "" : "button--hold"}" ?data-hold=${!released} @click=${() => { if (released) name(false); }} @held=${() => name(true)}>${released ? t("Thôi công bố tên") : t("Cho công bố tên này (giữ nút)")}</button>
  </p>`;

/** @param {FormData} fields */
export function readParts(fields) {
  const text = (/** @type {string} */ name) => String(fields.get(name) ?? "");
  return {
    programme: /** @type {import("./types").Programme} */ (text("programme")), quantity: text("quantity"), unit: text("unit"),
    months: text("months"), per_month: text("per_month"), beneficiary: text("beneficiary"), quiet: fields.has("quiet"),
  };
}
