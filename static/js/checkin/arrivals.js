// The lobby's board: how many of each group have come, which leaders are missing, who stands in the hall.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { ref } from "../../vendor/lit-html/directives/ref.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { groupDigits } from "../lib/dong.js";
import { herald } from "../lib/herald.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { fullName } from "./answer.js";
import { drawCurve, drawDelegations, drawDesks, drawSeats, drawVips } from "./lobby.js";

/**
 * @typedef {import("./types").AttendanceState} AttendanceState
 * @typedef {import("./types").Arrival} Arrival
 * @typedef {import("./types").Delegates} Delegates
 * @typedef {import("./types").Delegate} Delegate
 */

const REFETCH_MS = 1000;

/** @param {AttendanceState} attendance */
export const view = ({ present, expected, leaders }) => ({
  present: groupDigits(present),
  expected: groupDigits(expected),
  "leaders-count": t("%(present)s / %(expected)s có mặt", { present: leaders.present, expected: leaders.expected }),
});

/**
 * The bars of the groups that have guests.
 *
 * @param {AttendanceState} attendance
 */
export const bars = ({ by_group }) =>
  by_group
    .filter(({ expected, present }) => expected > 0 || present > 0)
    .map(({ number, short_name, expected, present }) => ({ number, name: short_name, expected, present, part: expected > 0 ? present / expected : 0 }));

/**
 * Say who has just come; of protected people only the group.
 *
 * @param {Arrival} arrival
 */
export function arrivalLine(arrival) {
  const name = arrival.full_name ? fullName(arrival) : arrival.group;
  const about = arrival.full_name ? [arrival.position, arrival.organisation].filter(Boolean).join(", ") : "";
  return { name, about, time: formatTime(arrival.at), desk: arrival.desk, deputy: deputyWords(arrival.deputy), leader: arrival.leader || arrival.vip };
}

/**
 * Part the delegates, who come in protocol order, where the group changes.
 *
 * @param {readonly Delegate[]} items
 */
export function byGroup(items) {
  /** @type {{number: number, group: string, delegates: Delegate[]}[]} */
  const parts = [];
  for (const delegate of items) {
    const last = parts.at(-1);
    if (last?.number === delegate.group_number) last.delegates.push(delegate);
    else parts.push({ number: delegate.group_number, group: delegate.group, delegates: [delegate] });
  }
  return parts;
}

/** @param {import("./types").Deputy | null} deputy */
const deputyWords = (deputy) =>
  deputy ? t("dự thay: %(who)s", { who: [deputy.full_name, deputy.position].filter(Boolean).join(", ") }) : "";

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, clock, say }) {
  /** @type {AttendanceState | null} */
  let attendance = null;
  let asked = false;
  let stale = false;

  /** @param {AttendanceState} state */
  function show(state) {
    attendance = state;
    fill(root, view(state));
    render(drawGroups(state), slot(root, "groups"));
    render(drawLeaders(state), slot(root, "leaders"));
    render(drawRecent(state), slot(root, "recent"));
    drawHerald();
    refetch();
  }

  function drawHerald() {
    const leader = herald(attendance?.heralded, clock.secondsSince);
    fill(root, { herald: { hidden: leader === null }, "herald-name": leader?.name, "herald-about": leader?.about });
  }

  // A queue of 400 guests changes the count many times a second; the list is asked for once a second.
  function refetch() {
    stale = true;
    if (asked) return;
    asked = true;
    stale = false;
    Promise.all([http.get("delegates-present"), http.get("seats-to-fill")])
      .then(([delegates, seats]) => { showLists(delegates, seats); }, () => { stale = true; })
      .finally(() => setTimeout(() => { asked = false; if (stale) refetch(); }, REFETCH_MS));
  }

  /** @param {Delegates} delegates @param {{items: import("./types").EmptySeat[], count: number}} seats */
  function showLists(delegates, seats) {
    render(drawDelegates(delegates), slot(root, "delegates"));
    render(drawSeats(seats), slot(root, "seats"));
    fill(root, { "seats-count": { text: seats.count, hidden: seats.count === 0 } });
    root.setAttribute("data-delegates", "");
  }

  /** @param {import("./types").LobbyState} lobby */
  function showLobby(lobby) {
    render(drawCurve(lobby), slot(root, "curve"));
    render(drawDelegations(lobby), slot(root, "delegations"));
    render(drawVips(lobby.vips), slot(root, "vips"));
  }

  const topics = ["attendance", "lobby", ...(root.hasAttribute("data-door") ? ["door"] : [])];
  const door = (/** @type {any} */ state) => render(drawDesks(state), slot(root, "desks"));
  live.watch(String(root.dataset.forum), topics, { attendance: show, lobby: showLobby, door }, { page: "arrivals" });
  root.querySelector("#print")?.addEventListener("click", () => globalThis.print());
  live.ready.then(() => root.setAttribute("data-ready", "")).catch(say);
  setInterval(drawHerald, 1000);
}

// Through CSSOM: the page allows no style attribute.
const filled = (/** @type {number} */ part) => (/** @type {Element | undefined} */ bar) => {
  if (bar instanceof HTMLElement) bar.style.setProperty("--part", String(Math.min(part, 1)));
};

/** @param {AttendanceState} attendance */
const drawGroups = (attendance) => html`<ul class="bars">${repeat(bars(attendance), ({ number }) => number, ({ name, expected, present, part }) => html`
  <li class="bars__group"><span class="bars__name">${name}</span><span class="bars__count"><strong>${present}</strong> / ${expected}</span>
    <div class="meter ${part >= 1 ? "meter--ok" : ""}"><div class="meter__fill" ${ref(filled(part))}></div></div></li>`)}</ul>`;

/** @param {AttendanceState} attendance */
const drawLeaders = ({ leaders }) =>
  leaders.missing.length === 0
    ? html`<p class="banner ${leaders.expected > 0 ? "banner--ok" : ""}">${icon("check")}<span>${leaders.expected > 0 ? t("Các đồng chí lãnh đạo đã đến đủ.") : t("Chưa có lãnh đạo nào trong danh sách.")}</span></p>`
    : html`<p class="eyebrow arrivals__missing">${t("Chưa đến")}</p><ul class="people">${leaders.missing.map(({ full_name, position, seat }) => html`
        <li><span class="people__name">${full_name}</span>${seat ? html`<span class="badge badge--gold">${seat}</span>` : nothing}
          <span class="people__about">${position}</span></li>`)}</ul>`;

/** @param {AttendanceState} attendance */
const drawRecent = ({ recent }) =>
  recent.length === 0
    ? html`<p class="muted">${t("Chưa có khách nào đến.")}</p>`
    : html`<ol class="people">${repeat(recent, ({ admission_id }) => admission_id, (arrival) => {
        const { name, about, time, desk, deputy, leader } = arrivalLine(arrival);
        return html`<li><span class="people__name">${leader ? icon("star") : nothing}${name}</span>
          <span class="people__when">${[time, desk].filter(Boolean).join(" · ")}</span>
          <span class="people__about">${[about, deputy].filter(Boolean).join(" – ")}</span></li>`;
      })}</ol>`;

/** @param {Delegates} delegates */
const drawDelegates = ({ items, protected_present }) => html`
  ${items.length === 0 && protected_present === 0 ? html`<p class="muted">${t("Chưa có đại biểu nào. Danh sách tự đầy lên khi khách vào cửa.")}</p>` : nothing}
  ${byGroup(items).map(({ group, delegates }) => html`<h3 class="arrivals__group">${group} <span class="count">${delegates.length}</span></h3>
    <ol class="people">${repeat(delegates, ({ guest_id }) => guest_id, (delegate) => html`
      <li><span class="people__name">${delegate.leader || delegate.vip ? icon("star") : nothing}${fullName(delegate)}
          ${delegate.late ? html`<span class="badge badge--warn">${t("mới đến")}</span>` : nothing}</span>
        ${delegate.seat ? html`<span class="badge">${delegate.seat}</span>` : nothing}
        <span class="people__about">${[delegate.position, delegate.organisation].filter(Boolean).join(", ")}</span>
        ${delegate.deputy ? html`<span class="people__deputy">${deputyWords(delegate.deputy)}</span>` : nothing}</li>`)}</ol>`)}
  ${protected_present > 0 ? html`<h3 class="arrivals__group">${t("Đại diện hộ nghèo, học sinh (không nêu tên)")} <span class="count">${protected_present}</span></h3>` : nothing}`;
