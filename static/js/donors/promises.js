// What a donor has promised: said anew, corrected or taken back with a reason, each with what became of it.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { formatDong } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";
import { promiseBadge } from "./words.js";

/**
 * @typedef {import("./types").Donor} Donor
 * @typedef {import("./types").Promised} Promised
 */

/**
 * @param {HTMLElement} place
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], edits: boolean, changed: () => Promise<unknown>}} world
 */
export function startPromises(place, { http, say, edits, changed }) {
  /** @type {Donor | null} */
  let donor = null;
  /** @type {Promised | null} which one is being corrected */
  let open = null;
  let problem = "";
  let key = newKey();

  const value = (/** @type {string} */ id) => /** @type {HTMLInputElement | null} */ (place.querySelector(id))?.value.normalize("NFC").trim() ?? "";

  /** @param {() => Promise<unknown>} run @param {string} words */
  async function send(run, words) {
    try {
      await run();
      open = null;
      problem = "";
      key = newKey();
      say(words, "ok");
      await changed();
      draw();
    } catch (error) {
      const { errors, detail, status } = /** @type {import("../lib/http.js").Problem} */ (error);
      if (status !== 0) key = newKey();
      problem = Object.values(errors ?? {})[0] ?? detail ?? String(error);
      draw();
    }
  }

  const promise = () => send(() => http.create(`donor-list/${donor?.id}/promises`, { amount: value("#promise-amount") }, { key }), t("Đã ghi khoản hứa, giữ lại tới khi công bố"));
  /** @param {Promised} one */
  const correct = ({ id, version }) => send(() => http.patch(`pledges/${id}`, { version, amount: value("#promise-new"), reason: value("#promise-reason") }), t("Đã sửa khoản hứa"));
  /** @param {Promised} one */
  const take = ({ id, version }) => send(() => http.post(`pledges/${id}/void`, { version, reason: value("#promise-reason") }), t("Đã hủy khoản hứa"));
  /** Enter in one of these fields is not the dialog's Save. @param {() => void} run */
  const onEnter = (run) => (/** @type {KeyboardEvent} */ press) => { if (press.key === "Enter" && !press.isComposing) { press.preventDefault(); run(); } };

  function draw() {
    if (!donor) return render(nothing, place);
    return render(html`<h3 class="donors__subtitle">${t("Đã hứa ủng hộ")}</h3>
      ${donor.promises.length === 0 ? html`<p class="muted">${t("Chưa hứa khoản nào.")}</p>` : html`<ul class="donors__promises">${donor.promises.map(rowView)}</ul>`}
      ${problem ? html`<p class="field__error" role="alert">${problem}</p>` : nothing}
      ${edits && !open ? html`<div class="donors__say"><div class="field"><label for="promise-amount">${t("Ghi khoản hứa mới")}</label>
        <input class="input" id="promise-amount" inputmode="text" autocomplete="off" placeholder=${t("500tr, 1,2 tỷ…")} @keydown=${onEnter(promise)}></div>
        <button type="button" class="button" @click=${promise}>${icon("plus")}<span>${t("Ghi và giữ lại")}</span></button></div>` : nothing}`, place);
  }

  /** @param {Promised} one */
  const rowView = (one) => html`<li class="donors__made"><span><strong class=${one.status === "void" ? "is-void" : ""}>${one.amount ? formatDong(one.amount) : one.description}</strong>
      <span class="badge ${promiseBadge(one.status).tone}">${promiseBadge(one.status).text}</span> <span class="muted small nowrap">${one.reference}</span></span>
    ${edits && one.status === "held" && open?.id !== one.id ? html`<button type="button" class="button button--small" @click=${() => { open = one; problem = ""; draw(); place.querySelector("input")?.focus(); }}>${icon("edit")}<span>${t("Sửa hoặc hủy")}</span></button>` : nothing}
    ${open?.id === one.id ? html`<div class="donors__correct">
      <div class="field"><label for="promise-new">${t("Số tiền mới")}</label><input class="input" id="promise-new" autocomplete="off" .value=${String(one.amount)} @keydown=${onEnter(() => correct(one))}></div>
      <div class="field"><label for="promise-reason">${t("Lý do")}</label><input class="input" id="promise-reason" maxlength="300" autocomplete="off" @keydown=${onEnter(() => correct(one))}></div>
      <div class="row gap-2"><button type="button" class="button" @click=${() => correct(one)}>${icon("check")}<span>${t("Sửa số tiền")}</span></button>
        <button type="button" class="button button--danger" @click=${() => take(one)}>${icon("trash")}<span>${t("Hủy khoản hứa")}</span></button>
        <button type="button" class="button button--quiet" @click=${() => { open = null; problem = ""; draw(); }}>${t("Thôi")}</button></div></div>` : nothing}</li>`;

  return {
    /** @param {Donor | null} shown */
    show: (shown) => {
      if (shown?.id !== donor?.id) { open = null; problem = ""; key = newKey(); }
      donor = shown;
      draw();
      const field = /** @type {HTMLInputElement | null} */ (place.querySelector("#promise-amount"));
      if (field) field.value = "";
    },
  };
}
