// The code a donor's banking app pays a pledge by, in a dialog: at the pledge desk, and where payments are matched.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { formatDong } from "../lib/dong.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/**
 * @typedef {{bank: string, bank_bin: string, number: string, name: string}} Account
 * @typedef {{amount: number, amount_in_words: string, content: string}} Code
 * @typedef {Code & {part: number, of: number}} Part
 *
 * @typedef {object} Paid which pledge
 * @property {number} id
 * @property {string} reference
 * @property {number | null} [asked] so much of it; all of it where nothing is said
 * @property {unknown} [lead] what stands above the code
 */

/**
 * Draw a dialog that is a page's for many things, and open it. Its title's id is in the page already.
 *
 * @param {HTMLDialogElement} dialog @param {string} title @param {unknown} body @param {unknown} [foot]
 */
export function drawDialog(dialog, title, body, foot = nothing) {
  const close = () => dialog.close();
  render(html`<div class="dialog__head"><h2 id=${dialog.getAttribute("aria-labelledby")}>${title}</h2>
      <button type="button" class="button button--quiet button--icon" @click=${close}>${icon("close")}<span class="visually-hidden">${t("Đóng")}</span></button></div>
    <div class="dialog__body stack">${body}</div>
    <div class="dialog__foot"><button type="button" class="button" data-shut @click=${close}>${t("Đóng")}</button>${foot}</div>`, dialog);
  if (!dialog.open) dialog.showModal();
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {{http: Pick<import("../lib/http.js").Http, "get">, forum: string, say: import("../lib/types").Deps["say"]}} world
 * @returns {(paid: Paid) => void} shows the code of a pledge, or why there is none
 */
export function startTransfer(dialog, { http, forum, say }) {
  let turn = 0; // an answer that comes after the dialog was shut opens nothing
  dialog.addEventListener("close", () => { turn += 1; });

  /** @param {Paid} paid */
  async function show({ id, reference, asked = null, lead = nothing }) {
    turn += 1;
    const mine = turn;
    const place = `pledges/${id}/vietqr`;
    const query = (/** @type {Record<string, string>} */ more) => new URLSearchParams({ ...(asked === null ? {} : { amount: String(asked) }), ...more });
    const picture = (/** @type {Record<string, string>} */ more) => `/api/v1/forums/${forum}/${place}.png?${query(more)}`;
    const draw = (/** @type {unknown} */ body, /** @type {unknown} */ foot = nothing) => {
      if (mine === turn) drawDialog(dialog, t("Mã chuyển khoản %(reference)s", { reference }), html`${lead}${body}`, foot);
    };
    const split = async () => {
      const { parts, account } = await http.get(`${place}?${query({ split: "true" })}`);
      draw(partsView(parts, account, (part) => picture({ part: String(part) })));
      /** @type {HTMLElement | null} */ (dialog.querySelector("[data-shut]"))?.focus(); // what was pressed is gone
    };
    draw(html`<p role="status">${t("Đang tải…")}</p>`);
    try {
      const { account, ...code } = await http.get(`${place}?${query({})}`);
      draw(codeView(code, account, picture({})));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const count = error.code === "too_large_for_instant" ? Number(error.body.parts ?? 0) : 0;
      draw(refusalView(error), count > 1 ? html`<button type="button" class="button button--primary" @click=${() => { split().catch(say); }}>${t("Người ủng hộ đồng ý chuyển %(count)s lần", { count })}</button>` : nothing);
    }
  }
  return (paid) => { show(paid).catch(say); };
}

/** @param {Problem} problem */
const refusalView = ({ code, detail }) => html`<p class="banner banner--warn transfer__refused" role="alert">${icon("warn")}<span>${detail}
  ${code === "no_account" ? t("Hãy nhờ người quản trị máy chủ khai báo tài khoản, rồi mở lại mã này.") : nothing}</span></p>`;

/** @param {Code} code @param {Account} account @param {string} src */
const codeView = ({ amount, amount_in_words, content }, account, src) => html`<div class="transfer">
  <img class="transfer__picture" src=${src} alt=${t("Mã VietQR %(amount)s", { amount: formatDong(amount) })}>
  <div class="transfer__facts"><p class="transfer__amount"><strong>${formatDong(amount)}</strong><span>${amount_in_words}</span></p>
    ${factsView([[t("Nội dung"), content], ...accountFacts(account)])}</div></div>`;

/** @param {readonly Part[]} parts @param {Account} account @param {(part: number) => string} src */
const partsView = (parts, account, src) => html`${factsView(accountFacts(account))}
  <div class="transfer__parts">${parts.map(({ part, of, amount, amount_in_words, content }) => html`<figure class="transfer__part">
    <img class="transfer__picture" src=${src(part)} alt=${t("Mã VietQR %(amount)s", { amount: formatDong(amount) })}>
    <figcaption><strong>${t("Lần %(part)s / %(of)s", { part, of })}</strong><br><strong>${formatDong(amount)}</strong><br>${amount_in_words}<br><span class="transfer__content">${content}</span></figcaption></figure>`)}</div>`;

/** @param {Account} account @returns {[string, string][]} */
const accountFacts = ({ bank, number, name }) => [[t("Số tài khoản"), number], [t("Ngân hàng"), bank], [t("Chủ tài khoản"), name]];

/** @param {readonly [string, string][]} facts */
const factsView = (facts) => html`<dl class="transfer__list">${facts.map(([label, said]) => html`<div><dt>${label}</dt><dd>${said}</dd></div>`)}</dl>`;
