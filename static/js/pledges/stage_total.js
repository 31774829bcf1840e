// The great number: counted up in at most three seconds, put right at once when it falls.

import { groupDigits } from "../lib/dong.js";

export const COUNTS_MS = 2400;
// Inter 800 with tabular figures, measured in em: the room a number needs is known before it is drawn.
const DIGIT_EM = 0.646;
const DOT_EM = 0.27;

/**
 * Give the width of grouped digits in em.
 *
 * @param {string} text
 */
export function widthEm(text) {
  const dots = text.split(".").length - 1;
  return Math.round(((text.length - dots) * DIGIT_EM + dots * DOT_EM) * 1000) / 1000;
}

/**
 * Give what is shown some time after a change from one total to another. A fall is no spectacle: it is simply so.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} elapsed_ms
 */
export function shownTotal(from, to, elapsed_ms) {
  if (to <= from || elapsed_ms >= COUNTS_MS) return to;
  const part = Math.max(elapsed_ms, 0) / COUNTS_MS;
  return from + Math.floor((to - from) * (1 - (1 - part) ** 4));
}

/**
 * Give the floored percentage and the filled part of the bar that belong to a shown total.
 *
 * @param {number} shown
 * @param {number} goal
 */
export function reached(shown, goal) {
  if (goal <= 0 || shown <= 0) return { percent: 0, part: 0 };
  return { percent: Math.floor((shown * 100) / goal), part: Math.min(shown / goal, 1) };
}

/**
 * @typedef {object} Time
 * @property {() => number} ticks
 * @property {(run: () => void) => unknown} frame
 * @property {(run: () => void, ms: number) => unknown} after
 * @property {() => boolean} calm whether nothing may move: the person's wish, or nobody is looking
 */

/** @type {Time} */
const BROWSER = {
  ticks: () => performance.now(),
  frame: (run) => requestAnimationFrame(run),
  after: (run, ms) => setTimeout(run, ms),
  calm: () => document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches,
};

/** Counts one number up. */
export class Counter {
  #draw;
  #time;
  #from = 0;
  #began = 0;
  #turn = 0;
  /** @type {number | null} */
  #target = null;
  #shown = 0;

  /**
   * @param {(shown: number, target: number) => void} draw
   * @param {Time} [time]
   */
  constructor(draw, time = BROWSER) {
    this.#draw = draw;
    this.#time = time;
  }

  /**
   * Go to a total: the first one at once, a higher one by counting, a lower one at once.
   *
   * @param {number} total
   * @param {{still?: boolean}} [options] `still` sets it at once
   */
  set(total, { still = false } = {}) {
    if (total === this.#target) return;
    const first = this.#target === null;
    this.#target = total;
    this.#turn += 1;
    if (first || still || total < this.#shown || this.#time.calm()) return this.#show(total);
    this.#from = this.#shown;
    this.#began = this.#time.ticks();
    const turn = this.#turn;
    // Frames stop in a covered window; the total must be whole in time all the same.
    this.#time.after(() => { if (turn === this.#turn) this.#finish(); }, COUNTS_MS + 100);
    this.#step(turn);
  }

  #finish() {
    this.#turn += 1;
    this.#show(/** @type {number} */ (this.#target));
  }

  /** @param {number} turn */
  #step(turn) {
    if (turn !== this.#turn) return;
    const target = /** @type {number} */ (this.#target);
    this.#show(shownTotal(this.#from, target, this.#time.ticks() - this.#began));
    if (this.#shown < target) this.#time.frame(() => this.#step(turn));
  }

  /** @param {number} shown */
  #show(shown) {
    this.#shown = shown;
    this.#draw(shown, /** @type {number} */ (this.#target));
  }
}

/**
 * Write the frame of a count: the number, and the width kept for where it is going.
 *
 * @param {number} shown
 * @param {number} target
 */
export const frameView = (shown, target) => ({
  number: groupDigits(shown),
  ghost: groupDigits(target),
  em: widthEm(groupDigits(target)),
});
