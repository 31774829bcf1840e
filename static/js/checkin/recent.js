// The last scans of this desk, each with its newest state, from before a reload too; a tap opens the answer again.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { fullName, remember, standing } from "./answer.js";
import { inFours } from "./codes.js";
import { asOutcome, keeper } from "./keeping.js";
import { entry } from "./outcomes.js";
import { wishOf } from "./waiting.js";

/**
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").Scan} Scan
 */

const SHOWN = 20;

/**
 * One line of the list of the last scans.
 *
 * @param {Outcome} outcome
 */
export const recentLine = (outcome) => ({
  ...standing(outcome),
  time: formatTime(outcome.scanned_at),
  name: "guest" in outcome && outcome.guest ? fullName(outcome.guest) : inFours(outcome.code.slice(0, 24)),
});

/** The last scans, in memory and on the device. */
export class LastScans {
  #kept;
  #list;
  #changed;
  /** @type {readonly Outcome[]} */
  #all = [];
  /** Kept, of guests whom the list does not know yet. @type {readonly import("./types").KeptOutcome[]} */
  #unread = [];

  /** @param {{shelf: import("../lib/shelf.js").Shelf | null, list: import("./list.js").DeskList, changed: () => void}} world */
  constructor({ shelf, list, changed }) {
    this.#kept = keeper(shelf, list);
    this.#list = list;
    this.#changed = changed;
  }

  get all() {
    return this.#all;
  }

  /** @param {string} key */
  has = (key) => this.#all.some((one) => one.key === key);

  /**
   * Take what the device kept, and what waits on it from before.
   *
   * @param {readonly Scan[]} queue
   * @returns {Promise<readonly import("./types").Entry[]>} who was let in and no longer waits: another tab handed it over
   */
  async open(queue) {
    this.#unread = await this.#kept.all();
    for (const { seq = 0 } of this.#unread) this.#list.saw(seq);
    this.read();
    for (const scan of queue) this.#wait(scan);
    return this.#all.filter((one) => one.kind === "letin" && !queue.some(({ key }) => key === one.key)).map((one) => /** @type {any} */ (one));
  }

  /** Read what is kept, as far as the list knows whose it is. */
  read() {
    const known = this.#unread.filter((kept) => asOutcome(kept, this.#list));
    this.#unread = this.#unread.filter((kept) => !known.includes(kept));
    for (const kept of known) if (!this.has(kept.said.key)) this.#hold(/** @type {Outcome} */ (asOutcome(kept, this.#list)));
    if (known.length > 0) this.#changed();
  }

  /** @param {Outcome} outcome */
  add(outcome) {
    this.#hold(outcome);
    if (this.has(outcome.key)) this.#kept.put(outcome);
    this.#changed();
  }

  /** @param {Outcome} outcome */
  #hold(outcome) {
    const before = this.#all;
    this.#all = remember(before, outcome);
    this.#kept.drop([...before, outcome].filter(({ key }) => !this.has(key)));
  }

  /** Show what waits from before, by the names the desk knows. @param {Scan} scan */
  #wait(scan) {
    const wish = wishOf(scan);
    if (wish === "ask" || (wish !== "undo" && this.has(scan.key))) return;
    const guest = scan.guest_id === undefined ? null : this.#list.guest(scan.guest_id);
    if (guest) this.add(entry(scan, wish === "undo" ? "undone" : "letin", guest));
    else if (wish !== "undo") this.add({ ...scan, kind: "waiting" });
  }
}

/**
 * @param {HTMLElement} root
 * @param {{show: (outcome: Outcome) => unknown, shelf: import("../lib/shelf.js").Shelf | null, list: import("./list.js").DeskList}} world
 */
export function startRecent(root, { show, shelf, list }) {
  const place = slot(root, "recent");
  const scans = new LastScans({ shelf, list, changed: draw });

  function draw() {
    render(scans.all.length === 0
      ? html`<p class="muted">${t("Chưa có lượt quét nào ở máy này.")}</p>`
      : html`<ol class="recent">${repeat(scans.all.slice(0, SHOWN), ({ key }) => key, (outcome) => row(outcome, show))}</ol>`, place);
  }

  draw();
  return scans;
}

/** Whether a scan turned out so that somebody must be told. @param {Outcome} outcome */
export const isBad = (outcome) => ["warn", "bad"].includes(standing(outcome).tone);

/** @param {Outcome} outcome @param {(outcome: Outcome) => unknown} show */
function row(outcome, show) {
  const { time, name, text, tone, icon: symbol } = recentLine(outcome);
  const honoured = "guest" in outcome && (outcome.guest?.leader || outcome.guest?.vip);
  return html`<li><button type="button" class="recent__scan" @click=${() => show(outcome)}>
    <span class="recent__time">${time}</span>
    <span class="recent__name">${honoured ? icon("star") : nothing}${name}</span>
    <span class="badge badge--${tone}">${icon(symbol)}${text}</span>
  </button></li>`;
}
