// The messages that stand: for whom, who has read them, who has not.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatSpan, formatTime } from "../../lib/clock.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { targetNames } from "../names.js";

const OVERDUE_S = 10;

/**
 * @typedef {import("../types").SentMessage} SentMessage
 * @typedef {import("../types").Target} Target
 *
 * @typedef {object} Standing
 * @property {number} id
 * @property {Target} target
 * @property {string} to
 * @property {string} text
 * @property {boolean} urgent
 * @property {string} at
 * @property {string[]} read who has acknowledged it
 * @property {string[]} waiting who is connected and has not
 * @property {boolean} acknowledged nobody is waited for: each of those connected has read it, one at least
 * @property {number | null} overdue_s since when an urgent one should have been read
 */

/** Whose screens show a message to a target. The speaker's timer shows it and asks nothing. @param {string} page @param {Target} target */
function reads(page, target) {
  if (target === "all") return page === "prompter" || page.startsWith("crew/");
  if (target === "mc") return page === "prompter";
  return target === "crew" ? page.startsWith("crew/") : page === `crew/${target}`;
}

/**
 * Say how each standing message stands: urgent ones first, then the newest. Reading one moves nothing: somebody may
 * be aiming at the button beside it.
 *
 * @param {import("../types").ShowState | null} show
 * @param {{screens?: import("../types").Screen[]} | null} presence
 * @param {number} nowMs
 * @returns {Standing[]}
 */
export function standingView(show, presence, nowMs) {
  const screens = presence?.screens ?? [];
  return (show?.messages ?? []).map((message) => standing(message, screens, nowMs)).sort((one, other) => Number(other.urgent) - Number(one.urgent) || other.id - one.id);
}

/** @param {SentMessage} message @param {import("../types").Screen[]} screens @param {number} nowMs @returns {Standing} */
function standing({ id, text, target, level, at, acks }, screens, nowMs) {
  const readers = new Set(acks.map(({ name }) => name));
  const waiting = [...new Set(screens.filter(({ page }) => reads(page, target)).map(({ name }) => name))].filter((name) => !readers.has(name));
  const acknowledged = acks.length > 0 && waiting.length === 0;
  const age_s = Math.floor((nowMs - Date.parse(at)) / 1000);
  const overdue = level === "urgent" && target !== "timer" && !acknowledged && age_s >= OVERDUE_S;
  return {
    id, target, text, waiting, acknowledged,
    to: targetNames()[target],
    urgent: level === "urgent",
    at: formatTime(at),
    read: acks.map((ack) => t("%(name)s %(time)s", { name: ack.name, time: formatTime(ack.at) })),
    overdue_s: overdue ? age_s : null,
  };
}

/** @param {Standing[]} messages @param {(message: Standing) => void} clear */
export const drawStanding = (messages, clear) =>
  messages.length === 0
    ? html`<li class="muted small">${t("Không có lời nhắn nào đang hiện.")}</li>`
    : repeat(messages, ({ id }) => id, (message) => drawOne(message, clear));

/** @param {Standing} message @param {(message: Standing) => void} clear */
const drawOne = (message, clear) => html`
  <li class="told-one ${message.urgent ? "is-urgent" : ""} ${message.overdue_s !== null ? "is-overdue" : ""}" data-target=${message.target}>
    <p class="told-one__text" tabindex="0"><b>${message.urgent ? t("KHẨN → %(to)s", { to: message.to }) : t("→ %(to)s", { to: message.to })}</b> ${message.text} <span class="muted small">${message.at}</span></p>
    <p class="told-one__acks">${drawAcks(message)}</p>
    <button type="button" class="button button--small button--icon" @click=${() => clear(message)}>${icon("close")}<span class="visually-hidden">${t("Gỡ lời nhắn cho %(to)s", { to: message.to })}</span></button>
  </li>`;

/** @param {Standing} message */
function drawAcks({ target, read, waiting, overdue_s }) {
  if (target === "timer") return t("hiện trên đồng hồ diễn giả");
  return html`${overdue_s === null ? nothing : html`<b class="told-one__overdue">${t("CHƯA XÁC NHẬN %(span)s", { span: formatSpan(overdue_s) })}</b>`}
    ${read.length ? html`<span class="told-one__read">${icon("check")}${t("Đã rõ: %(names)s", { names: read.join(", ") })}</span>` : nothing}
    ${waiting.length ? html`<span class="told-one__waiting">${t("Chưa: %(names)s", { names: waiting.join(", ") })}</span>` : nothing}
    ${read.length || waiting.length ? nothing : html`<span class="told-one__waiting">${t("chưa có máy nào nhận")}</span>`}`;
}
