// Today's pledges: search, filter, spotlight, release, and corrections in place.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { keyed } from "../../../vendor/lit-html/directives/keyed.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { slot } from "../../lib/dom.js";
import { Problem } from "../../lib/http.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { Correcting } from "./correcting.js";
import { payable } from "./entry.js";
import { merge } from "./merge.js";
import { rowView } from "./rows.js";
import { slipNumber } from "./slips.js";

const STEP = 100;
const MOST = 500;
const PAUSE_MS = 180;

/** @typedef {import("./types").Pledge} Pledge */

/**
 * @param {HTMLElement} root
 * @param {Pick<import("../../lib/types").Deps, "http" | "say">} deps
 * @param {() => boolean} aimed
 * @param {{corrected: (pledge: Pledge) => void, pay: (pledge: Pledge) => void}} acts
 */
export function startListing(root, { http, say }, aimed, { corrected, pay }) {
  const place = slot(root, "pledges");
  const search = /** @type {HTMLInputElement} */ (root.querySelector("#search"));
  /** @type {import("./merge.js").Merged<Pledge>} */
  let shown = { items: [], gone: new Set(), fresh: 0 };
  /** @type {readonly Pledge[]} */
  let server = [];
  let asked = { q: "", status: "" };
  let limit = STEP;
  let more = false;
  let known = false;
  let asking = 0; // the latest look at the server; an older answer says nothing any more
  /** @type {number | null} */
  let spotlit = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const correcting = new Correcting({ http, say, forum: String(root.dataset.forum), changed: draw, saved });

  /** Look at the server's list; tells whether the answer was the latest. */
  async function refresh() {
    const mine = ++asking;
    const query = new URLSearchParams({ ...asked, limit: String(limit) });
    const { items, next_cursor } = await http.get(`pledges?${query}`);
    if (mine !== asking) return false;
    server = items;
    more = next_cursor !== null;
    known = true;
    correcting.follow(items);
    take(aimed() || correcting.open);
    return true;
  }

  /** @param {boolean} holding */
  function take(holding) {
    shown = merge(shown.items, server, { holding });
    draw();
  }

  /** @param {Pledge} pledge */
  function put(pledge) {
    const swap = (/** @type {readonly Pledge[]} */ items) => items.map((one) => (one.id === pledge.id ? pledge : one));
    server = swap(server);
    shown = { ...shown, items: swap(shown.items) };
    draw();
  }

  /** @param {Pledge} pledge @param {boolean} current */
  function saved(pledge, current) {
    put(pledge);
    corrected(pledge);
    if (!current) return;
    const here = place.contains(document.activeElement);
    if (pledge.still_named?.length || pledge.still_said?.length) correcting.begin(pledge); // stays until it is read
    else correcting.close();
    if (here) focusRow(pledge.id); // who types elsewhere meanwhile is not interrupted
  }

  /** @param {string} q @param {string} status */
  function ask(q, status) {
    asked = { q, status };
    limit = STEP;
    for (const tab of root.querySelectorAll("[data-filter]")) tab.setAttribute("aria-pressed", String(tab.getAttribute("data-filter") === status));
    correcting.close();
    shown = { ...shown, items: [] };
    refresh().then((latest) => { if (latest) take(false); }).catch(say);
  }

  /** @param {number | null} id */
  async function spotlight(id) {
    await act(() => http.post("tote/spotlight", { pledge_id: id }));
  }

  /** @param {Pledge} pledge */
  async function release({ id, version }) {
    await act(async () => {
      const released = await http.create(`pledges/${id}/release`, { version });
      put(released);
      say(t("Đã tính %(reference)s vào tổng.", { reference: released.reference }), "ok");
    });
  }

  /** @param {() => Promise<unknown>} run */
  async function act(run) {
    try {
      await run();
    } catch (error) {
      if (error instanceof Problem && error.code === "stale" && error.current?.id) put(error.current);
      say(/** @type {Error} */ (error));
    }
  }

  /** @param {number} id */
  function focusRow(id) {
    /** @type {HTMLElement | null} */ (place.querySelector(`#edit-${id}`))?.focus();
  }

  function draw() {
    render(html`
      ${shown.fresh > 0 ? html`<button type="button" class="button button--small button--gold ledger__fresh" @click=${() => take(false)}>${icon("up")}${t("%(count)s khoản mới", { count: shown.fresh })}</button>` : nothing}
      ${shown.items.length === 0 ? html`<p class="empty">${emptyWords()}</p>` : table()}
      ${more && limit < MOST ? html`<button type="button" class="button button--block" @click=${() => { limit += STEP; refresh().catch(say); }}>${t("Xem thêm")}</button>` : nothing}
      ${more && limit >= MOST ? html`<p class="muted ledger__end">${t("Còn nữa: hãy tìm theo tên hoặc số.")}</p>` : nothing}`, place);
  }

  function emptyWords() {
    if (!known) return t("Đang tải…");
    return asked.q || asked.status ? t("Không có khoản nào khớp.") : t("Chưa có khoản ủng hộ nào. Khoản đầu tiên sẽ hiện ở đây.");
  }

  const table = () => html`<table class="table ledger">
    <thead><tr><th>${t("Số")}</th><th>${t("Nhà tài trợ")}</th><th class="num">${t("Số tiền (đồng)")}</th><th>${t("Kênh")}</th><th>${t("Trạng thái")}</th><th><span class="visually-hidden">${t("Thao tác")}</span></th></tr></thead>
    <tbody>${repeat(shown.items, ({ id }) => id, (pledge) => line(pledge))}</tbody>
  </table>`;

  /** @param {Pledge} pledge */
  function line(pledge) {
    const view = rowView(pledge, spotlit);
    const { id, reference, time, name, anonymous, gift, programme, quiet, slip, description, amount, voided, held, status, tone, channel, where } = view;
    const open = correcting.isOf(id);
    return html`<tr class="ledger__row ${voided ? "is-voided" : ""} ${open ? "is-open" : ""} ${view.spotlit ? "is-lit" : ""}">
      <td class="ledger__reference"><strong class="nowrap">${reference}</strong><span class="ledger__small">${time}${slip ? html` · <span title=${t("Phiếu giấy %(slip)s", { slip })}>${slipNumber(slip)}</span>` : nothing}</span></td>
      <td class="ledger__name"><span>${name}</span>${anonymous ? html` <span class="badge">${t("ẩn danh")}</span>` : nothing}${gift ? html` <span class="badge badge--info">${gift}</span>` : nothing}${programme ? html` <span class="badge">${programme}</span>` : nothing}${quiet ? html` <span class="badge">${t("không công bố số tiền")}</span>` : nothing}
        ${description ? html`<span class="ledger__small">${description}</span>` : nothing}</td>
      <td class="num ledger__amount">${voided ? html`<s>${amount}</s>` : html`<strong>${amount}</strong>`}</td>
      <td class="ledger__channel">${channel}<span class="ledger__small">${where}</span></td>
      <td class="ledger__status"><span class="badge badge--${tone}">${status}</span>
        ${held ? html`<button type="button" class="button button--small button--primary" @click=${() => release(pledge)}>${t("Tính vào tổng")}<span class="visually-hidden"> ${reference}</span></button>` : nothing}</td>
      <td class="ledger__tools">
        ${voided ? nothing : html`<button type="button" class="button button--small ledger__icon" aria-pressed=${view.spotlit} title=${t("Spotlight")} @click=${() => spotlight(view.spotlit ? null : id)}>${icon("star")}<span class="visually-hidden">${t("Spotlight")} ${reference}</span></button>`}
        ${payable(pledge) ? html`<button type="button" class="button button--small ledger__icon" title=${t("Mã QR")} @click=${() => pay(pledge)}>${icon("scan")}<span class="visually-hidden">${t("Mã QR")} ${reference}</span></button>` : nothing}
        <button type="button" class="button button--small ledger__icon" id="edit-${id}" aria-expanded=${open} title=${t("Sửa, hủy, lịch sử")} @click=${() => toggle(pledge)}>${icon("edit")}<span class="visually-hidden">${t("Sửa, hủy, lịch sử")} ${reference}</span></button>
      </td>
    </tr>
    ${open ? html`<tr class="ledger__edit"><td colspan="6">${keyed(correcting.turn, correcting.draw())}</td></tr>` : nothing}`;
  }

  /** @param {Pledge} pledge */
  function toggle(pledge) {
    if (correcting.isOf(pledge.id)) correcting.close();
    else correct(pledge);
  }

  /** @param {Pledge} pledge */
  function correct(pledge) {
    correcting.begin(pledge);
    const first = /** @type {HTMLElement | null} */ (place.querySelector(".correct [name=amount], .correct button"));
    first?.focus({ preventScroll: true });
    place.querySelector(".ledger__row.is-open")?.scrollIntoView({ block: "start" });
  }

  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => ask(search.value.normalize("NFC").trim(), asked.status), PAUSE_MS); });
  search.addEventListener("keydown", ({ key }) => { if (key === "Escape") { search.value = ""; ask("", asked.status); } });
  for (const tab of root.querySelectorAll("[data-filter]")) tab.addEventListener("click", () => ask(asked.q, tab.getAttribute("data-filter") ?? ""));
  draw();
  return {
    refresh,
    settle: () => { if ((shown.fresh > 0 || shown.gone.size > 0) && !aimed() && !correcting.open) take(false); },
    focus: () => search.focus(),
    /** @param {number | null} id */
    light: (id) => { spotlit = id; draw(); },
    spotlight,
    /** @param {number} id */
    async correct(id) {
      const pledge = server.find((one) => one.id === id) ?? await http.get(`pledges/${id}`);
      if (!shown.items.some((one) => one.id === id)) shown = { ...shown, items: [pledge, ...shown.items] };
      correct(pledge);
    },
    latest: () => shown.items[0]?.id ?? null,
  };
}
