// Public requests waiting for a desk: accept, or reject with a reason. Rows stay where a hand aims at them.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../../lib/clock.js";
import { formatDong } from "../../lib/dong.js";
import { Problem } from "../../lib/http.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { repeatText } from "./entry.js";
import { merge } from "./merge.js";

/** @typedef {import("./types").Request} Request */

/**
 * One waiting request.
 *
 * @param {Request} request
 */
export const requestView = ({ id, reference, donor, amount, amount_in_words, phone, message, at }) => ({
  id, reference, name: donor.name, anonymous: donor.anonymous, amount: formatDong(amount), words: amount_in_words,
  time: formatTime(at), phone, message,
});

/**
 * Tell whether another desk has decided on a request meanwhile.
 *
 * @param {number} id
 * @param {readonly {id: number}[]} waiting
 */
export const overtaken = (id, waiting) => !waiting.some((request) => request.id === id);

/**
 * @param {HTMLElement} place
 * @param {Pick<import("../../lib/types").Deps, "http" | "say" | "ask">} deps
 * @param {() => boolean} holding
 */
export function startQueue(place, { http, say, ask }, holding) {
  /** @type {import("./merge.js").Merged<Request>} */
  let shown = { items: [], gone: new Set(), fresh: 0 };
  /** @type {readonly Request[]} */
  let server = [];
  /** @type {number | null} */
  let rejecting = null;
  let known = false;
  let asking = 0; // the latest look at the server; an older answer says nothing any more
  /** @type {Set<number>} */
  let busy = new Set();

  function take() {
    if (rejecting !== null && overtaken(rejecting, server)) rejecting = null;
    shown = merge(shown.items, server, { holding: holding() || rejecting !== null, append: true });
    draw();
  }

  /** @param {Request} request */
  async function accept(request) {
    await act(request, async () => {
      if (!(await sure(request))) return;
      const pledge = await http.create(`pledge-requests/${request.id}/accept`, {});
      leave(request.id);
      say(t("Đã tính %(reference)s: %(name)s – %(amount)s", {
        reference: pledge.reference, name: pledge.donor.name, amount: formatDong(pledge.amount),
      }), "ok");
    });
  }

  /** @param {Request} request */
  async function sure({ donor, amount }) {
    const asked = new URLSearchParams({ donor: donor.name, amount: String(amount) });
    const { repeat: earlier } = await http.get(`pledges/repeat-check?${asked}`);
    return earlier === null || ask({ title: t("Lại lần nữa?"), text: repeatText(earlier) ?? "", yes: t("Vẫn nhận phiếu này") });
  }

  /** @param {Request} request @param {HTMLFormElement} form */
  async function reject(request, form) {
    const reason = String(new FormData(form).get("reason")).trim();
    if (reason === "") return /** @type {HTMLElement} */ (form.elements.namedItem("reason")).focus();
    await act(request, async () => {
      await http.create(`pledge-requests/${request.id}/reject`, { reason });
      rejecting = null;
      leave(request.id);
      say(t("Đã từ chối %(reference)s.", { reference: request.reference }));
    });
  }

  /** @param {Request} request @param {() => Promise<void>} run */
  async function act({ id, reference }, run) {
    if (busy.has(id)) return;
    busy = new Set([...busy, id]);
    draw();
    try {
      await run();
    } catch (error) {
      if (error instanceof Problem && error.code === "stale") say(t("Phiếu %(reference)s đã được bàn khác xử lý.", { reference }), "warn");
      else say(/** @type {Error} */ (error));
    } finally {
      busy = new Set([...busy].filter((one) => one !== id));
      draw();
    }
  }

  /** What this desk has decided is not waited for. @param {number} id */
  function leave(id) {
    server = server.filter((request) => request.id !== id);
    shown = { ...shown, items: shown.items.filter((request) => request.id !== id) };
    draw();
  }

  /** @param {number | null} id */
  function turn(id) {
    rejecting = id;
    draw();
    if (id === null) return;
    /** @type {HTMLElement | null} */ (place.querySelector(`#reason-${id}`))?.focus();
  }

  const draw = () => render(shown.items.length === 0
    ? html`<p class="empty empty--small">${known ? t("Chưa có phiếu nào chờ.") : t("Đang tải…")}</p>`
    : html`<ul class="queue">${repeat(shown.items, ({ id }) => id, (request) => row(request))}</ul>`, place);

  /** @param {Request} request */
  function row(request) {
    const { id, reference, name, anonymous, amount, words, time, phone, message } = requestView(request);
    const gone = shown.gone.has(id);
    return html`<li class="queue__item ${gone ? "is-gone" : ""}">
      <p class="queue__head"><span class="queue__name">${name}</span>${anonymous ? html` <span class="badge">${t("ẩn danh")}</span>` : nothing}</p>
      <p class="queue__amount"><strong>${amount}</strong> <span class="muted small">${words}</span></p>
      <p class="queue__about">${time} · ${reference}${phone ? html` · <span class="nowrap">${phone}</span>` : nothing}</p>
      ${message ? html`<p class="queue__message">${message}</p>` : nothing}
      ${gone ? html`<p class="muted small">${t("Bàn khác đã xử lý.")}</p>` : rejecting === id ? rejection(request) : html`<div class="row gap-2">
        <button type="button" class="button button--small button--primary" data-accept aria-busy=${busy.has(id)} @click=${() => accept(request)}>${icon("check")}${t("Nhận")}<span class="visually-hidden"> ${name}</span></button>
        <button type="button" class="button button--small" @click=${() => turn(id)}>${t("Từ chối…")}<span class="visually-hidden"> ${name}</span></button>
      </div>`}
    </li>`;
  }

  /** @param {Request} request */
  const rejection = (request) => html`<form class="queue__reject" novalidate
      @submit=${(/** @type {SubmitEvent} */ cause) => { cause.preventDefault(); reject(request, /** @type {HTMLFormElement} */ (cause.currentTarget)); }}
      @keydown=${(/** @type {KeyboardEvent} */ press) => { if (press.key === "Escape") turn(null); }}>
    <label class="visually-hidden" for="reason-${request.id}">${t("Lý do từ chối")}</label>
    <input class="input" id="reason-${request.id}" name="reason" maxlength="300" autocomplete="off" placeholder=${t("Lý do từ chối")}>
    <button class="button button--small button--danger">${t("Từ chối phiếu")}</button>
    <button type="button" class="button button--small button--quiet" @click=${() => turn(null)}>${t("Thôi")}</button>
  </form>`;

  draw();
  return {
    settle: () => { if (shown.gone.size > 0 && !holding()) take(); },
    async refresh() {
      const mine = ++asking;
      const { items } = await http.get("pledge-requests?status=waiting&limit=100");
      if (mine !== asking) return;
      server = items;
      known = true;
      take();
    },
    focus: () => /** @type {HTMLElement | null} */ (place.querySelector("[data-accept]"))?.focus(),
  };
}
