// The MC's lists: delegates present in protocol order, grouped as they are greeted, and the programme.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {import("../types").Delegate} Delegate
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../types").Cue} Cue
 *
 * @typedef {object} Person
 * @property {number} id
 * @property {string} name as greeted
 * @property {string} office
 * @property {string} deputy_for who is not there; empty where nobody stands in
 * @property {string} late the time of a late arrival
 */

/**
 * Group the delegates as they come, in protocol order. Who came after the MC last read the list is marked; before it was
 * read once, who came after the start.
 *
 * @param {readonly Delegate[]} delegates
 * @param {string | null} started_at
 * @param {string | null} [read_at]
 * @returns {{group: string, people: Person[]}[]}
 */
export function groupsView(delegates, started_at, read_at = null) {
  /** @type {{group: string, people: Person[]}[]} */
  const groups = [];
  for (const one of delegates) {
    if (groups.at(-1)?.group !== one.group) groups.push({ group: one.group, people: [] });
    groups.at(-1)?.people.push(personOf(one, read_at ? one.late : isAfter(one.admitted_at, started_at)));
  }
  return groups;
}

/** @param {string | null} at @param {string | null} start */
const isAfter = (at, start) => at !== null && start !== null && Date.parse(at) > Date.parse(start);

/** @param {Delegate} one @param {boolean} late @returns {Person} */
function personOf({ guest_id, salutation, full_name, position, organisation, deputy, admitted_at }, late) {
  const invited = [salutation, full_name].filter(Boolean).join(" ");
  const office = [position, organisation].filter(Boolean).join(", ");
  return {
    id: guest_id,
    name: deputy ? deputy.full_name : invited,
    office: deputy ? deputy.position : office,
    deputy_for: deputy ? [invited, office].filter(Boolean).join(", ") : "",
    late: late ? formatTime(admitted_at) : "",
  };
}

/**
 * Draw who is here: first those the MC has not greeted yet, then everybody.
 *
 * @param {ReturnType<typeof groupsView>} groups
 * @param {number} unnamed protected people, only counted
 * @param {string | null} [read_at]
 * @param {() => void} [read]
 */
export const drawDelegates = (groups, unnamed, read_at = null, read = () => {}) => html`
  ${groups.length === 0 ? nothing : drawReading(groups, read_at, read)}
  ${groups.length === 0 && unnamed === 0 ? html`<p class="empty">${t("Chưa có đại biểu nào vào cửa.")}</p>` : nothing}
  ${groups.map(({ group, people }) => html`
    <section class="greeted"><h2 class="greeted__group">${group} <span class="count">${people.length}</span></h2>
      <ol class="greeted__people">${repeat(people, ({ id }) => id, drawPerson)}</ol></section>`)}
  ${unnamed ? html`<p class="muted">${t("và %(count)s đại diện hộ nghèo, học sinh (không nêu tên)", { count: unnamed })}</p>` : nothing}`;

/** @param {ReturnType<typeof groupsView>} groups @param {string | null} read_at @param {() => void} read */
function drawReading(groups, read_at, read) {
  const late = groups.flatMap(({ people }) => people).filter((one) => one.late);
  return html`<div class="greeting"><p class="greeting__words">${read_at ? t("Đã giới thiệu đến %(time)s", { time: formatTime(read_at) }) : t("Chưa giới thiệu lần nào")}</p>
      <button type="button" class="button button--gold button--hold" data-hold @held=${read}>${t("Giữ: đã giới thiệu đến đây")}</button></div>
    ${late.length && read_at ? html`<section class="greeted greeted--late"><h2 class="greeted__group">${t("Đến sau, chưa giới thiệu")} <span class="count">${late.length}</span></h2>
      <ol class="greeted__people">${repeat(late, ({ id }) => id, drawPerson)}</ol></section>` : nothing}`;
}

/** @param {Person} person */
const drawPerson = ({ name, office, deputy_for, late }) => html`
  <li class="person"><p class="person__name">${name}${late ? html` <span class="badge badge--warn">${t("đến sau, %(time)s", { time: late })}</span>` : nothing}</p>
    ${office ? html`<p class="person__office">${office}</p>` : nothing}
    ${deputy_for ? html`<p class="person__office"><span class="badge badge--gold">${t("dự thay")}</span> ${deputy_for}</p>` : nothing}</li>`;

/**
 * Say what each line of the programme shows.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 */
export const programmeView = (show, cues) => cues.filter(({ skipped, id }) => !skipped || id === show?.current?.cue_id).map((cue) => ({
  id: cue.id,
  number: cue.number,
  title: cue.title,
  presenter: cue.presenter,
  time: formatTime(cue.called_at ?? cue.planned_at),
  state: cue.id === show?.current?.cue_id ? "now" : cue.id === show?.standby?.cue_id ? "next" : cue.place === "coming" ? "later" : "done",
}));

/** @param {ReturnType<typeof programmeView>} items */
export const drawProgramme = (items) => html`<ol class="lines">${repeat(items, ({ id }) => id, (item) => html`
  <li class="line is-${item.state}" aria-current=${item.state === "now" ? "true" : "false"}>
    <span class="line__time">${item.time}</span><span class="line__number">${item.number}</span>
    <span class="line__what"><b>${item.title}</b>${item.presenter ? html`<br><span class="muted">${item.presenter}</span>` : nothing}</span>
    ${item.state === "now" ? html`<span class="badge badge--live">${t("Đang diễn ra")}</span>` : item.state === "next" ? html`<span class="badge badge--gold">${t("Kế tiếp")}</span>` : nothing}
  </li>`)}</ol>`;
