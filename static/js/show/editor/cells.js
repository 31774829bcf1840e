// What stands in each cell of a cue's row.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { ifDefined } from "../../../vendor/lit-html/directives/if-defined.js";
import { live } from "../../../vendor/lit-html/directives/live.js";
import { formatTime } from "../../lib/clock.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { writeDuration } from "../durations.js";
import { colourNames, kindNames, sceneNames } from "../names.js";
import { keyOf, shown } from "./drafts.js";
import { DEPARTMENTS, fieldName, locked, longest } from "./fields.js";

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./grid.js").Sheet} Sheet
 * @typedef {"past" | "running" | "coming"} CuePlace
 */

/**
 * Draw a cell of a cue.
 *
 * @param {Column} column
 * @param {import("./arranging.js").CueRow} row
 * @param {CuePlace} place
 * @param {Sheet} sheet
 */
export function drawCell(column, { id, cue }, place, sheet) {
  if (column.way === "text" || column.way === "choice") return drawWritten(column, id, cue, place, sheet);
  const said = readers[column.key](cue, place, sheet);
  return html`<div role=${column.key === "number" ? "rowheader" : "gridcell"} class=${classOf(column)} data-column=${column.key} tabindex="-1"
    aria-label=${ifDefined(said.words)} title=${ifDefined(said.words)}>${said.face}</div>`;
}

/** @param {Column} column @param {string} [more] */
const classOf = ({ key, way, num }, more = "") => `cell cell--${key.split(".")[0]} cell--${way}${num ? " num" : ""}${more}`;

/**
 * Draw a cell that is written in: its text, or the input while it is being edited. A block's cells are drawn so too.
 *
 * @param {Column} column
 * @param {number} id
 * @param {import("./drafts.js").Written} written
 * @param {CuePlace} place
 * @param {Sheet} sheet
 * @param {unknown} [beside] what stands behind the text
 */
export function drawWritten(column, id, written, place, sheet, beside = nothing) {
  const field = /** @type {Field} */ (column.key);
  const draft = sheet.drafts.get(keyOf(id, field));
  const text = shown(sheet.drafts, id, written, field);
  const editing = sheet.editing?.id === id && sheet.editing.column === column.key;
  const said = editing ? null : faceOf(field, written, text);
  const complaint = draft?.complaint ? `complaint-${id}-${field}` : undefined;
  const marks = `${editing ? " is-edited" : ""}${draft?.saving ? " is-saving" : ""}${draft?.theirs != null ? " is-disputed" : ""}${complaint ? " is-wrong" : ""}`;
  const shut = !sheet.editable || locked(place, field);
  return html`<div role="gridcell" class=${classOf(column, marks)} data-column=${column.key} tabindex="-1" aria-readonly=${shut ? "true" : "false"}
    aria-label=${ifDefined(said?.words)} title=${ifDefined(editing ? undefined : said?.words ?? (text || undefined))} aria-invalid=${complaint ? "true" : "false"}
    aria-describedby=${ifDefined(complaint)}>${editing ? drawInput(column, field, text, complaint, sheet) : said?.face}${beside}${complaint
      ? html`<span class="cell__complaint" id=${complaint}>${draft?.complaint}</span>` : nothing}</div>`;
}

/** @param {Field} field @param {import("./drafts.js").Written} written @param {string} text @returns {{face: unknown, words?: string}} */
function faceOf(field, written, text) {
  if (field === "colour") return swatch(/** @type {import("../types").Colour} */ (text));
  if (field === "kind") return { face: span(kindNames()[/** @type {import("../types").Kind} */ (text)] ?? text) };
  if (field === "scene") return { face: text ? span(sceneNames()[/** @type {import("../types").CueScene} */ (text)]) : html`<span class="cell__text muted">${sceneNames().title}</span>` };
  if (field === "starts_at") return { face: html`${span(text)}${drawGap("gap_s" in written ? written.gap_s : null)}` };
  return { face: span(text) };
}

/** @param {string} text */
const span = (text) => html`<span class="cell__text">${text}</span>`;

/** @param {import("../types").Colour} colour */
const swatch = (colour) => ({ face: colour ? html`<span class="swatch swatch--${colour}"></span>` : nothing, words: t("Màu: %(colour)s", { colour: colourNames()[colour] ?? colour }) });

/** @param {number | null | undefined} gap_s */
function drawGap(gap_s) {
  if (!gap_s || Math.abs(gap_s) < 1) return nothing;
  const length = writeDuration(Math.abs(gap_s));
  // Beside the hour there is room for whole minutes; the exact length stands in the title.
  const short = Math.abs(gap_s) < 600 ? length : writeDuration(Math.trunc(Math.abs(gap_s) / 60) * 60);
  const words = gap_s > 0 ? t("Trống %(length)s trước giờ cố định", { length }) : t("Chồng %(length)s lên giờ cố định", { length });
  return html`<span class="gap ${gap_s < 0 ? "gap--over" : ""}" title=${words}><span aria-hidden="true">${gap_s > 0 ? "+" : "−"}${short}</span><span class="visually-hidden">${words}</span></span>`;
}

/** @param {Column} column @param {Field} field @param {string} text @param {string | undefined} complaint @param {Sheet} sheet */
export function drawInput(column, field, text, complaint, sheet) {
  const name = fieldName(field, sheet.custom);
  if (column.way === "choice") {
    return html`<select class="cell__input" aria-label=${name} .value=${live(text)}>
      ${choicesOf(field).map(([value, words]) => html`<option value=${value} ?selected=${value === text}>${words}</option>`)}</select>`;
  }
  return html`<input class="cell__input" aria-label=${name} maxlength=${longest(field)} autocomplete="off" .value=${live(text)}
    aria-invalid=${complaint ? "true" : "false"} aria-describedby=${ifDefined(complaint)}>`;
}

/**
 * Give what can be chosen in a field.
 *
 * @param {Field} field
 * @returns {[string, string][]}
 */
export function choicesOf(field) {
  if (field === "kind") return Object.entries(kindNames());
  if (field === "colour") return Object.entries(colourNames());
  return [["", t("Tên tiết mục (mặc định)")], ...Object.entries(sceneNames())];
}

/** @typedef {{face: unknown, words?: string}} Said */

/** @type {Record<string, (cue: Cue, place: CuePlace, sheet: Sheet) => Said>} */
const readers = {
  pick: (cue, place, sheet) => ({ face: place === "coming" ? drawPick(cue, sheet) : html`<span class="cell__lock">${icon("lock")}</span>`, words: place === "coming" ? undefined : t("Đã khóa") }),
  number: ({ number }) => ({ face: number }),
  start: ({ planned_at }) => ({ face: formatTime(planned_at) }),
  actual: drawActual,
  flagged: ({ flagged }) => toggle(flagged, t("Cờ"), "flag"),
  auto: ({ auto }) => toggle(auto, t("Tự gọi tiết mục sau"), "roll"),
  skipped: ({ skipped }) => toggle(skipped, t("Bỏ qua"), "check"),
  steps: drawSteps,
  notes: drawNotes,
  menu: ({ number }) => ({ face: icon("more"), words: t("Việc khác với tiết mục %(number)s", { number }) }),
};

/** @param {boolean} on @param {string} name @param {string} symbol @returns {Said} */
const toggle = (on, name, symbol) => ({ face: on ? icon(symbol) : nothing, words: `${name}: ${on ? t("có") : t("không")}` });

/** @param {Cue} cue @param {Sheet} sheet */
const drawPick = ({ id, number }, { selected }) => html`<span class="grip" aria-hidden="true">${icon("grip")}</span>
  <input type="checkbox" tabindex="-1" class="pick" aria-label=${t("Chọn tiết mục %(number)s", { number })} .checked=${live(selected.has(id))}>`;

/** @param {Cue} cue @param {CuePlace} place @param {Sheet} sheet @returns {Said} */
function drawActual(cue, place, { starts, moved }) {
  if (cue.skipped) return { face: html`<span class="badge badge--outline">${t("Bỏ qua")}</span>` };
  const time = formatTime(cue.called_at);
  if (place === "running") return { face: html`<span class="badge badge--live">${time}</span>`, words: t("Đang chạy, gọi lúc %(time)s", { time }) };
  if (place === "past") return { face: html`<span class="cell__called">${icon("check")}${time}</span>`, words: t("Đã gọi lúc %(time)s", { time }) };
  const startMs = starts.get(cue.id);
  if (startMs === undefined) return { face: "–" };
  const foreseen = formatTime(startMs);
  return { face: html`<span class="fades-when-lost ${moved.has(cue.id) ? "cell__late" : "muted"}">~${foreseen}</span>`, words: t("Dự báo %(time)s", { time: foreseen }) };
}

/** @param {Cue} cue @param {CuePlace} _place @param {Sheet} sheet @returns {Said} */
function drawSteps({ id, number, steps }, _place, { called }) {
  const done = called.get(id) ?? 0;
  const words = steps.length ? t("%(count)s bước", { count: steps.length }) : t("Chưa có bước nào");
  return { face: steps.length ? html`<span class="tally">${done ? `${done}/` : ""}${steps.length}</span>` : html`<span class="cell__none">+</span>`, words: `${words} (${number})` };
}

/** @param {Cue} cue @returns {Said} */
function drawNotes({ number, notes }) {
  const written = DEPARTMENTS.filter((name) => notes[name]);
  const words = written.length ? t("Ghi chú: %(who)s", { who: written.map((name) => fieldName(name)).join(", ") }) : t("Chưa có ghi chú");
  return { face: written.length ? html`<span class="tally">${icon("notes")}${written.length}</span>` : html`<span class="cell__none">+</span>`, words: `${words} (${number})` };
}
