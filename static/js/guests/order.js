// The order guests are greeted in: groups, and the people of one group, put in order by hand or by custom.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { startTurns } from "../lib/in_turn.js";
import { t } from "../lib/words.js";
import { line } from "./rows.js";
import { drawRows, grip, standsAt, steps } from "../lib/sortable_row.js";
import { listenToSorting, placed } from "../lib/sorting.js";
import { startUsualOrder } from "./usual_order.js";

/**
 * @typedef {import("./types").Guest} Guest
 * @typedef {import("./types").GroupName} GroupName
 * @typedef {{id: number, name: string, about: string}} Row
 */

const PAGE = 500;

/** @param {Guest} guest @returns {Row} */
export const guestRow = (guest) => ({ id: guest.id, name: line(guest, []).name, about: line(guest, []).about });

/** @param {GroupName} group @returns {Row} */
export const groupRow = (group) => ({ id: group.number, name: group.short_name, about: group.short_name === group.name ? "" : group.name });

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], groups: readonly GroupName[], changed: () => void}} world
 */
export function startOrder(root, { http, say, groups, changed }) {
  const place = slot(root, "order");
  /** @type {Row[]} */
  let order = groups.map(groupRow);
  let chosen = order[0]?.id ?? 0;
  /** @type {Row[]} */
  let people = [];
  let read = false; // who is in the group is known
  let held = false;
  const moves = startTurns({ say, settled: () => { freshen().catch(say); changed(); } });
  const usual = startUsualOrder(root, { http, say, done: () => { freshen().catch(say); changed(); } });

  /** @param {boolean} [gently] not while somebody moves a row, nor before all moves are answered */
  async function freshen(gently = false) {
    if (gently && (held || moves.busy())) return;
    const group = chosen;
    const [found, everybody] = await Promise.all([http.get("guest-groups"), group ? readGroup(http, group) : []]);
    if (held || moves.busy() || group !== chosen) return;
    order = /** @type {GroupName[]} */ (found.items).map(groupRow);
    people = everybody.map(guestRow);
    read = true;
    draw();
  }

  /** @param {number} id @param {number | null} before */
  function putGuest(id, before) {
    people = placed(people, id, before);
    drawAt("people", id, people);
    moves.send(() => http.create(`guests/${id}/move`, { before }));
  }

  /** @param {number} id @param {number | null} before */
  function putGroup(id, before) {
    order = placed(order, id, before);
    drawAt("groups", id, order);
    moves.send(() => http.create(`guest-groups/${id}/move`, { before }));
  }

  /** @param {string} list @param {number} id @param {readonly Row[]} rows */
  function drawAt(list, id, rows) {
    draw();
    const name = rows.find((row) => row.id === id)?.name ?? "";
    standsAt(slot(root, "order-said"), /** @type {HTMLElement} */ (place.querySelector(`[data-list="${list}"]`)), rows, id, name);
  }

  /** @param {number} group */
  function choose(group) {
    chosen = group;
    people = [];
    read = false;
    draw();
    freshen().catch(say);
  }

  function draw() {
    const group = order.find(({ id }) => id === chosen);
    drawRows(html`
      <section class="card card--flush ordering__groups" aria-labelledby="order-groups"><h2 class="card__title" id="order-groups">${t("Các nhóm")}</h2>
        <ol class="sortable" data-list="groups">${repeat(order, ({ id }) => id, (row, at) => rowView(row, at, order, putGroup, { chosen: row.id === chosen, choose }))}</ol></section>
      <section class="card card--flush ordering__people" aria-labelledby="order-people"><div class="card__title"><h2 id="order-people">${group?.name ?? t("Nhóm")}</h2>
        <button type="button" class="button button--small" ?disabled=${people.length < 2} @click=${() => usual.open(chosen)}>${icon("roll")}<span>${t("Xếp theo thứ tự thông lệ")}</span></button></div>
        <ol class="sortable" data-list="people">${repeat(people, ({ id }) => id, (row, at) => rowView(row, at, people, putGuest))}</ol>
        ${people.length === 0 ? html`<p class="empty">${read ? t("Nhóm này chưa có khách.") : t("Đang tải…")}</p>` : nothing}</section>`, place);
  }

  draw();
  for (const [name, rows, put] of /** @type {const} */ ([["groups", () => order, putGroup], ["people", () => people, putGuest]])) {
    const list = /** @type {HTMLElement} */ (place.querySelector(`[data-list="${name}"]`));
    listenToSorting(list, { things: rows, put, still: (holding) => { held = holding; } });
  }
  return { freshen };
}

/** @param {import("../lib/http.js").Http} http @param {number} group @returns {Promise<Guest[]>} */
async function readGroup(http, group) {
  /** @type {Guest[]} */
  const guests = [];
  let cursor = "";
  do {
    const page = await http.get(`guests?group=${group}&sort=rank&limit=${PAGE}${cursor && `&cursor=${cursor}`}`);
    guests.push(...page.items);
    cursor = page.next_cursor ?? "";
  } while (cursor);
  return guests.filter(({ state }) => state !== "cancelled");
}

/**
 * @param {Row} row @param {number} at @param {readonly Row[]} rows @param {(id: number, before: number | null) => void} put
 * @param {{chosen: boolean, choose: (id: number) => void} | null} [choosing]
 */
function rowView({ id, name, about }, at, rows, put, choosing = null) {
  return html`<li class="sortable__row ${choosing?.chosen ? "is-chosen" : ""}" data-sort=${id}>
    ${grip(name)}
    <span class="sortable__place">${at + 1}</span>
    ${choosing ? html`<button type="button" class="sortable__name sortable__choose" aria-pressed=${choosing.chosen} @click=${() => choosing.choose(id)}>${name}</button>`
      : html`<span class="sortable__name"><span class="strong">${name}</span>${about ? html`<span class="muted small">${about}</span>` : nothing}</span>`}
    <span class="sortable__steps">${steps(rows, id, name, put)}</span></li>`;
}
