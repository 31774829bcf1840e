// The steps of an import as a person sees them: columns, rows, result.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { columnTable } from "../../lib/mapping.js";
import { t } from "../../lib/words.js";
import { doubtView } from "./deciding.js";
import { fieldChoices } from "./fields.js";
import { actionWords, entries, filters, fits, preview, undecided } from "./reading.js";

/**
 * @typedef {import("../types").ImportReport} ImportReport
 * @typedef {import("../types").Decisions} Decisions
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

/** @param {State} state @param {Acts} acts */
export const stepsView = ({ step, report, busy }, { go }) => html`<ol class="steps" aria-label=${t("Các bước")}>
  ${steps().map(([name, words], place) => html`<li><button type="button" class="steps__step" aria-current=${name === step ? "step" : nothing}
    ?disabled=${!reachable(name, step, report)} @click=${() => go(name)}><span class="steps__number">${place + 1}</span>${words}</button></li>`)}</ol>`;

/** @param {Step} name @param {Step} step @param {ImportReport | null} report */
export function reachable(name, step, report) {
  if (name === step) return true;
  if (name === "done" || step === "done") return false;
  if (name === "file") return true;
  return report !== null && (name === "columns" || !preview(report).asksColumns);
}

/** @param {State} state @param {Acts} acts */
export function bodyView(state, acts) {
  return html`${state.problem ? html`<p class="banner banner--bad" role="alert">${icon("stop")}<span>${state.problem}</span></p>` : nothing}${stepView(state, acts)}`;
}

/** @param {State} state @param {Acts} acts */
function stepView(state, acts) {
  const { step, report, busy } = state;
  if (step === "file" && busy) return html`<p class="muted">${t("Đang đọc tệp…")}</p>`;
  if (report === null || step === "file") return nothing;
  if (step === "columns") return columnsView(report, acts);
  return step === "rows" ? rowsView(report, state, acts) : doneView(report, state);
}

/** @param {State} state @param {Acts} acts */
export function footView({ step, report, busy }, { go, write, close }) {
  const shown = report && preview(report);
  if (step === "done") return html`<button type="button" class="button button--primary" @click=${close}>${icon("check")}<span>${t("Xong")}</span></button>`;
  return html`<button type="button" class="button" @click=${close}>${t("Thôi")}</button>
    ${step === "columns" ? html`<button type="button" class="button button--primary" ?disabled=${busy || !shown || shown.asksColumns} @click=${() => go("rows")}>
      <span>${t("Xem từng dòng")}</span>${icon("next")}</button>` : html`<button type="button" class="button button--primary" id="import-write"
      ?disabled=${busy || step !== "rows" || !shown?.writes} aria-busy=${String(busy)} @click=${write}>${icon("check")}<span>${shown?.button ?? t("Ghi vào danh sách")}</span></button>`}`;
}

/** @param {ImportReport} report @param {Acts} acts */
const columnsView = (report, { tell }) => html`
  ${preview(report).asksColumns
    ? html`<p class="banner banner--warn">${icon("warn")}<span>${t("Hãy cho biết cột nào là họ và tên, rồi các cột khác. Lần sau tệp có cùng tên cột sẽ được hiểu ngay.")}</span></p>`
    : html`<p class="muted">${t("Mỗi cột của tệp được nhập thành gì. Chọn lại nếu chưa đúng; lựa chọn được nhớ khi ghi danh sách.")}</p>`}
  <div class="mapping">${columnTable(report.columns, fieldChoices(), false, tell)}</div>`;

/** @param {ImportReport} report @param {State} state @param {Acts} acts */
function rowsView(report, state, acts) {
  const shown = preview(report);
  const all = entries(report);
  const fitting = all.filter((row) => fits(row, state.filter));
  return html`
    <p class="banner banner--${shown.tone}">${icon(shown.tone === "ok" ? "check" : "warn")}
      <span><strong>${shown.verdict}</strong><br>${shown.counts}${report.sheets.length > 1 ? html`<br>${t("Đọc từ các trang: %(sheets)s", { sheets: report.sheets.join(", ") })}` : nothing}</span></p>
    ${shown.leftOut.length > 0 ? html`<p class="import__left">${t("Cột không nhập: %(columns)s.", { columns: shown.leftOut.map(({ heading }) => heading).join(", ") })}
      <button type="button" class="button button--small" @click=${() => acts.go("columns")}>${icon("columns")}<span>${t("Chọn cột")}</span></button></p>` : nothing}
    ${doubtsLine(report, state, acts)}
    <div class="import__filters" role="group" aria-label=${t("Lọc các dòng")}>${filters(all).map(({ filter, words, count }) => html`
      <button type="button" class="button button--small" aria-pressed=${String(filter === state.filter)} @click=${() => acts.filter(filter)}>
        <span>${words}</span><span class="badge">${count}</span></button>`)}</div>
    ${rowsTable(fitting.slice(0, state.shown), report.sheets.length > 1, state, acts)}
    ${fitting.length > state.shown ? html`<div class="import__more"><button type="button" class="button" @click=${acts.more}>${icon("down")}
      <span>${t("Xem thêm, còn %(count)s dòng", { count: fitting.length - state.shown })}</span></button></div>` : nothing}
    ${absentView(report)}`;
}

/** @param {ImportReport} report @param {State} state @param {Acts} acts */
function doubtsLine({ doubtful }, { decisions, filter }, acts) {
  if (doubtful.length === 0) return nothing;
  const open = undecided(doubtful, decisions);
  return html`<p class="banner banner--info">${icon("person")}<span>${open > 0
    ? t("%(count)s dòng có thể là khách đã có: hãy so hai bên rồi chọn. Không chọn thì làm như ghi ở mỗi dòng.", { count: open })
    : t("Đã chọn xong các dòng có thể trùng khách.")}</span>
    ${filter === "doubtful" ? nothing : html`<button type="button" class="button button--small" @click=${() => acts.filter("doubtful")}>${t("Xem các dòng này")}</button>`}</p>`;
}

/** @param {readonly Entry[]} rows @param {boolean} several @param {State} state @param {Acts} acts */
const rowsTable = (rows, several, state, acts) => (rows.length === 0 ? html`<p class="empty">${t("Không có dòng nào.")}</p>` : html`
  <div class="table-wrap import__rows" tabindex="0" role="region" aria-label=${t("Từng dòng của tệp")}><table class="table table--folds">
    <thead><tr><th scope="col" class="num">${t("Dòng")}</th><th scope="col">${t("Việc")}</th><th scope="col">${t("Khách")}</th></tr></thead>
    <tbody>${rows.map((row) => rowView(row, several, state, acts))}</tbody></table></div>`);

/** @param {Entry} entry @param {boolean} several @param {State} state @param {Acts} acts */
function rowView({ key, row, sheet, action, what, why, complaints, doubt }, several, { decisions }, { decide }) {
  const said = action && actionWords(action);
  return html`<tr><td class="num" data-label=${t("Dòng")}><span>${row || "–"}${several && sheet ? html`<span class="import__sheet">${sheet}</span>` : nothing}</span></td>
    <td data-label=${t("Việc")}>${said ? html`<span class="badge ${said.tone}">${said.text}</span>` : html`<span class="badge badge--bad">${t("Lỗi")}</span>`}</td>
    <td class="import__who" data-label=${t("Khách")}><div>${what}${why ? html`<div class="muted small">${why}</div>` : nothing}
      ${complaints.map(({ text, bad }) => html`<div class="small ${bad ? "is-bad" : "is-warn"}">${bad ? t("Lỗi") : t("Lưu ý")}: ${text}</div>`)}
      ${doubt ? doubtView(doubt, decisions[key], (choice) => decide(key, choice)) : nothing}</div></td></tr>`;
}

/** @param {ImportReport} report */
const absentView = ({ absent, absent_count: count }) => (count === 0 ? nothing : html`<details class="import__absent">
  <summary>${t("%(count)s khách đã mời không có trong tệp: vẫn giữ nguyên", { count })}</summary>
  <ul>${absent.map(({ what }) => html`<li>${what}</li>`)}${count > absent.length ? html`<li>…</li>` : nothing}</ul></details>`);

/** @param {ImportReport} report @param {State} state */
const doneView = (report, { decisions }) => html`
  <p class="banner banner--ok">${icon("check")}<span><strong>${t("Đã ghi danh sách.")}</strong><br>${preview(report).counts}</span></p>
  ${report.delegations > 0 ? html`<p>${t("%(count)s đoàn được thêm hoặc đổi đầu mối.", { count: report.delegations })}</p>` : nothing}
  ${undecided(report.doubtful, decisions) > 0 ? html`<p>${t("%(count)s dòng có thể trùng khách đã được ghi theo cách thường; có thể gộp khách trong danh sách.", { count: undecided(report.doubtful, decisions) })}</p>` : nothing}
  ${absentView(report)}`;
