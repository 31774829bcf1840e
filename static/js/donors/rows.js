// What one line of the donor list says, and how the list is drawn.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { live } from "../../vendor/lit-html/directives/live.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatDong, groupDigits } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { phoneInGroups } from "../lib/phone.js";
import { t } from "../lib/words.js";
import { answers, LETTERS, letterWords, promiseBadge, shortDay, standings } from "./words.js";

/**
 * @typedef {import("./types").Donor} Donor
 * @typedef {import("./types").Counts} Counts
 * @typedef {import("./types").Letter} Letter
 *
 * @typedef {object} Acts
 * @property {boolean} edits
 * @property {ReadonlySet<number>} chosen
 * @property {(ids: readonly number[], chosen: boolean) => void} choose
 * @property {(donor: Donor) => void} open
 * @property {(donor: Donor, letter: Letter) => void} mark
 * @property {(donor: Donor, answer: import("./types").Answer) => void} answer
 */

/** @param {Donor} donor */
export const line = (donor) => ({
  name: donor.name,
  contact: [donor.contact_name, donor.contact_position].filter(Boolean).join(", "),
  phone: phoneInGroups(donor.contact_phone),
  promises: donor.promises.filter(({ status }) => status !== "void"),
});

/** The numbers above the list. @param {Counts} counts */
export const figures = (counts) => ({
  promised: formatDong(counts.promised),
  "promised-about": t("%(count)s khoản: %(held)s giữ lại, %(confirmed)s đã công bố", {
    count: counts.promise_count, held: formatDong(counts.held), confirmed: formatDong(counts.confirmed),
  }),
});

/** The chips above the list, each with how many donors it shows. @param {Counts} counts */
export const chips = (counts) => standings().map(([standing, words]) => ({ standing, words, count: standing === "" ? counts.total : counts[standing] }));

/**
 * Write the query of the list.
 *
 * @param {{q: string, answer: string}} filters
 * @param {number} limit
 * @param {string | null} [cursor]
 */
export function listPath({ q, answer }, limit, cursor = null) {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries({ q: q.normalize("NFC").trim(), answer, cursor })) if (value) query.set(name, value);
  return `donor-list?${query}`;
}

/** @param {readonly Donor[]} donors @param {Acts} acts */
export function table(donors, acts) {
  const all = donors.length > 0 && donors.every(({ id }) => acts.chosen.has(id));
  const choose = (/** @type {Event} */ { target }) => acts.choose(donors.map(({ id }) => id), /** @type {HTMLInputElement} */ (target).checked);
  return html`<div class="table-wrap"><table class="table table--folds donors__table">
    <caption class="visually-hidden">${t("Danh sách nhà tài trợ")}</caption>
    <thead><tr>${acts.edits ? html`<th scope="col" class="donors__tick"><input type="checkbox" aria-label=${t("Chọn tất cả")} .checked=${all} @change=${choose}></th>` : nothing}
      <th scope="col">${t("Doanh nghiệp, nhà đầu tư")}</th>${LETTERS.map((letter) => html`<th scope="col">${letterWords(letter)}</th>`)}
      <th scope="col">${t("Trả lời")}</th><th scope="col" class="num">${t("Đã hứa")}</th></tr></thead>
    <tbody>${repeat(donors, ({ id }) => id, (donor) => row(donor, line(donor), acts))}</tbody></table></div>`;
}

/** @param {Donor} donor @param {ReturnType<typeof line>} shown @param {Acts} acts */
const row = (donor, shown, acts) => html`<tr data-donor=${donor.id} class=${acts.chosen.has(donor.id) ? "is-chosen" : ""}>
  ${acts.edits ? html`<td class="donors__tick"><input type="checkbox" aria-label=${t("Chọn %(name)s", { name: donor.name })} .checked=${acts.chosen.has(donor.id)}
    @change=${(/** @type {Event} */ { target }) => acts.choose([donor.id], /** @type {HTMLInputElement} */ (target).checked)}></td>` : nothing}
  <th scope="row" class="donors__name"><button type="button" class="donors__open" @click=${() => acts.open(donor)}>${donor.name}</button>
    <span class="donors__about">${shown.contact}${shown.contact && shown.phone ? " · " : nothing}<span class="nowrap">${shown.phone}</span></span>${donor.note ? html`<span class="donors__note">${donor.note}</span>` : nothing}</th>
  ${LETTERS.map((letter) => html`<td class="donors__letter" data-label=${letterWords(letter)}>${letterCell(donor, letter, acts)}</td>`)}
  <td class="donors__answer" data-label=${t("Trả lời")}>${answerCell(donor, acts)}</td>
  <td class="num donors__money" data-label=${t("Đã hứa")}><span>${shown.promises.length === 0 ? "–" : shown.promises.map(({ amount, status, description }) => html`<span class="donors__promise">
    <span class="nowrap">${amount ? groupDigits(amount) : description}</span> <span class="badge ${promiseBadge(status).tone}">${promiseBadge(status).text}</span></span>`)}</span></td></tr>`;

/** @param {Donor} donor @param {Letter} letter @param {Acts} acts */
function letterCell(donor, letter, { edits, mark, open }) {
  const day = donor[`${letter}_on`];
  if (!edits) return day === null ? "–" : shortDay(day);
  const name = t("%(letter)s: %(name)s", { letter: letterWords(letter), name: donor.name });
  return day === null
    ? html`<button type="button" class="button button--small donors__mark" title=${t("Ghi ngày hôm nay")} @click=${() => mark(donor, letter)}><span aria-hidden="true">–</span><span class="visually-hidden">${t("Ghi ngày hôm nay")} – ${name}</span></button>`
    : html`<button type="button" class="button button--small donors__mark is-done" @click=${() => open(donor)}>${icon("check")}<span>${shortDay(day)}</span><span class="visually-hidden">${name}</span></button>`;
}

/** @param {Donor} donor @param {Acts} acts */
function answerCell(donor, { edits, answer }) {
  const words = answers().find(([value]) => value === donor.answer)?.[1];
  if (!edits) return html`<span class="badge ${answerTone(donor.answer)}">${words}</span>`;
  return html`<select class="input donors__select is-${donor.answer || "open"}" aria-label=${t("Trả lời của %(name)s", { name: donor.name })} .value=${live(donor.answer)}
    @change=${(/** @type {Event} */ { target }) => answer(donor, /** @type {import("./types").Answer} */ (/** @type {HTMLSelectElement} */ (target).value))}>
    ${answers().map(([value, said]) => html`<option value=${value} ?selected=${value === donor.answer}>${said}</option>`)}</select>`;
}

/** @param {string} answer */
const answerTone = (answer) => ({ yes: "badge--ok", no: "badge--bad", considering: "badge--warn" })[answer] ?? "badge--outline";
