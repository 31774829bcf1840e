// The list under NOW: planned, forecast and actual times of every cue.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { classMap } from "../../../vendor/lit-html/directives/class-map.js";
import { formatTime } from "../../lib/clock.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { writeDuration } from "../durations.js";
import { forecastStarts, latenessMs } from "../timing.js";
import { stepsView } from "../steps.js";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../types").Cue} Cue
 *
 * @typedef {object} Row
 * @property {number} id
 * @property {number} number
 * @property {string} title
 * @property {string} presenter
 * @property {string} length
 * @property {string} planned
 * @property {string} forecast
 * @property {string} actual
 * @property {"past" | "running" | "next" | "coming" | "skipped"} state
 * @property {boolean} late the forecast is a minute or more after the plan
 * @property {boolean} hard a live slot: it starts at its own hour
 * @property {string} colour as marked in the rundown; empty for none
 * @property {import("../steps.js").StepLine[]} steps of the running cue
 */

const LATE_MS = 60_000;

/**
 * Say what each row shows. The state knows best what runs and what is next; the rundown may be a moment behind.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @param {number} nowMs
 * @returns {Row[]}
 */
export function rowsView(show, cues, nowMs) {
  const starts = show ? forecastStarts(show, cues, nowMs) : new Map();
  return cues.map((cue) => {
    const state = rowState(show, cue);
    const startMs = starts.get(cue.id);
    const actual = state === "running" ? show?.current?.called_at : cue.called_at;
    return {
      id: cue.id,
      number: cue.number,
      title: cue.title,
      presenter: cue.presenter,
      length: writeDuration(cue.planned_s),
      planned: formatTime(cue.planned_at),
      forecast: startMs === undefined ? "" : formatTime(startMs),
      actual: state === "past" || state === "running" ? formatTime(actual) : "",
      state,
      late: show !== null && startMs !== undefined && latenessMs(show, cue, startMs, nowMs) >= LATE_MS,
      hard: cue.starts_at !== null,
      colour: cue.colour ?? "",
      steps: state === "running" ? stepsView(show, cues) : [],
    };
  });
}

/** @param {ShowState | null} show @param {Cue} cue @returns {Row["state"]} */
function rowState(show, cue) {
  if (show?.current?.cue_id === cue.id) return "running";
  if (show?.standby?.cue_id === cue.id) return "next";
  if (cue.skipped) return "skipped";
  return cue.place === "coming" || show?.phase === "standby" ? "coming" : "past";
}

/**
 * Draw the rows.
 *
 * @param {Row[]} rows
 * @param {(row: Row) => void} jump
 * @param {boolean} steerable
 */
export const drawRows = (rows, jump, steerable) =>
  rows.length === 0
    ? html`<tr><td colspan="7" class="empty">${t("Chương trình chưa có tiết mục nào. Mở trang Kịch bản chương trình để nhập hoặc thêm.")}</td></tr>`
    : repeat(rows, ({ id }) => id, (row) => drawRow(row, jump, steerable));

/** @param {Row} row @param {(row: Row) => void} jump @param {boolean} steerable */
const drawRow = (row, jump, steerable) => html`
  <tr class=${classMap({ cue: true, [`is-${row.state}`]: true, "is-hard": row.hard })} data-colour=${row.colour} aria-current=${row.state === "running" ? "true" : "false"} data-cue=${row.id}>
    <td class="num cue__number">${row.number}</td>
    <th scope="row" class="cue__what">
      <span class="cue__title" title=${row.title}>${row.title}</span>
      ${row.presenter ? html`<span class="visually-hidden">${row.presenter}</span>` : nothing}
    </th>
    <td class="num">${row.length}</td>
    <td class="num cue__planned">${row.hard ? html`${icon("clock")}<span class="visually-hidden">${t("giờ cố định")}</span>` : nothing}${row.planned}</td>
    <td class="num ${row.late ? "is-late" : ""}">${row.forecast}</td>
    <td class="num">${row.actual}</td>
    <td class="cue__state">${drawState(row, jump, steerable)}</td>
  </tr>${repeat(row.steps, ({ id }) => id, drawStep)}`;

/** @param {import("../steps.js").StepLine} step */
const drawStep = ({ id, name, title, presenter, state }) => html`
  <tr class="step is-${state}" data-step=${id} aria-current=${state === "now" ? "step" : "false"}>
    <td class="num step__number">${name}</td>
    <td colspan="5" class="step__what"><b>${title}</b> ${presenter ? html`<span class="step__presenter">${presenter}</span>` : nothing}</td>
    <td class="cue__state">${stepState(state)}</td>
  </tr>`;

/** @param {import("../steps.js").StepLine["state"]} state */
function stepState(state) {
  if (state === "now") return html`<span class="badge badge--live">${t("Đang chạy")}</span>`;
  if (state === "next") return html`<span class="badge badge--gold">GO</span>`;
  if (state === "passed") return html`<span class="badge badge--outline">${t("Bỏ qua")}</span>`;
  return html`<span class="muted small">${state === "done" ? t("Đã xong") : ""}</span>`;
}

/** @param {Row} row @param {(row: Row) => void} jump @param {boolean} steerable */
function drawState(row, jump, steerable) {
  if (row.state === "running") return html`<span class="badge badge--live">${t("Đang chạy")}</span>`;
  if (row.state === "next") return html`<span class="badge badge--gold">${t("Kế tiếp")}</span>`;
  if (row.state === "skipped") return html`<span class="badge badge--outline">${t("Bỏ qua")}</span>`;
  if (row.state === "past") return html`<span class="muted small">${row.actual ? t("Đã xong") : ""}</span>`;
  if (!steerable) return nothing;
  return html`<button type="button" class="button button--small cue__jump" @click=${() => jump(row)}>
    ${icon("next")}<span>${t("Nhảy tới")}</span><span class="visually-hidden">${row.number}. ${row.title}</span></button>`;
}
