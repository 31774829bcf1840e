// Behind the stage: who is on, who is next, and when everybody else has to stand by.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatClock, formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { asOf, countdownWords, tones } from "./console/now.js";
import { countdown, forecastStarts, writeCountdown } from "./timing.js";
import { watchShow } from "./watching.js";

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").BackstageItem} BackstageItem
 * @typedef {import("./watching.js").Sight} Sight
 *
 * @typedef {object} Step
 * @property {number} id
 * @property {string} title
 * @property {string} who
 * @property {"done" | "now" | "later"} state
 */

const READY_BEFORE_S = 300; // who comes on stands by five minutes before
const MINUTE_S = 60;
const HOUR_S = 3600;

/**
 * Say when somebody has to stand by who comes on at a moment.
 *
 * @param {number} startMs
 * @param {number} nowMs
 */
export function readyWords(startMs, nowMs) {
  const waits_s = (startMs - nowMs) / 1000 - READY_BEFORE_S;
  if (waits_s <= 0) return { words: t("Chuẩn bị ngay"), now: true };
  if (waits_s >= HOUR_S) return { words: t("Chuẩn bị lúc %(time)s", { time: formatTime(startMs - READY_BEFORE_S * 1000) }), now: false };
  return { words: t("Chuẩn bị sau %(minutes)s phút", { minutes: Math.ceil(waits_s / MINUTE_S) }), now: false };
}

/** @param {{presenter: string, office: string}} person */
const whoOf = ({ presenter, office }) => [presenter, office].filter(Boolean).join(" – ");

/**
 * Say how the steps of the running item stand: called one after the other, so those before the present one are done.
 *
 * @param {ShowState} show
 * @param {BackstageItem | undefined} item
 * @returns {Step[]}
 */
export function stepsOf({ current }, item) {
  const steps = item?.steps ?? [];
  const at = steps.findIndex(({ id }) => id === current?.step?.step_id);
  return steps.map((step, place) => ({
    id: step.id,
    title: step.title,
    who: whoOf(step),
    state: at < 0 || place > at ? "later" : place === at ? "now" : "done",
  }));
}

/**
 * Say what is on.
 *
 * @param {Sight} sight
 */
export function nowView({ show, items, connection, nowMs }) {
  const current = show?.current ?? null;
  if (!show || !current) {
    const title = show?.phase === "ended" ? t("Chương trình đã kết thúc") : show ? t("Chưa bắt đầu") : "";
    return { there: false, number: "", title, who: "", left: "–", tone: /** @type {const} */ ("idle"), word: "", steps: [] };
  }
  const lost = connection.status === "lost" || connection.refused !== null;
  const { seconds, tone } = countdown(show, nowMs);
  return {
    there: true,
    number: String(current.number),
    title: current.title,
    who: whoOf(current),
    left: lost ? "–:––" : writeCountdown(seconds),
    tone: lost ? /** @type {const} */ ("idle") : tone,
    word: lost ? asOf(connection) : countdownWords(tone),
    steps: stepsOf(show, items.find(({ id }) => id === current.cue_id)),
  };
}

/**
 * List who comes on, the next one first, each with its hour and when to stand by. Cut off, only hours are said:
 * minutes that nobody counts any more would be a lie.
 *
 * @param {Sight} sight
 */
export function comingView({ show, items, connection, nowMs }) {
  if (!show) return [];
  const cues = items.map((item) => ({ ...item, skipped: false }));
  const starts = forecastStarts(show, /** @type {any} */ (cues), nowMs);
  const lost = connection.status === "lost" || connection.refused !== null;
  return items.filter(({ id }) => starts.has(id)).map((item) => {
    const startMs = starts.get(item.id) ?? 0;
    const ready = lost ? { words: "", now: false } : readyWords(startMs, nowMs);
    return {
      id: item.id,
      next: item.id === show.standby?.cue_id,
      number: item.number,
      title: item.title,
      who: whoOf(item),
      people: item.steps.map((step) => ({ id: step.id, title: step.title, who: whoOf(step) })),
      starts: formatTime(startMs),
      ready: ready.words,
      readyNow: ready.now,
    };
  });
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  watchShow(root, deps, {
    page: "backstage",
    items: true,
    painted: (sight) => {
      const now = nowView(sight);
      const coming = comingView(sight);
      const told = messageForAll(sight.show);
      fill(root, {
        clock: formatClock(deps.clock.serverNow()),
        now_number: { text: now.number, hidden: now.number === "" },
        now_title: now.title,
        now_who: now.who,
        left: { hidden: !now.there },
        countdown: { text: now.left, class: tones(now.tone) },
        countdown_word: now.word,
        told: { hidden: told === null, class: { "is-urgent": told?.level === "urgent" } },
        told_words: told?.text ?? "",
      });
      render(drawSteps(now.steps), slot(root, "steps"));
      render(coming.length > 0 ? drawComing(coming) : empty(sight.show), slot(root, "coming"));
    },
  });
}

/** What the director says to everybody. @param {ShowState | null} show */
const messageForAll = (show) => show?.messages.find(({ target }) => target === "all") ?? null;

/** @param {ShowState | null} show */
const empty = (show) => (show ? html`<li class="coming__empty">${t("Không còn tiết mục nào")}</li>` : nothing);

/** @param {Step[]} steps */
const drawSteps = (steps) => repeat(steps, ({ id }) => id, ({ title, who, state }) => html`
  <li class="walk__step" data-state=${state} aria-current=${state === "now" ? "step" : nothing}>
    <span class="walk__title">${title}</span>
    ${who ? html`<span class="walk__who">${who}</span>` : nothing}
    ${state === "done" ? html`<span class="visually-hidden">${t("Đã xong")}</span>` : nothing}
  </li>`);

/** @param {ReturnType<typeof comingView>} items */
const drawComing = (items) => repeat(items, ({ id }) => id, (item) => html`
  <li class="coming__item ${item.next ? "is-next" : ""}">
    <div class="coming__when">
      <span class="coming__time">${item.starts}</span>
      ${item.ready ? html`<span class="coming__ready ${item.readyNow ? "is-now" : ""}">${item.ready}</span>` : nothing}
    </div>
    <div class="coming__what">
      ${item.next ? html`<span class="eyebrow">${t("Kế tiếp")}</span>` : nothing}
      <p class="coming__title"><span class="coming__number">${item.number}.</span> ${item.title}</p>
      ${item.who ? html`<p class="coming__who">${item.who}</p>` : nothing}
      ${item.people.length > 0 ? html`<ol class="coming__steps">${item.people.map(({ title, who }) => html`<li>${title}${who ? html` <span>· ${who}</span>` : nothing}</li>`)}</ol>` : nothing}
    </div>
  </li>`);
