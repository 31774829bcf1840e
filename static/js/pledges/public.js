// The public page on thousands of phones: it asks every few seconds, cheaply, and steps back when it should.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { formatDong, groupDigits } from "../lib/dong.js";
import { t } from "../lib/words.js";
import { donorsView, toteView } from "./stage_scenes.js";
import { Counter, reached } from "./stage_total.js";

const EVERY_MS = 3000;
const LONGEST_MS = 30_000;
const PROGRAMME_EVERY = 3; // askings of the total
const WAITS_MS = 8000;

/**
 * @typedef {import("./stage_scenes.js").Tote} Tote
 * @typedef {import("./stage_scenes.js").Item} Item
 */

/**
 * Say what stands around the total.
 *
 * @param {Tote} tote
 */
export function view(tote) {
  const { label, number, started, hasGoal, count } = toteView(tote);
  return {
    label,
    total: { hidden: number === 0 },
    invitation: { hidden: started },
    reached: { hidden: !started || !hasGoal },
    goal: t("Mục tiêu %(goal)s", { goal: formatDong(Math.max(tote.goal, 0)) }),
    count,
    givers: { hidden: donorsView(tote).length === 0 },
  };
}

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
 * Say when to ask again: every three seconds, more and more rarely while nobody answers. Phones that
 * opened the page at the same word of the MC must not ask at the same moment.
 *
 * @param {number} failures in a row
 * @param {number} random from 0 to 1
 */
export const nextAsking_ms = (failures, random) =>
  Math.round(Math.min(EVERY_MS * 2 ** failures, LONGEST_MS) * (0.8 + random * 0.4));

/** Number askings; each can tell later whether it is still the latest. */
export function askings() {
  let latest = 0;
  return () => {
    const mine = ++latest;
    return () => mine === latest;
  };
}

/** @param {HTMLElement} root */
export function start(root) {
  const base = `/api/v1/forums/${root.dataset.forum}`;
  const screen = new Screen(root);
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
      const tote = await read(`${base}/tote`);
      if (!current()) return;
      screen.showTote(tote);
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
    waiting = setTimeout(ask, nextAsking_ms(failures, Math.random()));
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
    const { number, started } = toteView(tote);
    this.#goal = started ? tote.goal : 0;
    fill(this.#root, view(tote));
    this.#draw("latest", givers(tote));
    this.#counter.set(number, { still: started !== this.#wasBegun });
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

/** @param {Tote} tote */
const givers = (tote) => donorsView(tote).map(({ name, amount }) => html`<li class="latest__item">
  <span class="latest__name">${name}</span> <span class="latest__amount">${amount}\u00a0đồng</span></li>`);

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
