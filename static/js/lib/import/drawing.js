// The steps of an import as a person sees them: columns, rows, result.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { columnTable } from "../mapping.js";
import { t } from "../words.js";
import { actionWords, entries, filters, fits, preview } from "./reading.js";

/**
 * @typedef {import("./types").ImportReport} ImportReport
 * @typedef {import("./types").ImportKind} ImportKind
 * @typedef {import("./types").Decisions} Decisions
 * @typedef {import("./reading.js").Filter} Filter
 * @typedef {import("./reading.js").Entry} Entry
 * @typedef {"file" | "columns" | "rows" | "done"} Step
 *
 * @typedef {object} State
 * @property {Step} step
 * @property {ImportReport | null} report
 * @property {Decisions} decisions
 * @property {Filter} filter
 * @property {number} shown how many rows are drawn
 * @property {boolean} busy an answer is awaited
 * @property {boolean} writing
 * @property {string} problem
 *
 * @typedef {object} Acts
 * @property {(step: Step) => void} go
 * @property {(heading: string, field: string) => void} tell
 * @property {(filter: Filter) => void} filter
 * @property {() => void} more
 * @property {(key: string, choice: Decisions[string]) => void} decide
 * @property {() => void} write
 * @property {() => void} close
 */

/** @type {() => [Step, string][]} */
const steps = () => [["file", t("Tệp")], ["columns", t("Cột")], ["rows", t("Từng dòng")], ["done", t("Kết quả")]];

/** @param {State} state @param {Acts} acts @param {ImportKind} kind */
export const stepsView = ({ step, report }, { go }, kind) => html`<ol class="steps" aria-label=${t("Các bước")}>
  ${steps().map(([name, words], place) => html`<li><button type="button" class="steps__step" aria-current=${name === step ? "step" : nothing}
    ?disabled=${!reachable(name, step, report, kind)} @click=${() => go(name)}><span class="steps__number">${place + 1}</span>${words}</button></li>`)}</ol>`;

/** @param {Step} name @param {Step} step @param {ImportReport | null} report @param {ImportKind} kind */
export function reachable(name, step, report, kind) {
  if (name === step) return true;
  if (name === "done" || step === "done") return false;
  if (name === "file") return true;
  return report !== null && (name === "columns" || !preview(report, kind).asksColumns);
}

/** @param {State} state @param {Acts} acts @param {ImportKind} kind */
export function bodyView(state, acts, kind) {
  return html`${state.problem ? html`<p class="banner banner--bad" role="alert">${icon("stop")}<span>${state.problem}</span></p>` : nothing}${stepView(state, acts, kind)}`;
}

/** @param {State} state @param {Acts} acts @param {ImportKind} kind */
function stepView(state, acts, kind) {
  const { step, report, busy } = state;
  if (step === "file" && busy) return html`<p class="muted">${t("Đang đọc tệp…")}</p>`;
  if (report === null || step === "file") return nothing;
  if (step === "columns") return columnsView(report, acts, kind);
  return step === "rows" ? rowsView(report, state, acts, kind) : doneView(report, state, kind);
}

/** @param {State} state @param {Acts} acts @param {ImportKind} kind */
export function footView({ step, report, busy }, { go, write, close }, kind) {
  const shown = report && preview(report, kind);
  if (step === "done") return html`<button type="button" class="button button--primary" @click=${close}>${icon("check")}<span>${t("Xong")}</span></button>`;
  return html`<button type="button" class="button" @click=${close}>${t("Thôi")}</button>
    ${step === "columns" ? html`<button type="button" class="button button--primary" ?disabled=${busy || !shown || shown.asksColumns} @click=${() => go("rows")}>
      <span>${t("Xem từng dòng")}</span>${icon("next")}</button>` : html`<button type="button" class="button button--primary" id="import-write"
      ?disabled=${busy || step !== "rows" || !shown?.writes} aria-busy=${String(busy)} @click=${write}>${icon("check")}<span>${shown?.button ?? t("Ghi vào danh sách")}</span></button>`}`;
}

/** @param {ImportReport} report @param {Acts} acts @param {ImportKind} kind */
const columnsView = (report, { tell }, kind) => html`
  ${preview(report, kind).asksColumns
    ? html`<p class="banner banner--warn">${icon("warn")}<span>${kind.words().ask}</span></p>`
    : html`<p class="muted">${t("Mỗi cột của tệp được nhập thành gì. Chọn lại nếu chưa đúng; lựa chọn được nhớ khi ghi danh sách.")}</p>`}
  <div class="mapping">${columnTable(report.columns, kind.fieldChoices(), false, tell)}</div>`;

/** @param {ImportReport} report @param {State} state @param {Acts} acts @param {ImportKind} kind */
function rowsView(report, state, acts, kind) {
  const shown = preview(report, kind);
  const all = entries(report);
  const fitting = all.filter((row) => fits(row, state.filter));
  return html`
    <p class="banner banner--${shown.tone}">${icon(shown.tone === "ok" ? "check" : "warn")}
      <span><strong>${shown.verdict}</strong><br>${shown.counts}${report.sheets.length > 1 ? html`<br>${t("Đọc từ các trang: %(sheets)s", { sheets: report.sheets.join(", ") })}` : nothing}</span></p>
    ${shown.leftOut.length > 0 ? html`<p class="import__left">${t("Cột không nhập: %(columns)s.", { columns: shown.leftOut.map(({ heading }) => heading).join(", ") })}
      <button type="button" class="button button--small" @click=${() => acts.go("columns")}>${icon("columns")}<span>${t("Chọn cột")}</span></button></p>` : nothing}
    ${kind.above?.(report, state, acts)}
    <div class="import__filters" role="group" aria-label=${t("Lọc các dòng")}>${filters(all).map(({ filter, words, count }) => html`
      <button type="button" class="button button--small" aria-pressed=${String(filter === state.filter)} @click=${() => acts.filter(filter)}>
        <span>${words}</span><span class="badge">${count}</span></button>`)}</div>
    ${rowsTable(fitting.slice(0, state.shown), report.sheets.length > 1, state, acts, kind)}
    ${fitting.length > state.shown ? html`<div class="import__more"><button type="button" class="button" @click=${acts.more}>${icon("down")}
      <span>${t("Xem thêm, còn %(count)s dòng", { count: fitting.length - state.shown })}</span></button></div>` : nothing}
    ${kind.below?.(report)}`;
}

/** @param {readonly Entry[]} rows @param {boolean} several @param {State} state @param {Acts} acts @param {ImportKind} kind */
const rowsTable = (rows, several, state, acts, kind) => (rows.length === 0 ? html`<p class="empty">${t("Không có dòng nào.")}</p>` : html`
  <div class="table-wrap import__rows" tabindex="0" role="region" aria-label=${t("Từng dòng của tệp")}><table class="table table--folds">
    <thead><tr><th scope="col" class="num">${t("Dòng")}</th><th scope="col">${t("Việc")}</th><th scope="col">${kind.words().what}</th></tr></thead>
    <tbody>${rows.map((row) => rowView(row, several, state, acts, kind))}</tbody></table></div>`);

/** @param {Entry} entry @param {boolean} several @param {State} state @param {Acts} acts @param {ImportKind} kind */
function rowView(entry, several, state, acts, kind) {
  const { row, sheet, action, what, why, complaints } = entry;
  const said = action && actionWords(action);
  return html`<tr><td class="num" data-label=${t("Dòng")}><span>${row || "–"}${several && sheet ? html`<span class="import__sheet">${sheet}</span>` : nothing}</span></td>
    <td data-label=${t("Việc")}>${said ? html`<span class="badge ${said.tone}">${said.text}</span>` : html`<span class="badge badge--bad">${t("Lỗi")}</span>`}</td>
    <td class="import__who" data-label=${kind.words().what}><div>${what}${why ? html`<div class="muted small">${why}</div>` : nothing}
      ${complaints.map(({ text, bad }) => html`<div class="small ${bad ? "is-bad" : "is-warn"}">${bad ? t("Lỗi") : t("Lưu ý")}: ${text}</div>`)}
      ${kind.beside?.(entry, state, acts)}</div></td></tr>`;
}

/** @param {ImportReport} report @param {State} state @param {ImportKind} kind */
const doneView = (report, state, kind) => html`
  <p class="banner banner--ok">${icon("check")}<span><strong>${t("Đã ghi danh sách.")}</strong><br>${preview(report, kind).counts}</span></p>
  ${kind.done?.(report, state)}
  ${kind.below?.(report)}`;
