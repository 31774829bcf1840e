// What every row of a list in order has: the grip, two steps, and words that say where it stands now.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { icon } from "./icon.js";
import { stepBefore } from "./sorting.js";
import { t } from "./words.js";

/**
 * Draw rows that may change places: a browser takes the focus from what is moved in the page, and here it is given back.
 *
 * @param {unknown} rows
 * @param {HTMLElement} place
 */
export function drawRows(rows, place) {
  const { activeElement: held } = document;
  render(rows, place);
  if (held instanceof HTMLElement && held !== document.activeElement && place.contains(held)) held.focus({ preventScroll: true });
}

/** @param {string} name */
export const grip = (name) => html`<button type="button" class="button button--quiet button--icon grip" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">${icon("grip")}<span class="visually-hidden">${t("Chuyển chỗ %(name)s", { name })}</span></button>`;

/**
 * @param {readonly {id: number}[]} rows
 * @param {number} id
 * @param {string} name
 * @param {(id: number, before: number | null) => void} put
 */
export function steps(rows, id, name, put) {
  const step = (/** @type {string} */ key) => { const before = stepBefore(rows, id, key); if (before !== undefined) put(id, before); };
  const at = rows.findIndex((row) => row.id === id);
  return html`<button type="button" class="button button--quiet button--icon" ?disabled=${at === 0} @click=${() => step("ArrowUp")}>${icon("up")}<span class="visually-hidden">${t("Lên: %(name)s", { name })}</span></button>
    <button type="button" class="button button--quiet button--icon" ?disabled=${at === rows.length - 1} @click=${() => step("ArrowDown")}>${icon("down")}<span class="visually-hidden">${t("Xuống: %(name)s", { name })}</span></button>`;
}

/**
 * A row that was moved keeps the focus, and where it stands now is said.
 *
 * @param {HTMLElement} said
 * @param {HTMLElement} list
 * @param {readonly {id: number}[]} rows
 * @param {number} id
 * @param {string} name
 */
export function standsAt(said, list, rows, id, name) {
  /** @type {HTMLElement | null} */ (list.querySelector(`[data-sort="${id}"] .grip`))?.focus();
  said.textContent = t("%(name)s: vị trí %(place)s trên %(all)s", { name, place: rows.findIndex((row) => row.id === id) + 1, all: rows.length });
}
