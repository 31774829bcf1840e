// The public page on thousands of phones: it asks every few seconds, cheaply, and steps back when it should.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { formatDong, groupDigits } from "../lib/dong.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { t } from "../lib/words.js";
import { Counter, reached } from "./stage_total.js";

const EVERY_MS = 3000;
// A total that has not moved for a minute is asked for half as often: 100,000 phones listen to the speeches too.
const QUIET_AFTER = 20;
const LONGEST_MS = 30_000;
const PROGRAMME_EVERY = 5; // askings of the total
const WAITS_MS = 8000;
const LATEST_SHOWN = 4;
const OLDER_BELIEVED_AFTER = 5;

/**
 * @typedef {object} Given one of the latest donors
 * @property {string} name
 * @property {number | null} amount null where the donor wants it untold
 *
 * @typedef {object} Tote
 * @property {number} seq
 * @property {number} total
 * @property {number} goal
 * @property {number} pledge_count
 * @property {Given[]} latest newest first
 * @property {{fund: number, social: number}} [programmes] of tonight
 * @property {boolean} [rehearsal]
 *
 * @typedef {import("./stage_scenes.js").Item} Item
 */

const WHOLE = ["seq", "total", "goal", "pledge_count"];

/**
 * Take an answer for a tote. An answer that is none (a sign-in page of the network in the hall, a number cut
 * off) is as good as no answer: what stands on the page stays.
 *
 * @param {any} answer
 * @returns {Tote}
 */
export function readTote(answer) {
  if (WHOLE.every((name) => Number.isSafeInteger(answer?.[name])) && Array.isArray(answer.latest)) return answer;
  throw new Error("not a tote");
}

/**
 * Say what stands around the total.
 *
 * @param {Tote} tote
 */
export function view(tote) {
  const started = tote.total > 0;
  const { fund = 0, social = 0 } = tote.programmes ?? {};
  return {
    label: started || tote.goal <= 0 ? t("Tổng số tiền đăng ký ủng hộ") : t("Mục tiêu vận động"),
    total: { hidden: shownNumber(tote) === 0 },
    invitation: { hidden: started },
    reached: { hidden: !started || tote.goal <= 0 },
    goal: t("Mục tiêu %(goal)s", { goal: formatDong(Math.max(tote.goal, 0)) }),
    count: started && tote.pledge_count > 0 ? t("%(count)s lượt đăng ký", { count: groupDigits(tote.pledge_count) }) : "",
    parts: { hidden: !(fund > 0 && social > 0) },
    fund: formatDong(fund),
    social: formatDong(social),
    givers: { hidden: givenView(tote).length === 0 },
    trial: { hidden: tote.rehearsal !== true },
  };
}

/** Before the first pledge the goal stands in the place of the total. @param {Tote} tote */
export const shownNumber = ({ total, goal }) => (total > 0 ? total : Math.max(goal, 0));

/**
 * List the latest donors; who wants the amount untold is named without it.
 *
 * @param {Tote} tote
 */
export const givenView = ({ latest }) =>
  latest
    .slice(0, LATEST_SHOWN)
    .filter(({ amount }) => amount === null || amount > 0)
    .map(({ name, amount }) => ({ name, amount: amount === null ? "" : formatDong(amount) }));

/**
 * Say the bar for a number on its way.
 *
 * @param {number} shown
 * @param {number} goal
 */
export function goalView(shown, goal) {
  const { percent } = reached(shown, goal);
  return { percent: percent > 0 ? `${percent}%` : "", bar: { attr: { value: Math.min(percent, 100) } } };
}

/**
 * Say when to ask again: every three seconds, every six where nothing has moved for a minute, more and more
 * rarely while nobody answers. Phones that opened the page at the same word of the MC must not ask at the same
 * moment.
 *
 * @param {{failures: number, same: number}} row how many in a row failed, or brought nothing new
 * @param {number} random from 0 to 1
 */
export function nextAsking_ms({ failures, same }, random) {
  const pace = same >= QUIET_AFTER ? EVERY_MS * 2 : EVERY_MS;
  return Math.round(Math.min(pace * 2 ** failures, LONGEST_MS) * (0.8 + random * 0.4));
}

/** Number askings; each can tell later whether it is still the latest. */
export function askings() {
  let latest = 0;
  return () => {
    const mine = ++latest;
    return () => mine === latest;
  };
}

/**
 * Watch the numbers of the totes that come in. Two caches on the way may be of different age: an older tote is
 * passed over, unless nothing else comes any more, as after a backup was put back.
 */
export function freshness() {
  let newest = -1;
  let older = 0;
  let same = 0;
  return {
    /** How many brought nothing new in a row. */
    get same() {
      return same;
    },
    /** @param {number} seq */
    accept(seq) {
      older = seq < newest ? older + 1 : 0;
      if (older > 0 && older < OLDER_BELIEVED_AFTER) return false;
      same = seq === newest ? same + 1 : 0;
      newest = seq;
      older = 0;
      return true;
    },
  };
}

/** @param {HTMLElement} root */
export function start(root) {
  const base = `/api/v1/forums/${root.dataset.forum}`;
  const screen = new Screen(root);
  const fresh = freshness();
  let failures = 0;
  let turn = 0;
  const begin = askings(); // a phone that wakes asks while an older answer is still on its way
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  async function ask() {
    clearTimeout(waiting);
    if (document.hidden) return;
    const current = begin();
    try {
      const tote = readTote(await read(`${base}/tote`));
      if (!current()) return;
      if (fresh.accept(tote.seq)) screen.showTote(tote);
      if (turn % PROGRAMME_EVERY === 0) {
        const { items } = await read(`${base}/programme`);
        if (!current()) return;
        screen.showProgramme(items);
      }
      turn += 1;
      failures = 0;
      screen.good();
    } catch {
      if (!current()) return;
      failures += 1;
      screen.stale(failures);
    }
    root.setAttribute("data-ready", "");
    clearTimeout(waiting);
    waiting = setTimeout(ask, nextAsking_ms({ failures, same: fresh.same }, Math.random()));
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  addEventListener("online", ask);
  ask();
}

class Screen {
  #root;
  #counter;
  #goal = 0;
  #wasBegun = false;
  #goodAt = Date.now();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#counter = new Counter((shown) => fill(root, { number: groupDigits(shown), ...goalView(shown, this.#goal) }));
    // What the server drew makes room for lists that change.
    for (const name of ["latest", "items"]) slot(root, name).setAttribute("data-drawn", "server");
  }

  /** @param {Tote} tote */
  showTote(tote) {
    const started = tote.total > 0;
    this.#goal = started ? tote.goal : 0;
    fill(this.#root, view(tote));
    markRehearsal(tote.rehearsal ? "rehearsal" : "live");
    this.#draw("latest", givenView(tote).map(giver));
    this.#counter.set(shownNumber(tote), { still: started !== this.#wasBegun });
    this.#wasBegun = started;
  }

  /** @param {Item[]} items */
  showProgramme(items) {
    fill(this.#root, { programme: { hidden: items.length === 0 } });
    this.#draw("items", items.map(line));
  }

  good() {
    this.#goodAt = Date.now();
    fill(this.#root, { stale: { hidden: true } });
  }

  /** @param {number} failures */
  stale(failures) {
    if (failures < 2) return; // one lost answer is nothing
    const time = formatTime(this.#goodAt);
    fill(this.#root, { stale: { hidden: false, text: t("Đang chờ mạng – số liệu lúc %(time)s", { time }) } });
  }

  /** @param {string} name @param {unknown} content */
  #draw(name, content) {
    const list = slot(this.#root, name);
    if (list.dataset.drawn === "server") {
      list.replaceChildren();
      delete list.dataset.drawn;
    }
    render(content, list);
  }
}

/** @param {{name: string, amount: string}} given */
const giver = ({ name, amount }) => html`<li class="latest__item">
  <span class="latest__name">${name}</span>${amount ? html` <span class="latest__amount">${amount}</span>` : nothing}</li>`;

/** @param {Item} item */
const line = ({ title, presenter, starts_at, state }) => html`<li class="programme__item" data-state=${state} aria-current=${state === "now" ? "step" : nothing}>
  <span class="programme__time">${formatTime(starts_at)}</span>
  <div class="programme__what">${badge(state)}
    <p class="programme__title">${title}</p>
    ${presenter ? html`<p class="programme__presenter">${presenter}</p>` : nothing}
    ${state === "done" ? html`<span class="visually-hidden">${t("Đã xong")}</span>` : nothing}
  </div></li>`;

/** @param {string} state */
function badge(state) {
  if (state === "now") return html`<span class="badge badge--live">${t("Đang diễn ra")}</span>`;
  return state === "next" ? html`<span class="badge badge--gold">${t("Tiếp theo")}</span>` : nothing;
}

/** Without cookies and always checked: caches on the way answer 304 to most. @param {string} path */
async function read(path) {
  const answer = await fetch(path, { cache: "no-cache", credentials: "omit", signal: AbortSignal.timeout(WAITS_MS) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
