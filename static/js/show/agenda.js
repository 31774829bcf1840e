// The programme in the lobby and on phones: what was, what is on, what comes. Always the last good picture, never a fault.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { fitAll } from "../lib/fit.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { t } from "../lib/words.js";
import { calm } from "./following.js";

const MOST = 12; // rows a screen in a lobby can show large enough
const BEFORE = 2; // of what is over, the last two stay
const FEW = 6;
const ASKS_MS = 15_000; // who is not signed in asks now and then

/**
 * @typedef {object} Item of the public programme
 * @property {number} number
 * @property {string} title
 * @property {string} presenter
 * @property {string} starts_at
 * @property {"done" | "now" | "next" | "later"} state
 */

/**
 * Choose what a large screen shows: around what runs, from the beginning before it starts, the last at the end.
 *
 * @param {readonly Item[]} items
 */
export function around(items) {
  const at = items.findIndex(({ state }) => state === "now" || state === "next");
  const from = at < 0 ? (items[0]?.state === "done" ? items.length : 0) : at - BEFORE;
  const first = Math.max(Math.min(from, items.length - MOST), 0);
  return { first, last: Math.min(first + MOST, items.length) };
}

/** @param {Item["state"]} state */
const stateWords = (state) => ({ done: t("Đã xong"), now: t("Đang diễn ra"), next: t("Tiếp theo"), later: "" })[state];

/**
 * Say each row of the programme; those a large screen has no room for are `beyond`.
 *
 * @param {readonly Item[]} items
 */
export function view(items) {
  const { first, last } = around(items);
  return {
    few: items.length <= FEW,
    part: items.length > MOST ? t("Mục %(first)s–%(last)s trong %(count)s", { first: first + 1, last, count: items.length }) : "",
    rows: items.map(({ number, title, presenter, starts_at, state }, place) => ({
      number, title, presenter, state, time: formatTime(starts_at), word: stateWords(state), beyond: place < first || place >= last,
    })),
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http }) {
  const refresh = calm(async () => {
    draw(root, view((await http.get("programme")).items));
    root.setAttribute("data-ready", "");
  });
  if (root.hasAttribute("data-follows")) {
    let seen = "";
    live.watch(String(root.dataset.forum), ["show"], {
      show: ({ mode, version, rundown_version }) => {
        markRehearsal(mode);
        if (seen !== `${version} ${rundown_version}`) refresh();
        seen = `${version} ${rundown_version}`;
      },
    }, { page: "agenda" });
  } else {
    setInterval(() => { if (!document.hidden) refresh(); }, ASKS_MS);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  }
  refresh();
  new ResizeObserver(() => fitAll(root)).observe(root);
  document.fonts.addEventListener("loadingdone", () => fitAll(root));
}

/** @param {HTMLElement} root @param {ReturnType<typeof view>} seen */
function draw(root, { few, part, rows }) {
  fill(root, { part: { text: part, hidden: part === "" }, empty: { hidden: rows.length > 0 } });
  const list = slot(root, "agenda");
  list.classList.toggle("plan--few", few);
  render(repeat(rows, ({ number }) => number, drawRow), list);
  fitAll(root);
}

/** @param {ReturnType<typeof view>["rows"][number]} row */
const drawRow = ({ title, presenter, state, time, word, beyond }) => html`
  <li class="plan__item ${beyond ? "is-beyond" : ""}" data-state=${state} aria-current=${state === "now" ? "step" : nothing}>
    <span class="plan__time">${time}</span>
    <span class="plan__what">
      <span class="plan__title" data-fit="2">${title}</span>
      ${presenter ? html`<span class="plan__presenter">${presenter}</span>` : nothing}
    </span>
    ${word ? html`<span class="plan__state">${word}</span>` : nothing}
  </li>`;
