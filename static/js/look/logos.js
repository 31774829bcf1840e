// The logos: put in order by hand, taken away by holding.

import { html } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { slot } from "../lib/dom.js";
import { drawRows, grip, standsAt, steps } from "../lib/sortable_row.js";
import { listenToSorting } from "../lib/sorting.js";
import { t } from "../lib/words.js";

/** @typedef {import("../pledges/stage_look.js").Look["logos"]} LogoList */

/**
 * Draw the list of logos and listen to it; gives how to draw it anew.
 *
 * @param {HTMLElement} root
 * @param {{logos: () => LogoList, put: (id: number, before: number | null) => void, remove: (id: number) => void}} world
 */
export function startLogos(root, { logos, put, remove }) {
  const list = slot(root, "logos");

  /** @param {number} id @param {number | null} before */
  function move(id, before) {
    put(id, before);
    standsAt(slot(root, "logos-said"), list, logos(), id, logos().find((one) => one.id === id)?.name ?? "");
  }

  listenToSorting(list, { things: logos, put: move, still: () => {} });
  return () => drawRows(repeat(logos(), ({ id }) => id, ({ id, name, url }) => html`<li class="sortable__row" data-sort=${id}>
    ${grip(name)}<img src=${url} alt=""><span class="sortable__name">${name}</span>
    <span class="sortable__steps">${steps(logos(), id, name, move)}</span>
    <button type="button" class="button button--danger button--small button--hold" data-hold @held=${() => remove(id)}>${t("Giữ để bỏ")}</button></li>`), list);
}
