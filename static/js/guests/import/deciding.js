// A row that may be a guest we have: both side by side, and a person says which.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { t } from "../../lib/words.js";
import { choices } from "./doubts.js";

/**
 * @typedef {import("../types").ImportDoubt} ImportDoubt
 * @typedef {import("../types").ImportPerson} ImportPerson
 * @typedef {import("../types").Decisions} Decisions
 */

/** @type {() => [keyof ImportPerson, string][]} */
const parts = () => [["position", t("Chức vụ")], ["organisation", t("Đơn vị")], ["phone", t("Điện thoại")], ["seat", t("Ghế")]];

/**
 * @param {ImportDoubt} doubt
 * @param {Decisions[string] | undefined} decided
 * @param {(choice: Decisions[string]) => void} decide
 */
export function doubtView(doubt, decided, decide) {
  const name = `doubt-${doubt.key}`;
  return html`<fieldset class="doubt">
    <legend class="visually-hidden">${t("%(what)s là ai?", { what: doubt.what })}</legend>
    <div class="doubt__row"><p class="doubt__title">${t("Trong tệp")}</p>${personView(doubt.person, null)}</div>
    <div class="doubt__choices">${choices(doubt).map(({ value, words, usual, candidate }) => html`
      <label class="doubt__choice">
        <input type="radio" name=${name} .checked=${decided === value} @change=${() => decide(value)}>
        <span class="doubt__words">${words}${usual ? html` <span class="badge badge--outline">${t("nếu không chọn")}</span>` : nothing}</span>
        ${candidate ? html`<span class="doubt__why">${candidate.why}</span>${personView(candidate.person, doubt.person)}` : nothing}
      </label>`)}</div></fieldset>`;
}

/** Show a person; what differs from the other is marked, in words too. @param {ImportPerson} person @param {ImportPerson | null} other */
const personView = (person, other) => html`<span class="doubt__person">
  <strong>${[person.salutation, person.full_name].filter(Boolean).join(" ")}</strong>
  ${parts().map(([part, words]) => (person[part] || other?.[part] ? html`<span class=${other && differs(person[part], other[part]) ? "doubt__part is-other" : "doubt__part"}>
    <span class="muted">${words}:</span> ${person[part] || "–"}${other && differs(person[part], other[part]) ? html`<span class="visually-hidden"> (${t("khác")})</span>` : nothing}</span>` : nothing))}</span>`;

/** @param {string} one @param {string} other */
const differs = (one, other) => one !== "" && other !== "" && one.toLocaleLowerCase("vi") !== other.toLocaleLowerCase("vi");
