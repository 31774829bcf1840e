// The answer that fills the screen, and what can be done with it: next, deputy, undo.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { keyed } from "../../vendor/lit-html/directives/keyed.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { answer } from "./answer.js";
import { isName } from "./outcomes.js";

/**
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").Entry} Entry
 * @typedef {import("./answer.js").Answer} Answer
 *
 * @typedef {object} Around
 * @property {number} now_ms
 * @property {readonly import("./types").GroupName[]} groups
 * @property {boolean} cut no server to be asked for what only it can do
 * @property {string} badges where the sheets of single badges are
 *
 * @typedef {object} Wishes what the buttons do
 * @property {() => void} next
 * @property {() => void} search
 * @property {(code: string) => void} admit
 * @property {(outcome: Entry) => unknown} undo
 * @property {(outcome: Entry) => unknown} reenter
 * @property {(delegation_id: number) => void} delegation
 * @property {(outcome: Entry, deputy: {full_name: string, position: string}) => Promise<void>} deputise
 */

/** The screen of one answer. */
export class Answering {
  #place;
  #around;
  #wishes;
  /** @type {Outcome | null} */
  #outcome = null;
  #naming = false;
  #complaint = "";

  /**
   * @param {HTMLElement} place
   * @param {() => Around} around
   * @param {Wishes} wishes
   */
  constructor(place, around, wishes) {
    this.#place = place;
    this.#around = around;
    this.#wishes = wishes;
    place.addEventListener("keydown", (press) => this.#key(press));
  }

  get shown() {
    return this.#outcome;
  }

  /** @param {Outcome} outcome @returns {Answer} */
  show(outcome) {
    const sameScan = this.#outcome?.key === outcome.key;
    const same = sameScan && this.#outcome?.kind === outcome.kind;
    this.#outcome = outcome;
    // The line's return confirms a guest while the deputy's name is being typed.
    this.#naming &&= same || (sameScan && isInside(outcome));
    this.#complaint = "";
    const said = this.#draw();
    this.#place.hidden = false;
    if (!same && !this.#naming) this.#focus("[data-next]");
    return said;
  }

  /** What can be done with it changed: the line was cut, or is back. */
  refresh() {
    if (this.#outcome && !this.#naming) this.#draw();
  }

  hide() {
    this.#outcome = null;
    this.#naming = false;
    this.#place.hidden = true;
    render(nothing, this.#place);
  }

  /** Whether a deputy's name is being typed. */
  get naming() {
    return this.#naming;
  }

  // The buttons are each answer's own: a hold begun on one guest's must not go on as the next one's.
  /** @returns {Answer} */
  #draw() {
    const outcome = /** @type {Outcome} */ (this.#outcome);
    const said = answer(outcome, this.#around());
    this.#place.className = `answer answer--${said.tone}`;
    this.#place.classList.toggle("answer--long", said.long);
    render(html`<div class="answer__bands">${said.gold ? goldBand(said.gold) : nothing}${said.tone === "unsure" ? unsureBand() : nothing}</div>
      <div class="answer__body">${this.#naming && "admission" in outcome
        ? html`${heading({ ...said, about: "" })}${this.#form(outcome)}` : html`${heading(said)}${details(said)}`}</div>
      <div class="answer__foot">${keyed(outcome.key, this.#buttons(outcome))}</div>`, this.#place);
    return said;
  }

  /** @param {Outcome} outcome */
  #buttons(outcome) {
    const { next, search, admit } = this.#wishes;
    return html`
      ${isInside(outcome) ? this.#deeds(/** @type {Entry} */ (outcome)) : nothing}
      ${outcome.kind === "undone" ? button("check", t("Cho vào lại"), () => admit(outcome.code)) : nothing}
      ${outcome.kind === "refused" ? button("search", t("Tìm theo tên"), search) : nothing}
      <button type="button" class="button button--large answer__next" data-next @click=${next}>
        ${icon("next")}<span>${t("Khách tiếp theo")}</span></button>`;
  }

  // What only the server can do is not offered while there is none; what was decided here, only from this very answer.
  /** @param {Entry} outcome */
  #deeds(outcome) {
    const { cut, badges } = this.#around();
    const { undo, reenter, delegation } = this.#wishes;
    const { guest, admission } = outcome;
    const here = outcome.kind === "letin";
    const ours = here || (admission.id > 0 && !cut);
    return html`
      ${outcome.kind === "already" && ours ? button("redo", t("Vào lại"), () => reenter(outcome)) : nothing}
      ${guest.delegation_id ? button("guests", t("Cả đoàn"), () => delegation(/** @type {number} */ (guest.delegation_id))) : nothing}
      ${ours ? html`
        <button type="button" class="button button--large" aria-expanded=${this.#naming} @click=${() => this.#name(!this.#naming)}>
          ${icon("person")}<span>${t("Dự thay")}</span></button>
        <button type="button" class="button button--large button--danger button--hold" data-hold @held=${() => undo(outcome)}>
          ${icon("undo")}<span>${t("Giữ để hoàn tác")}</span></button>` : nothing}
      ${cut || here || badges === "" ? nothing : html`
        <a class="button button--large" href=${`${badges}/${guest.id}/badge.pdf`} target="_blank" rel="noopener">${icon("print")}<span>${t("In thẻ")}</span></a>`}`;
  }

  /** @param {Entry} outcome */
  #form(outcome) {
    const { deputy } = outcome.admission;
    return html`<form class="answer__deputy" novalidate @submit=${(/** @type {SubmitEvent} */ submit) => this.#deputise(submit, outcome)}>
      <div class="field"><label for="deputy-name">${t("Họ tên người dự thay")}</label>
        <input class="input" id="deputy-name" name="full_name" maxlength="120" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="done" .value=${deputy?.full_name ?? ""}
          aria-invalid=${this.#complaint !== ""} aria-describedby="deputy-error">
        <p class="field__error" id="deputy-error">${this.#complaint}</p></div>
      <div class="field"><label for="deputy-position">${t("Chức vụ")}</label>
        <input class="input" id="deputy-position" name="position" maxlength="200" autocomplete="off" enterkeyhint="done" .value=${deputy?.position ?? ""}></div>
      <button type="submit" class="button button--primary button--large">${t("Ghi dự thay")}</button>
    </form>`;
  }

  /** @param {boolean} naming */
  #name(naming) {
    this.#naming = naming;
    this.#draw();
    this.#focus(naming ? "#deputy-name" : "[data-next]");
  }

  /** @param {SubmitEvent} submit @param {Entry} outcome */
  async #deputise(submit, outcome) {
    submit.preventDefault();
    const entries = new FormData(/** @type {HTMLFormElement} */ (submit.target));
    const deputy = { full_name: String(entries.get("full_name")).trim(), position: String(entries.get("position")).trim() };
    const takenOff = deputy.full_name === "" && outcome.admission.deputy;
    if (!isName(deputy.full_name) && !takenOff) return this.#complain(t("Cần có họ tên người dự thay."), outcome);
    await this.#record(outcome, deputy);
    if (this.#complaint === "" && this.#outcome?.key === outcome.key) this.#name(false);
  }

  /** @param {Entry} outcome @param {{full_name: string, position: string}} deputy */
  async #record(outcome, deputy) {
    try {
      await this.#wishes.deputise(outcome, deputy);
    } catch (error) {
      this.#complain(error instanceof Error ? error.message : String(error), outcome);
    }
  }

  /** @param {string} complaint @param {Outcome} outcome */
  #complain(complaint, outcome) {
    if (this.#outcome?.key !== outcome.key) return;
    this.#complaint = complaint;
    this.#naming = true;
    this.#draw();
    this.#focus("#deputy-name");
  }

  /** @param {KeyboardEvent} press */
  #key(press) {
    if (press.key !== "Escape" || press.isComposing) return;
    press.preventDefault();
    press.stopPropagation(); // the page's own Escape would put away the answer too
    if (this.#naming) this.#name(false);
    else this.#wishes.next();
  }

  /** @param {string} selector */
  #focus(selector) {
    const element = this.#place.querySelector(selector);
    if (element instanceof HTMLElement) element.focus();
  }
}

/** @param {Outcome} outcome */
const isInside = ({ kind }) => ["admitted", "already", "letin", "reentered"].includes(kind);

/** @param {string} words */
const goldBand = (words) => html`<p class="answer__gold">${icon("star")}<span>${words}</span></p>`;

const unsureBand = () => html`<p class="answer__unsure">${icon("warn")}<span>${t("CHƯA XÁC NHẬN – sẽ tự gửi")}</span></p>`;

/** @param {string} symbol @param {string} words @param {() => void} press */
const button = (symbol, words, press) =>
  html`<button type="button" class="button button--large" @click=${press}>${icon(symbol)}<span>${words}</span></button>`;

/** @param {Answer} said */
const heading = (said) => html`
  <div class="answer__title">${icon(said.icon)}<h2 id="answer-title">${said.title}</h2></div>
  ${said.about ? html`<p class="answer__about">${said.about}</p>` : nothing}
  ${said.name ? html`<p class="answer__name" id="answer-name">${said.name}</p>` : nothing}`;

/** @param {Answer} said */
const details = (said) => html`
  ${said.lines.map((line) => html`<p class="answer__line">${line}</p>`)}
  ${said.deputy ? html`<p class="answer__stand-in"><span class="answer__label">${t("Dự thay:")}</span> ${said.deputy}</p>` : nothing}
  ${said.seat || said.zone || said.group ? html`<div class="answer__place" id="answer-place">
    ${said.zone ? html`<p class="answer__zone">${said.zone.length > 3 ? nothing : html`<span class="answer__label">${t("Khu")}</span> `}${said.zone}</p>` : nothing}
    ${said.seat ? html`<p class="answer__seat"><span class="answer__label">${t("Ghế")}</span> ${said.seat}</p>` : nothing}
    ${said.group ? html`<p class="answer__group">${said.group}</p>` : nothing}</div>` : nothing}
  ${said.note ? html`<p class="answer__note">${icon("notes")}<span><span class="visually-hidden">${t("Ghi chú:")}</span> ${said.note}</span></p>` : nothing}
  ${said.code ? html`<p class="answer__code">${said.code}</p>` : nothing}`;
