// The province's usual order of a group: shown first, then applied as it was shown.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").Place} Place */

/** @param {Place} one */
export const placeLine = ({ salutation, full_name, position, organisation, place, place_before }) => ({
  name: [salutation, full_name].filter(Boolean).join(" "),
  about: [position, organisation].filter(Boolean).join(", "),
  place,
  moves: place === place_before ? "" : t("đang ở %(place)s", { place: place_before }),
  up: place < place_before,
});

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], done: () => void}} world
 */
export function startUsualOrder(root, { http, say, done }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#order-dialog"));
  const apply = /** @type {HTMLButtonElement} */ (root.querySelector("#order-apply"));
  const place = slot(root, "order-preview");
  let group = 0;
  let seen = 0;
  let turn = 0;

  async function ask() {
    turn += 1;
    const mine = turn;
    apply.disabled = true;
    const offered = await http.get(`guest-groups/${group}/usual-order`);
    if (mine !== turn) return;
    seen = offered.seen;
    apply.disabled = offered.moved === 0;
    render(preview(offered.items, offered.moved), place);
  }

  async function write() {
    if (apply.disabled) return;
    apply.disabled = true;
    try {
      const { moved } = await http.create(`guest-groups/${group}/usual-order`, { seen });
      dialog.close();
      say(t("Đã xếp lại: %(count)s khách đổi chỗ", { count: moved }), "ok");
      done();
    } catch (error) {
      say(/** @type {Error} */ (error));
      await ask(); // edited meanwhile: here it is as it is now
    }
  }

  apply.addEventListener("click", () => { write().catch(say); });
  dialog.addEventListener("close", () => { turn += 1; });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return {
    /** @param {number} number */
    open: (number) => {
      group = number;
      render(html`<p class="empty">${t("Đang tải…")}</p>`, place);
      dialog.showModal();
      ask().catch(say);
    },
  };
}

/** @param {readonly Place[]} places @param {number} moved */
const preview = (places, moved) => html`
  <p class="banner banner--${moved > 0 ? "warn" : "ok"}">${icon(moved > 0 ? "warn" : "check")}<span>${moved > 0
    ? t("%(count)s khách sẽ đổi chỗ. Sau đó vẫn kéo đổi tay được.", { count: moved }) : t("Nhóm này đã đúng thứ tự thông lệ.")}</span></p>
  <div class="table-wrap guests__preview" tabindex="0" role="region" aria-label=${t("Thứ tự sẽ có")}><table class="table">
    <thead><tr><th scope="col" class="num">${t("Số")}</th><th scope="col">${t("Khách")}</th><th scope="col">${t("Đổi chỗ")}</th></tr></thead>
    <tbody>${repeat(places, ({ id }) => id, (one) => {
      const { name, about, place, moves, up } = placeLine(one);
      return html`<tr><td class="num">${place}</td><td><strong>${name}</strong><span class="guests__answer">${about}</span></td>
        <td class="nowrap">${moves ? html`<span class="badge ${up ? "badge--ok" : ""}">${icon(up ? "up" : "down")}${moves}</span>` : "–"}</td></tr>`;
    })}</tbody></table></div>`;
