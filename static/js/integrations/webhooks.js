// Which programs are told what happens: adds receivers, shows how each is doing, tries again, lets pause, takes away.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { t } from "../lib/words.js";
import { deliveryView, oscLines, view } from "./saying.js";

/**
 * @typedef {import("./types").Webhook} Webhook
 * @typedef {import("./types").Delivery} Delivery
 * @typedef {{retry: (webhook: Webhook) => void, pause: (webhook: Webhook) => void, remove: (webhook: Webhook) => void,
 *   open: (webhook: Webhook) => void}} Deeds
 */

const BADGES = { ok: "badge--ok", bad: "badge--bad", paused: "badge--outline", waiting: "badge--info" };
const RESULTS = { delivered: "badge--ok", waiting: "badge--info", given_up: "badge--bad" };
// A delivery takes a moment after the fact that caused it.
const SOON_MS = 700;
const FIELDS = ["name", "url", "kinds"];
const SHOWN = 30;

/** @param {Webhook} webhook @param {Deeds} deeds */
function row(webhook, deeds) {
  const { state, badge, why, last, stuck } = view(webhook);
  return html`<tr>
    <td data-label=${t("Tên")}><span><strong>${webhook.name}</strong><span class="integrations__url">${webhook.url}</span></span></td>
    <td data-label=${t("Tình trạng")}><span><span class="badge ${BADGES[state]}">${badge}</span>
      ${why ? html`<span class="integrations__why">${why}</span>` : nothing}</span></td>
    <td data-label=${t("Nhận lần cuối")}>${last}</td>
    <td><span class="integrations__actions">
      ${stuck ? html`<button type="button" class="button button--small button--primary" @click=${() => deeds.retry(webhook)}>${t("Gửi lại")}</button>` : nothing}
      <button type="button" class="button button--small" @click=${() => deeds.open(webhook)}>${t("Các lần gửi")}</button>
      <button type="button" class="button button--small" @click=${() => deeds.pause(webhook)}>${webhook.active ? t("Tạm ngừng") : t("Báo tiếp")}</button>
      <button type="button" class="button button--danger button--small button--hold" data-hold @held=${() => deeds.remove(webhook)}>${t("Giữ để xóa")}</button>
    </span></td>
  </tr>`;
}

/** @param {Webhook[]} webhooks @param {Deeds} deeds */
const table = (webhooks, deeds) =>
  webhooks.length === 0
    ? html`<p class="empty">${t("Chưa có địa chỉ nhận nào.")}</p>`
    : html`<div class="table-wrap"><table class="table table--folds">
        <thead><tr><th>${t("Tên")}</th><th>${t("Tình trạng")}</th><th>${t("Nhận lần cuối")}</th>
          <th><span class="visually-hidden">${t("Thao tác")}</span></th></tr></thead>
        <tbody>${repeat(webhooks, ({ id }) => id, (webhook) => row(webhook, deeds))}</tbody>
      </table></div>`;

/** @param {Delivery} delivery */
function deliveryRow(delivery) {
  const { kind, at, result, why, state } = deliveryView(delivery);
  return html`<tr><td data-label=${t("Lúc")}>${at}</td><td data-label=${t("Sự kiện")}><code>${kind}</code></td>
    <td data-label=${t("Kết quả")}><span><span class="badge ${RESULTS[state]}">${result}</span>
      ${why ? html`<span class="integrations__why">${why}</span>` : nothing}</span></td></tr>`;
}

/** @param {Delivery[]} deliveries */
const deliveryTable = (deliveries) =>
  deliveries.length === 0
    ? html`<p class="empty">${t("Chưa gửi gì.")}</p>`
    : html`<div class="table-wrap"><table class="table table--folds">
        <thead><tr><th>${t("Lúc")}</th><th>${t("Sự kiện")}</th><th>${t("Kết quả")}</th></tr></thead>
        <tbody>${repeat(deliveries, ({ id }) => id, deliveryRow)}</tbody>
      </table></div>`;

/** @param {[string, string][]} lines */
const oscList = (lines) => html`<dl class="integrations__facts">${lines.map(([name, said]) => html`<dt>${name}</dt><dd>${said}</dd>`)}</dl>`;

/** Run at most once in a while, and always after the last call. @param {() => void} run @param {number} ms */
function soon(run, ms) {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => { planned = false; run(); }, ms);
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { http, live, say }) {
  const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const form = /** @type {HTMLFormElement} */ (place("#add-webhook"));
  /** @type {Webhook | null} */
  let opened = null;

  async function refresh() {
    const [{ items }, osc] = await Promise.all([http.get("webhooks"), http.get("osc")]);
    render(table(items, deeds), place("#webhooks"));
    render(oscList(oscLines(osc)), place("#osc"));
    await showDeliveries(items.find((/** @type {Webhook} */ { id }) => id === opened?.id) ?? null);
    root.setAttribute("data-ready", "");
  }

  /** @param {Webhook | null} webhook */
  async function showDeliveries(webhook) {
    opened = webhook;
    place("#deliveries").hidden = webhook === null;
    if (webhook === null) return;
    const { items } = await http.get(`webhooks/${webhook.id}/deliveries?limit=${SHOWN}`);
    fill(root, { "deliveries-name": webhook.name });
    render(deliveryTable(items), place("#deliveries-list"));
  }

  /** @param {Promise<unknown>} deed */
  const done = (deed) => { deed.then(refresh).then(refreshSoon).catch(say); };
  const refreshSoon = soon(() => { refresh().catch(say); }, SOON_MS);

  /** @type {Deeds} */
  const deeds = {
    retry: ({ id }) => done(http.post(`webhooks/${id}/retry`)),
    pause: ({ id, active }) => done(http.patch(`webhooks/${id}`, { active: !active })),
    remove: ({ id }) => done(http.del(`webhooks/${id}`)),
    open: (webhook) => {
      showDeliveries(webhook).then(() => place("#deliveries").scrollIntoView({ block: "nearest" })).catch(say);
    },
  };

  async function add() {
    const entries = new FormData(form);
    const made = await http.create("webhooks", { name: entries.get("name"), url: entries.get("url"), kinds: entries.getAll("kinds") });
    form.reset();
    fill(root, { "made-name": made.name });
    /** @type {HTMLInputElement} */ (place("#secret")).value = made.secret;
    place("#made").hidden = false;
    place("#made").scrollIntoView({ block: "nearest" });
    await refresh();
  }

  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    for (const field of FIELDS) slot(form, `error-${field}`).textContent = "";
    const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
    button.disabled = true;
    add().catch((problem) => complain(form, problem, say)).finally(() => { button.disabled = false; });
  });
  place("#copy").addEventListener("click", () => {
    /** @type {HTMLInputElement} */ (place("#secret")).select();
    document.execCommand("copy"); // navigator.clipboard is missing on plain HTTP
    say(t("Đã sao chép khóa ký"), "ok");
  });
  live.watch(String(root.dataset.forum), ["integrations", "show"], { integrations: refreshSoon, show: refreshSoon }, { page: "integrations" });
  refresh().catch(say);
}

/** Say a refusal beside its field, or as a toast. @param {HTMLElement} form @param {unknown} problem @param {import("../lib/types").Deps["say"]} say */
function complain(form, problem, say) {
  const errors = problem instanceof Problem ? problem.errors : {};
  const named = FIELDS.filter((field) => errors[field]);
  for (const field of named) slot(form, `error-${field}`).textContent = errors[field];
  if (named.length === 0) say(/** @type {Error} */ (problem));
}
