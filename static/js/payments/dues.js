// Pledges with what has arrived for them: how long each is waited for, whom to ask, what to receive.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { formatDong } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { ageName, dueState, dueView, figuresView } from "./wording.js";

/** @typedef {import("./types").Due} Due */

/**
 * @param {HTMLElement} root
 * @param {import("./types").World} world
 * @param {{receive: (due: Due) => void, open: (pledge: number) => void, pay: (due: Due) => void}} acts
 */
export function startDues(root, { http, say, edits }, acts) {
  const place = slot(root, "dues");
  const ages = slot(root, "ages");
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#due-filters"));
  const search = /** @type {HTMLInputElement} */ (root.querySelector("#due-q"));
  /** @type {readonly Due[]} */
  let dues = [];
  /** @type {import("./types").Totals | null} */
  let totals = null;
  /** @type {string | null} */
  let cursor = null;
  let age = "";
  let turn = 0;

  /** @param {string} [after] */
  async function load(after) {
    turn += 1;
    const mine = turn;
    const asked = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    const query = new URLSearchParams({ ...asked, q: (asked.q ?? "").normalize("NFC").trim(), limit: after ? "100" : String(Math.max(100, dues.length)), ...(age === "" ? {} : { age }), ...(after ? { cursor: after } : {}) });
    const page = await http.get(`payments/pledges?${query}`);
    if (mine !== turn) return;
    dues = after ? [...dues, ...page.items] : page.items;
    [cursor, totals] = [page.next_cursor, page.totals];
    fill(root, figuresView(page.totals));
    draw();
  }

  /** @param {string} chosen */
  function choose(chosen) {
    age = age === chosen ? "" : chosen;
    dues = [];
    load().catch(say);
  }

  /** @param {Due} due */
  function row(due) {
    const shown = dueView(due);
    const state = dueState(due.state);
    return html`<tr data-due=${due.pledge_id}><th scope="row" class="payments__who"><span>${due.donor}<span class="payments__under">${due.reference}${shown.held ? html` · ${t("Giữ lại")}` : nothing}${due.kind === "in_kind" && due.description ? html` · ${due.description}` : nothing}</span></span></th>
      <td class="num" data-label=${t("Đã đăng ký")}>${shown.pledged}</td><td class="num" data-label=${t("Đã nhận")}>${shown.received}</td>
      <td class="num strong" data-label=${t("Còn lại")}><span>${shown.outstanding}${shown.over ? html`<span class="payments__under">${shown.over}</span>` : nothing}</span></td>
      <td data-label=${t("Tình trạng")}><span><span class="badge ${state.tone}">${state.words}</span>${shown.waits ? html`<span class="payments__under">${shown.waits}</span>` : nothing}</span></td>
      <td class="payments__text" data-label=${t("Liên hệ")}>${shown.contact || "–"}</td>
      <td class="payments__acts"><div class="row gap-2">
        ${edits && shown.waits ? html`<button type="button" class="button button--small" @click=${() => acts.receive(due)}>${icon("plus")}<span>${due.kind === "in_kind" ? t("Nhận hiện vật") : t("Nhận tiền mặt")}</span><span class="visually-hidden">${due.reference}</span></button>` : nothing}
        <button type="button" class="button button--small" @click=${() => acts.open(due.pledge_id)}>${icon("clock")}<span>${t("Lịch sử")}</span><span class="visually-hidden">${due.reference}</span></button>
        ${due.kind === "cash" && due.outstanding > 0 ? html`<button type="button" class="button button--small" @click=${() => acts.pay(due)}>${icon("scan")}<span>${t("Mã QR")}</span><span class="visually-hidden">${due.reference}</span></button>` : nothing}
      </div></td></tr>`;
  }

  function draw() {
    render((totals?.ages ?? []).map((one, place) => html`<button type="button" class="age" aria-pressed=${String(age === String(place))} @click=${() => choose(String(place))}>
      <span class="age__name">${ageName(one)}</span>${one.count === 0 ? html`<span class="muted">${formatDong(0)}</span>` : html`<strong>${formatDong(one.outstanding)}</strong>`}<span class="muted small">${t("%(count)s khoản", { count: one.count })}</span></button>`), ages);
    render(dues.length === 0 ? empty() : html`<div class="table-wrap"><table class="table table--folds">
      <caption class="visually-hidden">${t("Khoản ủng hộ và số đã nhận")}</caption>
      <thead><tr><th scope="col">${t("Nhà hảo tâm")}</th><th scope="col" class="num">${t("Đã đăng ký")}</th><th scope="col" class="num">${t("Đã nhận")}</th><th scope="col" class="num">${t("Còn lại")}</th>
        <th scope="col">${t("Tình trạng")}</th><th scope="col">${t("Liên hệ")}</th><th scope="col"><span class="visually-hidden">${t("Thao tác")}</span></th></tr></thead>
      <tbody>${repeat(dues, ({ pledge_id }) => pledge_id, row)}</tbody></table></div>
      ${cursor ? html`<p class="payments__more"><button type="button" class="button" @click=${() => { load(String(cursor)).catch(say); }}>${icon("down")}<span>${t("Xem thêm")}</span></button></p>` : nothing}`, place);
  }

  const empty = () => ((totals?.cash.count ?? 0) + (totals?.support.count ?? 0) + (totals?.goods.count ?? 0) === 0
    ? html`<div class="empty"><p class="strong">${t("Chưa có khoản ủng hộ nào.")}</p><p>${t("Khoản ghi ở bàn tiếp nhận sẽ hiện ở đây ngay.")}</p></div>`
    : html`<p class="empty">${t("Không có khoản nào hợp với điều đang tìm.")}</p>`);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  form.addEventListener("input", ({ target }) => { clearTimeout(timer); dues = []; timer = setTimeout(() => { load().catch(say); }, target === search ? 200 : 0); });
  form.addEventListener("submit", (submit) => { submit.preventDefault(); load().catch(say); });
  return { load: () => load(), search };
}
