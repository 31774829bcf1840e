// Drawing the rundown as rows that are edited in place.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { classMap } from "../../../vendor/lit-html/directives/class-map.js";
import { ifDefined } from "../../../vendor/lit-html/directives/if-defined.js";
import { live } from "../../../vendor/lit-html/directives/live.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../../lib/clock.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { kindNames, sceneNames } from "../names.js";
import { keyOf, shown } from "./drafts.js";
import { DEPARTMENTS, fieldNames, locked } from "./fields.js";

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("./fields.js").Field} Field
 *
 * @typedef {object} Sheet what is drawn
 * @property {readonly Cue[]} cues
 * @property {import("./drafts.js").Drafts} drafts
 * @property {Set<number>} open rows whose notes are open
 * @property {Map<number, number>} starts foreseen, ms
 * @property {number | null} running
 * @property {boolean} editable
 *
 * @typedef {object} Hands what a person can do to a row
 * @property {(cue: Cue, field: Field, text: string) => void} type
 * @property {(cue: Cue, field: Field) => void} save
 * @property {(cue: Cue, field: Field) => void} revert
 * @property {(draft: import("./drafts.js").Draft, mine: boolean) => void} choose
 * @property {(cue: Cue, by: -1 | 1) => void} move
 * @property {(cue: Cue) => void} skip
 * @property {(cue: Cue) => void} remove
 * @property {(cue: Cue) => void} insert
 * @property {(cue: Cue) => void} toggle
 */

/** @param {Sheet} sheet @param {Hands} hands */
export function drawSheet(sheet, hands) {
  if (sheet.cues.length === 0) {
    return html`<p class="empty card">${sheet.editable ? t("Chưa có tiết mục nào. Nhập kịch bản từ tệp Excel, hoặc thêm từng tiết mục.") : t("Chưa có tiết mục nào.")}</p>`;
  }
  return html`
    <div class="item item--head" aria-hidden="true">
      <span class="num">${t("Số")}</span><span>${t("Giờ")}</span><span>${t("Tên tiết mục")}</span><span>${t("Thời lượng")}</span>
      <span>${t("Giờ cố định")}</span><span>${t("Người thực hiện")}</span><span>${t("Loại")}</span><span>${t("Cảnh LED")}</span><span></span>
    </div>
    <ol class="items">${repeat(sheet.cues, ({ id }) => id, (cue, index) => drawItem(cue, index, sheet, hands))}</ol>`;
}

/** @param {Cue} cue @param {Sheet} sheet */
const placeOf = (cue, { running }) => (cue.id === running ? "running" : cue.place === "running" ? "past" : cue.place);

/** @param {Cue} cue @param {number} index @param {Sheet} sheet @param {Hands} hands */
function drawItem(cue, index, sheet, hands) {
  const place = placeOf(cue, sheet);
  const cell = (/** @type {Field} */ field) => drawCell(cue, field, sheet, hands);
  const open = sheet.open.has(cue.id);
  return html`
    <li class=${classMap({ item: true, [`is-${place}`]: true, "is-skipped": cue.skipped })} data-cue=${cue.id} aria-current=${place === "running" ? "true" : "false"}>
      <span class="item__number">${cue.number}</span>
      <span class="item__time">${drawTime(cue, place, sheet)}</span>
      ${cell("title")} ${cell("planned_s")} ${cell("starts_at")} ${cell("presenter")} ${cell("kind")} ${cell("scene")}
      <span class="item__do">${drawDeeds(cue, index, place, open, sheet, hands)}</span>
      ${drawConflicts(cue, sheet, hands)}
      ${open ? html`<div class="item__notes" id="notes-${cue.id}">${DEPARTMENTS.map(cell)}</div>` : nothing}
    </li>`;
}

/** @param {Cue} cue @param {"past" | "running" | "coming"} place @param {Sheet} sheet */
function drawTime(cue, place, { starts }) {
  const startMs = starts.get(cue.id);
  const late = startMs !== undefined && Math.abs(startMs - Date.parse(cue.planned_at)) >= 60_000;
  const badge = place === "running" ? html`<span class="badge badge--live">${t("Đang chạy")}</span>`
    : cue.skipped ? html`<span class="badge badge--outline">${t("Bỏ qua")}</span>`
    : place === "past" ? html`<span class="item__was">${t("gọi %(time)s", { time: formatTime(cue.called_at) })}</span>`
    : late ? html`<span class="item__was">${t("dự báo %(time)s", { time: formatTime(startMs) })}</span>` : nothing;
  return html`<span class="item__planned">${formatTime(cue.planned_at)}</span>${badge}`;
}

/** @param {Cue} cue @param {Field} field @param {Sheet} sheet @param {Hands} hands */
function drawCell(cue, field, sheet, hands) {
  const draft = sheet.drafts.get(keyOf(cue.id, field));
  const name = `${fieldNames()[field]} (${cue.number})`;
  const shut = !sheet.editable || locked(placeOf(cue, sheet), field);
  const complaintId = draft?.complaint ? `complaint-${cue.id}-${field}` : undefined;
  const common = { name, shut, complaintId, text: shown(sheet.drafts, cue, field), key: keyOf(cue.id, field) };
  const control = field === "kind" || field === "scene" ? drawSelect(cue, field, common, hands) : drawText(cue, field, common, hands);
  return html`<span class="cell cell--${field} ${draft?.saving ? "is-saving" : ""}">
    <span class="cell__name" aria-hidden="true">${fieldNames()[field]}</span>${control}
    ${complaintId ? html`<span class="field__error" id=${complaintId}>${draft?.complaint}</span>` : nothing}</span>`;
}

/**
 * Tell whether a key saves a field: Enter, and where Enter begins a new line, Ctrl+Enter.
 *
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "isComposing">} press
 * @param {boolean} note
 */
export const savesOn = ({ key, ctrlKey, metaKey, isComposing }, note) => key === "Enter" && !isComposing && (!note || ctrlKey || metaKey);

/** @typedef {{name: string, shut: boolean, complaintId: string | undefined, text: string, key: string}} Common */

/** @param {Cue} cue @param {Field} field @param {Common} common @param {Hands} hands */
function drawText(cue, field, { name, shut, complaintId, text, key }, hands) {
  const note = /** @type {readonly string[]} */ (DEPARTMENTS).includes(field);
  const short = field === "planned_s" || field === "starts_at";
  const onKey = (/** @type {KeyboardEvent} */ press) => {
    if (press.key === "Escape") hands.revert(cue, field);
    if (!savesOn(press, note)) return;
    press.preventDefault();
    hands.save(cue, field);
  };
  const onInput = (/** @type {Event} */ cause) => hands.type(cue, field, /** @type {HTMLTextAreaElement} */ (cause.target).value);
  const onChange = () => hands.save(cue, field);
  const longest = note ? 20_000 : 300;
  if (short) {
    return html`<input class="input num" data-key=${key} aria-label=${name} ?readonly=${shut} aria-invalid=${complaintId ? "true" : "false"} aria-describedby=${ifDefined(complaintId)}
      maxlength="30" .value=${live(text)} @input=${onInput} @change=${onChange} @keydown=${onKey} placeholder=${field === "starts_at" ? "–" : "10'"}>`;
  }
  return html`<textarea class="input" rows=${note ? 3 : Math.max(1, Math.ceil(text.length / 48))} data-key=${key} aria-label=${name} ?readonly=${shut} maxlength=${longest}
    aria-invalid=${complaintId ? "true" : "false"} aria-describedby=${ifDefined(complaintId)} .value=${live(text)} @input=${onInput} @change=${onChange} @keydown=${onKey}></textarea>`;
}

/** @param {Cue} cue @param {"kind" | "scene"} field @param {Common} common @param {Hands} hands */
function drawSelect(cue, field, { name, shut, text, key }, hands) {
  /** @type {[string, string][]} */
  const choices = field === "kind" ? Object.entries(kindNames()) : [["", t("Tên tiết mục (mặc định)")], ...Object.entries(sceneNames())];
  const onChange = (/** @type {Event} */ cause) => {
    hands.type(cue, field, /** @type {HTMLSelectElement} */ (cause.target).value);
    hands.save(cue, field);
  };
  return html`<select class="input" data-key=${key} aria-label=${name} ?disabled=${shut} .value=${live(text)} @change=${onChange}>
    ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === text}>${words}</option>`)}</select>`;
}

/** @param {Cue} cue @param {number} index @param {"past" | "running" | "coming"} place @param {boolean} open @param {Sheet} sheet @param {Hands} hands */
function drawDeeds(cue, index, place, open, sheet, hands) {
  const written = DEPARTMENTS.filter((name) => cue.notes[name]).length;
  const free = sheet.editable && place === "coming";
  const deed = (/** @type {string} */ symbol, /** @type {string} */ words, /** @type {() => void} */ run, /** @type {boolean} */ shut) =>
    html`<button type="button" class="button button--small button--icon button--quiet" ?disabled=${shut} title=${words} data-key="${cue.id}.${symbol}" @click=${run}>${icon(symbol)}<span class="visually-hidden">${words} (${cue.number})</span></button>`;
  return html`
    <button type="button" class="button button--small" aria-expanded=${open ? "true" : "false"} aria-controls=${ifDefined(open ? `notes-${cue.id}` : undefined)} data-key="${cue.id}.notes" @click=${() => hands.toggle(cue)}>
      ${t("Ghi chú")}${written ? html` <span class="item__written">${written}</span>` : nothing}<span class="visually-hidden"> (${cue.number})</span></button>
    ${sheet.editable ? html`
      ${deed("up", t("Chuyển lên (Alt+↑)"), () => hands.move(cue, -1), !free || index === 0)}
      ${deed("down", t("Chuyển xuống (Alt+↓)"), () => hands.move(cue, 1), !free || index === sheet.cues.length - 1)}
      ${deed("plus", t("Thêm tiết mục ngay sau"), () => hands.insert(cue), false)}
      <button type="button" class="button button--small button--quiet" aria-pressed=${cue.skipped ? "true" : "false"} ?disabled=${!free} data-key="${cue.id}.skip" @click=${() => hands.skip(cue)}>${t("Bỏ qua")}<span class="visually-hidden"> (${cue.number})</span></button>
      <button type="button" class="button button--small button--icon button--quiet button--hold" data-hold ?disabled=${!free} title=${t("Giữ một giây để xóa")} data-key="${cue.id}.trash" @held=${() => hands.remove(cue)}>${icon("trash")}<span class="visually-hidden">${t("Giữ một giây để xóa")} (${cue.number})</span></button>` : nothing}`;
}

/** @param {Cue} cue @param {Sheet} sheet @param {Hands} hands */
function drawConflicts(cue, { drafts }, hands) {
  const open = [...drafts.values()].filter(({ id, theirs }) => id === cue.id && theirs !== null);
  return open.map((draft) => html`
    <div class="banner banner--warn item__conflict" role="alert">
      <p class="strong">${t("“%(field)s” vừa được sửa ở máy khác. Chọn một bản:", { field: fieldNames()[draft.field] })}</p>
      <div class="versions">
        <div><p class="small muted">${t("Của bạn")}</p><p class="versions__text">${draft.text || "–"}</p>
          <button type="button" class="button button--small" @click=${() => hands.choose(draft, true)}>${t("Giữ bản của tôi")}</button></div>
        <div><p class="small muted">${t("Của máy kia")}</p><p class="versions__text">${draft.theirs || "–"}</p>
          <button type="button" class="button button--small" @click=${() => hands.choose(draft, false)}>${t("Lấy bản của máy kia")}</button></div>
      </div>
    </div>`);
}
