// A spreadsheet of guests: first what it would do, row by row, then doing it.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").ImportReport} ImportReport
 * @typedef {import("./types").ImportRow} ImportRow
 * @typedef {import("./types").Complaint} Complaint
 */

const FIRST = 100;

/** @param {ImportRow["action"]} action */
export const actionWords = (action) =>
  ({
    create: { text: t("Thêm"), tone: "badge--ok" },
    update: { text: t("Cập nhật"), tone: "badge--info" },
    unchanged: { text: t("Giữ nguyên"), tone: "" },
    skip: { text: t("Bỏ qua"), tone: "badge--warn" },
  })[action];

/**
 * Say what a dry run found: whether it may be written, and what that would do.
 *
 * @param {ImportReport} report
 */
export function preview({ rows, created, updated, unchanged, warnings, errors }) {
  const skipped = rows.filter(({ action }) => action === "skip").length;
  const writes = errors.length === 0 && created + updated > 0;
  return {
    counts: [
      t("%(count)s thêm mới", { count: created }), t("%(count)s cập nhật", { count: updated }),
      t("%(count)s giữ nguyên", { count: unchanged }), t("%(count)s bỏ qua", { count: skipped }),
    ],
    verdict: verdict(errors.length, created + updated),
    // What stays as it is comes last and only when asked for.
    telling: rows.filter(({ action }) => action !== "unchanged").slice(0, FIRST),
    tone: errors.length > 0 ? "bad" : warnings.length > 0 ? "warn" : "ok",
    writes,
    button: writes ? t("Ghi %(count)s khách vào danh sách", { count: created + updated }) : t("Ghi vào danh sách"),
  };
}

/** @param {number} errors @param {number} changed */
function verdict(errors, changed) {
  if (errors > 0) return t("Có %(errors)s lỗi: chưa ghi gì. Hãy sửa trong bảng tính rồi chọn lại tệp.", { errors });
  return changed > 0 ? t("Tệp đọc được. Hãy xem lại rồi ghi.") : t("Danh sách đã đúng như tệp này, không có gì để ghi.");
}

/**
 * @param {HTMLElement} root
 * @param {{http: Pick<import("../lib/http.js").Http, "upload">, say: import("../lib/types").Deps["say"], done: () => void}} world
 */
export function startImporting(root, { http, say, done }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#import-dialog"));
  const chosen = /** @type {HTMLInputElement} */ (root.querySelector("#import-file"));
  const write = /** @type {HTMLButtonElement} */ (root.querySelector("#import-write"));
  const place = slot(root, "import-preview");
  let all = false;

  /** @param {ImportReport | null} report @param {string} [problem] */
  function show(report, problem = "") {
    const shown = report && preview(report);
    write.disabled = !shown?.writes;
    fill(root, { "import-write-words": shown?.button ?? t("Ghi vào danh sách") });
    render(report && shown ? reportView(report, shown, all, () => { all = true; show(report); }) : problemView(problem), place);
  }

  /** @param {boolean} dry */
  async function send(dry) {
    const file = chosen.files?.[0];
    if (!file) return;
    write.setAttribute("aria-busy", "true");
    write.disabled = true;
    try {
      const report = await http.upload("guests/import", file, { dry_run: String(dry) });
      if (dry || report.errors.length > 0) return show(report);
      dialog.close();
      say(t("Đã ghi: %(created)s thêm mới, %(updated)s cập nhật", report), "ok");
      done();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // A file that was changed on the disk after it was chosen cannot be read any more.
      show(null, error.errors.file ?? (error.status === 0 ? t("Không gửi được tệp. Hãy kiểm tra mạng rồi chọn lại tệp.") : error.detail));
    } finally {
      write.removeAttribute("aria-busy");
    }
  }

  dialog.addEventListener("close", () => show(null));
  chosen.addEventListener("change", () => { all = false; send(true); });
  write.addEventListener("click", () => { send(false); });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return {
    open: () => {
      chosen.value = "";
      show(null);
      dialog.showModal();
    },
  };
}

/** @param {string} problem */
const problemView = (problem) => (problem ? html`<p class="banner banner--bad">${icon("stop")}<span>${problem}</span></p>` : nothing);

/** @param {ImportReport} report @param {ReturnType<typeof preview>} shown @param {boolean} all @param {() => void} more */
function reportView({ rows, warnings, errors }, shown, all, more) {
  const listed = all ? rows : shown.telling;
  return html`
    <p class="banner banner--${shown.tone}">${icon(shown.tone === "ok" ? "check" : "warn")}
      <span><strong>${shown.verdict}</strong><br>${shown.counts.join(" · ")}</span></p>
    ${complaints(t("Lỗi"), errors, "badge--bad")}${complaints(t("Cần lưu ý"), warnings, "badge--warn")}
    ${listed.length > 0 ? rowsTable(listed) : nothing}
    ${listed.length < rows.length ? html`<div><button type="button" class="button" @click=${more}>
      ${t("Xem đủ %(count)s dòng", { count: rows.length })}</button></div>` : nothing}`;
}

/** @param {readonly ImportRow[]} rows */
const rowsTable = (rows) => html`
  <div class="table-wrap guests__preview" tabindex="0" role="region" aria-label=${t("Từng dòng của tệp")}><table class="table table--folds">
    <thead><tr><th scope="col" class="num">${t("Dòng")}</th><th scope="col">${t("Việc")}</th><th scope="col">${t("Khách")}</th><th scope="col">${t("Vì sao")}</th></tr></thead>
    <tbody>${rows.map(rowView)}</tbody></table></div>`;

/** @param {ImportRow} row */
const rowView = ({ row, action, what, why }) => html`<tr><td class="num" data-label=${t("Dòng")}>${row}</td>
  <td data-label=${t("Việc")}><span class="badge ${actionWords(action).tone}">${actionWords(action).text}</span></td>
  <td data-label=${t("Khách")}>${what}</td><td data-label=${why ? t("Vì sao") : nothing}>${why ?? ""}</td></tr>`;

/** @param {string} title @param {readonly Complaint[]} list @param {string} tone */
const complaints = (title, list, tone) =>
  list.length === 0
    ? nothing
    : html`<section class="stack gap-2"><h3>${title} <span class="badge ${tone}">${list.length}</span></h3>
        <ul class="guests__complaints">${list.slice(0, FIRST).map(({ row, column, message }) => html`<li>
          <strong>${[t("Dòng %(row)s", { row }), column].filter(Boolean).join(", ")}:</strong> ${message}</li>`)}</ul></section>`;
