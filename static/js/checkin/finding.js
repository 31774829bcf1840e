// The one box for typing: digits are a code, words look for a guest as they are typed; the server is asked, and
// where it is slow or gone the desk's own list answers.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { fullName } from "./answer.js";
import { cleanCode, CODE_LENGTH, validCode } from "./codes.js";

const PAUSE_MS = 160;
const SLOW_MS = 600; // then the desk's own list answers first
const DEADLINE_MS = 2500;
const SHOWN = 20;

/**
 * @typedef {object} Found what a row shows, from the server's guests and the desk's own
 * @property {number} id
 * @property {string} code
 * @property {string} full_name
 * @property {string} salutation
 * @property {string} position
 * @property {string} organisation
 * @property {number} group_number
 * @property {string} [group]
 * @property {boolean} leader
 * @property {boolean} vip
 * @property {string} zone
 * @property {string} seat
 * @property {import("./types").GuestStanding} state
 *
 * @typedef {object} World
 * @property {Pick<import("../lib/http.js").Http, "get">} http
 * @property {readonly import("./types").GroupName[]} groups
 * @property {{listed: () => boolean, search: (text: string, most: number) => readonly Found[], delegations: (text: string) => readonly import("./types").Delegation[]}} list
 * @property {() => boolean} cut
 * @property {(code: string) => void} chosen
 * @property {(id: number) => void} delegation
 */

/**
 * Tell what a typed text means.
 *
 * @param {string} text
 * @returns {{kind: "nothing"} | {kind: "code", code: string, missing: number} | {kind: "search", q: string}}
 */
export function meaning(text) {
  const code = cleanCode(text);
  // Up to 11 digits may also be a phone: the list is searched for it.
  if (/^[0-9]+$/.test(code) && code.length > 11) return { kind: "code", code, missing: Math.max(0, CODE_LENGTH - code.length) };
  const q = text.normalize("NFC").trim();
  const letters = [...q].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;
  return letters >= (/^[0-9]+$/.test(code) ? 3 : 2) ? { kind: "search", q } : { kind: "nothing" };
}

/** @param {import("./types").GuestStanding} state */
export const stateWords = (state) =>
  ({
    expected: { text: t("Chưa đến"), tone: "" },
    present: { text: t("Đã vào"), tone: "badge--ok" },
    cancelled: { text: t("Đã hủy"), tone: "badge--bad" },
  })[state];

/**
 * @param {HTMLElement} root
 * @param {World} world
 */
export function startFinding(root, { http, groups, list, cut, chosen, delegation }) {
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#find"));
  const place = slot(root, "results");
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** What stands there, where no delegation does. @type {{q: string, found: readonly Found[], words: string} | null} */
  let alone = null;
  let coming = false; // what is found for the words that stand there
  let aimed = false; // Enter was pressed before it came

  const idle = slot(root, "find-hint").textContent;
  const hint = (/** @type {string} */ text) => fill(root, { "find-hint": text || idle });
  const clear = () => { field.value = ""; follow(); };
  const choose = (/** @type {string} */ code) => { clear(); chosen(code); };

  function follow() {
    clearTimeout(timer);
    asking?.abort();
    aimed = false;
    const meant = meaning(field.value);
    if (meant.kind === "code" && validCode(meant.code)) return choose(meant.code);
    coming = meant.kind === "search";
    if (meant.kind === "search") timer = setTimeout(() => search(meant.q), PAUSE_MS);
    else wipe();
    hint(meant.kind === "code" ? codeHint(meant.missing) : "");
  }

  /** @param {string} q */
  async function search(q) {
    if (cut()) return searchHere(q);
    asking = new AbortController();
    const { signal } = asking;
    const slow = setTimeout(() => searchHere(q), SLOW_MS);
    signal.addEventListener("abort", () => clearTimeout(slow));
    try {
      const { items, next_cursor } = await http.get(`guests?limit=${SHOWN}&q=${encodeURIComponent(q)}`, { signal, deadline_ms: DEADLINE_MS });
      if (!signal.aborted) show(q, items, foundHint(items.length, next_cursor !== null));
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      if (error.status === 0 || error.status >= 500) searchHere(q);
      else nothingFound(error.message);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {string} q */
  function searchHere(q) {
    if (!list.listed()) return nothingFound(t("Mất mạng, bàn này chưa có danh sách: chưa tìm được theo tên. Vẫn quét và gõ mã được."));
    const found = list.search(q, SHOWN);
    const hint = found.length === 0 ? t("Không có ai như vậy trong danh sách của bàn này.") : t("Theo danh sách của bàn này. Chạm vào tên để cho vào.");
    show(q, found, hint);
  }

  /** @param {string} q @param {readonly Found[]} found @param {string} words */
  function show(q, found, words) {
    const delegations = list.delegations(q);
    alone = delegations.length === 0 ? { q, found, words } : null;
    draw([delegationsOf(delegations), guestsOf(found)]);
    hint(found.length === 0 && delegations.length > 0 ? t("Chạm vào tên đoàn để xem thành viên.") : words);
    arrive();
  }

  function arrive() {
    coming = false;
    if (aimed) aim();
  }

  // At the first of what was found for these very words; what still stands there of others is nobody's to press.
  function aim() {
    aimed = coming;
    if (!coming) /** @type {HTMLElement | null} */ (place.querySelector("button"))?.focus();
  }

  const delegationsOf = (/** @type {readonly import("./types").Delegation[]} */ delegations) =>
    (delegations.length > 0 ? delegationRows(delegations, (id) => { clear(); delegation(id); }) : nothing);
  const guestsOf = (/** @type {readonly Found[]} */ found) => (found.length > 0 ? guestRows(found, groups, choose) : nothing);
  const draw = (/** @type {unknown[]} */ parts) => render(html`${parts}`, place);

  // A list has come since: its delegations stand below the guests, at whom a hand may be aiming.
  function refresh() {
    const delegations = alone ? list.delegations(alone.q) : [];
    if (!alone || delegations.length === 0) return;
    draw([guestsOf(alone.found), delegationsOf(delegations)]);
    if (alone.found.length === 0) hint(t("Chạm vào tên đoàn để xem thành viên."));
    alone = null;
  }

  function wipe() {
    alone = null;
    render(nothing, place);
  }

  /** @param {string} words */
  function nothingFound(words) {
    wipe();
    hint(words);
    arrive();
  }

  function enter() {
    const meant = meaning(field.value);
    if (meant.kind === "code") choose(meant.code);
    else aim();
  }

  field.addEventListener("input", follow);
  field.addEventListener("keydown", (press) => {
    if (press.isComposing) return;
    if (press.key === "Enter") enter();
    else if (press.key === "ArrowDown") aim();
    else if (press.key === "Escape") clear();
    else return;
    press.preventDefault();
  });
  place.addEventListener("keydown", (press) => walk(press, place, field));
  return {
    focus: () => field.focus(),
    get typing() { return field.value !== ""; },
    clear,
    refresh,
    /** @param {string} digits */
    type: (digits) => {
      field.focus();
      field.value += digits;
      follow();
    },
  };
}

/** @param {number} missing */
function codeHint(missing) {
  return missing > 0
    ? t("Mã thẻ có %(length)s chữ số, còn thiếu %(missing)s.", { length: CODE_LENGTH, missing })
    : t("Các chữ số chưa khớp nhau: hãy so lại với thẻ, hoặc nhấn Enter.");
}

/** @param {number} found @param {boolean} more */
function foundHint(found, more) {
  if (found === 0) return t("Không tìm thấy ai. Thử ít chữ hơn, hoặc ghi khách chưa có tên.");
  return more ? t("Còn nhiều khách nữa: hãy gõ thêm.") : t("%(found)s khách. Chạm vào tên để cho vào.", { found });
}

/** Arrow keys walk through the list. @param {KeyboardEvent} press @param {HTMLElement} place @param {HTMLElement} field */
function walk(press, place, field) {
  if (press.key !== "ArrowDown" && press.key !== "ArrowUp") return;
  const buttons = [...place.querySelectorAll("button")];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const next = press.key === "ArrowDown" ? buttons[at + 1] : (buttons[at - 1] ?? field);
  next?.focus();
  press.preventDefault();
}

/**
 * @param {readonly Found[]} guests
 * @param {readonly import("./types").GroupName[]} groups
 * @param {(code: string) => void} choose
 */
const guestRows = (guests, groups, choose) => html`<ul class="found">${repeat(guests, ({ id }) => id, (guest) => {
  const state = stateWords(guest.state);
  const about = [guest.position, guest.organisation].filter(Boolean).join(", ");
  const group = groups.find(({ number }) => number === guest.group_number)?.short_name ?? guest.group ?? "";
  return html`<li><button type="button" class="found__guest" @click=${() => choose(guest.code)}>
    <span class="found__name">${guest.leader || guest.vip ? icon("star") : nothing}${fullName(guest)}</span>
    <span class="found__state badge ${state.tone}">${state.text}</span>
    <span class="found__about">${about}</span>
    <span class="found__group">${[group, guest.zone, guest.seat ? t("Ghế %(seat)s", { seat: guest.seat }) : ""].filter(Boolean).join(" · ")}</span>
  </button></li>`;
})}</ul>`;

/** @param {readonly import("./types").Delegation[]} delegations @param {(id: number) => void} open */
const delegationRows = (delegations, open) => html`<ul class="found">${repeat(delegations, ({ id }) => id, ({ id, name, members }) => {
  const present = members.filter(({ state }) => state === "present").length;
  return html`<li><button type="button" class="found__guest found__guest--delegation" @click=${() => open(id)}>
    <span class="found__name">${icon("guests")}${name}</span>
    <span class="found__state badge badge--info">${t("%(present)s / %(expected)s đã vào", { present, expected: members.length })}</span>
    <span class="found__group">${t("Cho cả đoàn vào")}</span>
  </button></li>`;
})}</ul>`;
