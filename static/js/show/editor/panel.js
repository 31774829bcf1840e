// The panel beside the grid: a cue's notes, one text for each department, and its steps.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { ifDefined } from "../../../vendor/lit-html/directives/if-defined.js";
import { keyed } from "../../../vendor/lit-html/directives/keyed.js";
import { live } from "../../../vendor/lit-html/directives/live.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { itemName } from "../names.js";
import { choicesOf } from "./cells.js";
import { keyOf, shown, typed } from "./drafts.js";
import { DEPARTMENTS, fieldName, isLong, locked, longest } from "./fields.js";
import { drawSteps } from "./steps.js";

/** What phones edit here, since their rows show less. @type {readonly Field[]} */
const ON_PHONES = ["title", "planned_s", "starts_at", "presenter", "office", "kind", "scene", "colour"];
const CHOICES = ["kind", "scene", "colour"];

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("../types").Cue} Cue
 */

export class Panel {
  #editor;
  #place;

  /** @param {Editor} editor @param {HTMLElement} place */
  constructor(editor, place) {
    this.#editor = editor;
    this.#place = place;
    editor.others.push(() => this.draw());
    place.addEventListener("keydown", (press) => this.#key(press));
  }

  /** Open it beside the row one stands on, or shut it. @param {boolean} focus */
  toggle(focus) {
    const { row, column } = this.#editor;
    if (row?.what !== "cue" || (!focus && this.#editor.open !== null)) return this.shut();
    this.#editor.open = row.id;
    this.#editor.paint();
    const first = column === "steps" ? ".steps input, .steps [data-add]" : "textarea";
    if (focus) /** @type {HTMLElement | null} */ (this.#place.querySelector(first))?.focus({ preventScroll: true });
    return true;
  }

  shut() {
    if (this.#editor.open === null) return false;
    this.#editor.open = null;
    this.#editor.paint();
    this.#editor.cell()?.focus({ preventScroll: true });
    return true;
  }

  /** @param {KeyboardEvent} press */
  #key(press) {
    if (press.key !== "Escape" || press.isComposing) return;
    press.stopPropagation();
    const key = press.target instanceof HTMLElement ? press.target.dataset.key ?? "" : "";
    if (this.#editor.drafts.delete(key)) this.#editor.paint();
    else this.shut();
  }

  draw() {
    const { row } = this.#editor;
    const here = this.#place.contains(document.activeElement);
    if (this.#editor.open !== null && row?.what === "cue" && row.id !== this.#editor.open && !here) {
      this.#editor.open = row.id;
      this.#editor.paint();
      return;
    }
    const cue = this.#editor.open === null ? null : this.#editor.find(this.#editor.open);
    this.#place.hidden = !cue;
    this.#editor.root.classList.toggle("has-panel", Boolean(cue));
    render(cue ? keyed(cue.id, this.#draw(cue)) : nothing, this.#place);
  }

  /** @param {Cue} cue */
  #draw(cue) {
    const place = this.#editor.placeOf(cue);
    const field = (/** @type {Field} */ name, /** @type {string} */ label, /** @type {boolean} */ shut = false) =>
      drawField(this.#editor, cue, name, label, shut || !this.#editor.editable || locked(place, name));
    return html`
      <div class="panel__head"><h2 class="panel__title">${itemName(cue)}</h2>
        ${place === "coming" ? nothing : html`<span class="badge badge--outline">${icon("lock")}${place === "running" ? t("Đang chạy") : t("Đã diễn ra")}</span>`}
        <button type="button" class="button button--quiet button--icon button--small" @click=${() => this.shut()}>${icon("close")}<span class="visually-hidden">${t("Đóng (Esc)")}</span></button></div>
      <div class="panel__body" tabindex="-1">
        <section class="panel__fields">${ON_PHONES.map((name) => field(name, fieldName(name)))}
          ${this.#editor.picture.columns.map(({ id, title }) => field(`custom.${id}`, title))}</section>
        <section class="panel__notes"><h3>${t("Ghi chú")}</h3>${DEPARTMENTS.map((name) => field(name, fieldName(name)))}</section>
        ${drawSteps(this.#editor, cue, field)}
      </div>`;
  }
}

/**
 * Draw a field of the panel: a text keeps what is typed until it is saved.
 *
 * @param {Editor} editor
 * @param {Cue} cue
 * @param {Field} field
 * @param {string} label
 * @param {boolean} shut
 */
function drawField(editor, cue, field, label, shut) {
  const key = keyOf(cue.id, field);
  const draft = editor.drafts.get(key);
  const complaint = draft?.complaint ? `panel-${key}` : undefined;
  const member = field.split(".").pop() ?? "";
  return html`<div class="field panel__field panel__field--${member} ${draft?.saving ? "is-saving" : ""}"><label for="field-${key}">${label}</label>
    ${CHOICES.includes(member) ? drawChoice(editor, cue, field, key, shut) : drawText(editor, cue, field, key, shut, complaint)}
    ${complaint ? html`<span class="field__error" id=${complaint}>${draft?.complaint}</span>` : nothing}</div>`;
}

/** @param {Editor} editor @param {Cue} cue @param {Field} field @param {string} key @param {boolean} shut @param {string | undefined} complaint */
function drawText(editor, cue, field, key, shut, complaint) {
  const text = shown(editor.drafts, cue.id, cue, field);
  const onInput = (/** @type {Event} */ cause) => type(editor, cue.id, field, /** @type {HTMLTextAreaElement} */ (cause.target).value);
  const save = () => { editor.saver.save(cue.id, field); };
  const onKey = (/** @type {KeyboardEvent} */ press) => {
    if (!savesOn(press, isLong(field))) return;
    press.preventDefault();
    save();
  };
  const invalid = complaint ? "true" : "false";
  return isLong(field)
    ? html`<textarea class="input" id="field-${key}" data-key=${key} rows="1" maxlength=${longest(field)} ?readonly=${shut} aria-invalid=${invalid} aria-describedby=${ifDefined(complaint)}
        .value=${live(text)} @input=${onInput} @change=${save} @keydown=${onKey}></textarea>`
    : html`<input class="input" id="field-${key}" data-key=${key} maxlength=${longest(field)} ?readonly=${shut} autocomplete="off" aria-invalid=${invalid} aria-describedby=${ifDefined(complaint)}
        .value=${live(text)} @input=${onInput} @change=${save} @keydown=${onKey}>`;
}

/** @param {Editor} editor @param {Cue} cue @param {Field} field @param {string} key @param {boolean} shut */
function drawChoice(editor, cue, field, key, shut) {
  const text = shown(editor.drafts, cue.id, cue, field);
  const choices = field.startsWith("steps.") ? [["", t("Như tiết mục")], ...choicesOf("scene").slice(1)] : choicesOf(/** @type {Field} */ (field));
  const choose = (/** @type {Event} */ cause) => {
    type(editor, cue.id, field, /** @type {HTMLSelectElement} */ (cause.target).value);
    editor.saver.save(cue.id, field);
  };
  return html`<select class="input" id="field-${key}" data-key=${key} ?disabled=${shut} .value=${live(text)} @change=${choose}>
    ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === text}>${words}</option>`)}</select>`;
}

/** @param {Editor} editor @param {number} id @param {Field} field @param {string} text */
function type(editor, id, field, text) {
  const row = editor.find(id);
  if (!row) return;
  const complained = Boolean(editor.drafts.get(keyOf(id, field))?.complaint);
  typed(editor.drafts, id, row, field, text);
  if (complained) editor.paint();
}

/**
 * Tell whether a key saves a field: Enter, and where Enter begins a new line, Ctrl+Enter.
 *
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "isComposing">} press
 * @param {boolean} long
 */
export const savesOn = ({ key, ctrlKey, metaKey, isComposing }, long) => key === "Enter" && !isComposing && (!long || ctrlKey || metaKey);
