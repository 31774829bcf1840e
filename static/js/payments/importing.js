// A bank's statement: which bank, which column is which, what it would bring line by line, then writing it.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { slot } from "../lib/dom.js";
import { whenChosen } from "../lib/file.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { columnTable, mappingWith } from "../lib/mapping.js";
import { reportRows } from "../lib/sheet_report.js";
import { t } from "../lib/words.js";
import { reportView } from "./wording.js";

/** @typedef {import("./types").Report} Report */

const MOST_SHOWN = 300;

/** @type {() => import("../lib/mapping.js").FieldChoice[]} */
export const fieldChoices = () => [
  ["", t("(bỏ qua)")], ["date", t("Ngày giao dịch")], ["credit", t("Tiền vào (ghi có)")], ["debit", t("Tiền ra (ghi nợ)")],
  ["amount", t("Số tiền, có dấu + −")], ["sign", t("Dấu: có hay nợ")], ["content", t("Nội dung chuyển khoản")], ["payer", t("Người chuyển")],
  ["bank_reference", t("Số tham chiếu của ngân hàng")], ["balance", t("Số dư")], ["number", t("Số thứ tự")],
];

/** @param {HTMLElement} root @param {import("./types").World} world */
export function startImporting(root, { http, say, changed }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#statement-dialog"));
  const chosen = /** @type {HTMLInputElement} */ (root.querySelector("#statement-file"));
  const bank = /** @type {HTMLInputElement} */ (root.querySelector("#statement-bank"));
  const write = /** @type {HTMLButtonElement} */ (root.querySelector("#statement-write"));
  const place = slot(dialog, "statement-told");
  /** @type {Report | null} */
  let report = null;
  /** @type {Record<string, string> | null} */
  let told = null;
  let turn = 0;
  let asked = ""; // the bank it was read for
  /** @type {File | undefined} */
  let file;

  /** Ask the server; only the last question is answered. @param {boolean} dry */
  async function ask(dry) {
    if (!file || bank.value.trim() === "") return;
    turn += 1;
    const mine = turn;
    asked = bank.value;
    draw("", true);
    try {
      const form = { bank: bank.value, dry_run: String(dry), ...(told ? { mapping: JSON.stringify(told) } : {}) };
      const fresh = await http.upload("payments/statements", file, form);
      if (mine !== turn) return;
      report = fresh;
      draw("", false);
      if (!dry && fresh.errors.length === 0) written(fresh);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mine === turn) draw(Object.values(error.errors)[0] ?? error.detail, false);
    }
  }

  /** @param {Report} fresh */
  function written(fresh) {
    dialog.close();
    say(t("Đã nhập sao kê %(bank)s: %(counts)s", { bank: fresh.bank, counts: reportView(fresh).counts }), "ok");
    changed();
  }

  /** @param {string} problem @param {boolean} busy */
  function draw(problem, busy) {
    write.disabled = busy || problem !== "" || !report || !reportView(report).writes;
    write.setAttribute("aria-busy", String(busy));
    const tell = (/** @type {string} */ heading, /** @type {string} */ field) => {
      if (report) told = mappingWith(report.columns, heading, field);
      ask(true);
    };
    render(html`${problem ? html`<p class="banner banner--bad" role="alert">${icon("stop")}<span>${problem}</span></p>` : nothing}
      ${report ? reportTable(report, busy, tell) : busy ? html`<p class="muted">${t("Đang đọc tệp…")}</p>` : nothing}`, place);
  }

  const again = () => { [report, told] = [null, null]; ask(true); };
  whenChosen(chosen, (one) => { file = one; again(); });
  bank.addEventListener("change", () => { if (bank.value !== asked) again(); });
  write.addEventListener("click", () => { ask(false); });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { turn += 1; });
  return {
    open: async () => {
      chosen.value = "";
      file = undefined;
      [report, told] = [null, null];
      draw("", false);
      dialog.showModal();
      bank.focus();
      const { items } = await http.get("payments/banks");
      if (bank.value === "" && items.length > 0) bank.value = items[0];
      render(items.map((/** @type {string} */ name) => html`<option value=${name}></option>`), /** @type {HTMLElement} */ (root.querySelector("#banks")));
    },
  };
}

/** @param {Report} report @param {boolean} busy @param {(heading: string, field: string) => void} tell */
function reportTable(report, busy, tell) {
  const { counts, faulty } = reportView(report);
  const rows = reportRows(report);
  return html`<p class="banner banner--${faulty ? "bad" : "ok"}" role="status">${icon(faulty ? "stop" : "check")}
      <span>${faulty ? t("Có %(count)s chỗ chưa đọc được: chưa ghi gì.", { count: report.errors.length }) : counts}</span></p>
    <details class="mapping" ?open=${faulty}><summary>${t("Các cột của ngân hàng này")}</summary>${columnTable(report.columns, fieldChoices(), busy, tell)}</details>
    <div class="table-wrap payments__rows" tabindex="0" role="region" aria-label=${t("Từng dòng của tệp")}><table class="table">
      <thead><tr><th scope="col" class="num">${t("Dòng")}</th><th scope="col">${t("Việc")}</th><th scope="col">${t("Giao dịch")}</th></tr></thead>
      <tbody>${rows.slice(0, MOST_SHOWN).map(rowView)}</tbody></table></div>
    ${rows.length > MOST_SHOWN ? html`<p class="muted">${t("và %(count)s dòng nữa", { count: rows.length - MOST_SHOWN })}</p>` : nothing}`;
}

/** @param {import("../lib/sheet_report.js").ReportRow} row */
const rowView = ({ row, action, what, why, complaints }) => html`<tr><td class="num">${row || "–"}</td>
  <td>${action === "create" ? html`<span class="badge badge--ok">${t("Mới")}</span>` : html`<span class="badge badge--outline">${complaints.length ? t("Lỗi") : t("Bỏ qua")}</span>`}</td>
  <td class="payments__text">${what}${why ? html`<div class="muted small">${why}</div>` : nothing}
    ${complaints.map(({ text }) => html`<div class="small is-bad">${text}</div>`)}</td></tr>`;
