// Importing a script: first what would happen, row by row; then, if a person agrees, for good.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { untold } from "../../lib/mapping.js";
import { reportRows } from "../../lib/sheet_report.js";
import { t } from "../../lib/words.js";
import { drawColumns, TITLES } from "./mapping.js";

/**
 * @typedef {import("../types").ImportReport} ImportReport
 * @typedef {import("../../lib/sheet_report.js").ReportRow} ReportRow
 */

const MOST_NAMED = 12;

/** @type {() => Record<string, {words: string, badge: string}>} */
const actions = () => ({
  create: { words: t("Thêm mới"), badge: "badge--ok" },
  update: { words: t("Cập nhật"), badge: "badge--info" },
  unchanged: { words: t("Không đổi"), badge: "badge--outline" },
  skip: { words: t("Bỏ qua"), badge: "badge--warn" },
});

/**
 * Say in one line what an import does.
 *
 * @param {ImportReport} report
 */
export const summary = ({ created, updated, unchanged }) =>
  t("%(created)s thêm mới, %(updated)s cập nhật, %(unchanged)s không đổi", { created, updated, unchanged });

/**
 * Say which rows have faults, so that nobody looks for them in a long script.
 *
 * @param {Pick<ImportReport, "errors">} report
 */
export function faultyRows({ errors }) {
  const rows = [...new Set(errors.map(({ row }) => row).filter(Boolean))].sort((one, other) => one - other);
  const first = rows.slice(0, MOST_NAMED).join(", ");
  return rows.length ? t("Dòng có lỗi: %(rows)s.", { rows: rows.length > MOST_NAMED ? `${first}…` : first }) : "";
}

/**
 * Offer an import in a dialog.
 *
 * @param {HTMLDialogElement} dialog
 * @param {{http: import("../../lib/http.js").Http, say: typeof import("../../lib/toast.js").say, done: () => void}} deps
 */
export function offerImport(dialog, { http, say, done }) {
  /** @type {Record<string, string> | null} what a person said of the columns of this file */
  let told = null;

  /** @param {File} file */
  async function preview(file) {
    told = null;
    try {
      show(file, await ask(file, true), false);
    } catch (error) {
      say(/** @type {Error} */ (error));
    }
  }

  /** @param {File} file @param {boolean} dry @returns {Promise<ImportReport>} */
  const ask = (file, dry) =>
    http.upload("rundown/import", file, { ...(dry ? { dry_run: "true" } : {}), ...(told ? { mapping: JSON.stringify(told) } : {}) });

  /** @param {File} file @param {ImportReport} report @param {boolean} busy @param {string} [failed] a dialog lies over what is said elsewhere */
  function show(file, report, busy, failed = "") {
    const hands = { failed, telling: told !== null || failed !== "", confirm: () => confirm(file, report), close: () => dialog.close(), tell: (/** @type {Record<string, string>} */ mapping) => retell(file, report, mapping) };
    render(drawPreview(file.name, report, busy, hands), dialog);
    if (!dialog.open) dialog.showModal();
  }

  /** Ask again with another word for the columns. @param {File} file @param {ImportReport} report @param {Record<string, string>} mapping */
  async function retell(file, report, mapping) {
    const before = told;
    told = mapping;
    show(file, report, true);
    try {
      show(file, await ask(file, true), false);
    } catch (error) {
      told = before;
      show(file, report, false, /** @type {Error} */ (error).message);
    }
  }

  /** @param {File} file @param {ImportReport} report */
  async function confirm(file, report) {
    show(file, report, true);
    try {
      const written = await ask(file, false);
      if (written.errors.length) {
        show(file, written, false);
        return;
      }
      dialog.close();
      say(t("Đã nhập kịch bản: %(what)s.", { what: summary(written) }), "ok");
      done();
    } catch (error) {
      show(file, report, false, /** @type {Error} */ (error).message);
    }
  }
  return preview;
}

/** @typedef {{failed: string, telling: boolean, confirm: () => void, close: () => void, tell: (mapping: Record<string, string>) => void}} Hands */

/** @param {string} name @param {ImportReport} report @param {boolean} busy @param {Hands} hands */
function drawPreview(name, report, busy, { failed, telling, confirm, close, tell }) {
  const faulty = report.errors.length > 0;
  const asking = untold(report.columns, TITLES);
  const nothingNew = report.created + report.updated === 0;
  return html`
    <div class="dialog__head"><h2 id="import-title">${t("Xem trước khi nhập")}</h2>
      <button type="button" class="button button--quiet button--icon" @click=${close}>${icon("close")}<span class="visually-hidden">${t("Đóng")}</span></button></div>
    <div class="dialog__body stack">
      <p><b>${name}</b>: ${summary(report)}</p>
      ${asking ? html`<p class="banner banner--info">${t("Hãy cho biết cột nào là nội dung tiết mục, rồi các cột khác. Lần sau tệp có cùng tên cột sẽ được hiểu ngay.")}</p>` : nothing}
      ${faulty && !asking ? html`<p class="banner banner--bad">${t("Tệp có %(count)s lỗi nên chưa nhập được gì. Sửa trong tệp rồi chọn lại.", { count: report.errors.length })} ${faultyRows(report)}</p>` : nothing}
      ${failed ? html`<p class="banner banner--bad" role="alert">${failed}</p>` : nothing}
      ${drawColumns(report.columns, telling, busy, tell)}
      ${asking ? nothing : drawRows(report)}
    </div>
    <div class="dialog__foot dialog__foot--sticky">
      <button type="button" class="button" @click=${close}>${t("Thôi")}</button>
      <button type="button" class="button button--primary" ?disabled=${faulty || nothingNew || busy} aria-busy=${busy ? "true" : "false"} @click=${confirm}>
        ${nothingNew && !faulty ? t("Không có gì mới để nhập") : t("Nhập vào chương trình")}</button></div>`;
}

/** @param {ImportReport} report */
const drawRows = (report) => html`
  <div class="table-wrap preview" tabindex="0" role="region" aria-label=${t("Từng dòng của tệp")}>
    <table class="table"><thead><tr><th scope="col" class="num">${t("Dòng")}</th><th scope="col">${t("Sẽ làm")}</th><th scope="col">${t("Tiết mục")}</th></tr></thead>
      <tbody>${reportRows(report).map(drawReportRow)}</tbody></table></div>`;

/** @param {ReportRow} row */
function drawReportRow({ row, action, what, why, complaints }) {
  const said = complaints.some(({ bad }) => bad) ? { words: t("Lỗi"), badge: "badge--bad" } : action ? actions()[action] : null;
  return html`<tr><td class="num">${row || "–"}</td>
    <td>${said ? html`<span class="badge ${said.badge}">${said.words}</span>` : nothing}</td>
    <td>${what}${why ? html`<div class="muted small">${why}</div>` : nothing}
      ${complaints.map(({ text, bad }) => html`<div class="small ${bad ? "is-bad" : "is-warn"}">${bad ? t("Lỗi") : t("Lưu ý")}: ${text}</div>`)}</td></tr>`;
}
