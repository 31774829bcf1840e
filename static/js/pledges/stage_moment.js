// The moment when a milestone is reached: decided by the server, celebrated once by a page that saw it happen.

import { shortDong } from "../lib/dong.js";
import { unbroken } from "../lib/unbroken.js";
import { t } from "../lib/words.js";
import { COUNTS_MS } from "./stage_total.js";

/** @typedef {import("./stage_scenes.js").Tote} Tote */

export const LASTS_MS = 7500;
// The number arrives first; then there is something to celebrate.
export const AFTER_MS = COUNTS_MS + 200;

/** What the scenes of the evening allow: a speech, the programme and the dark are left alone. @type {readonly string[]} */
const SCENES = ["tote", "spotlight"];

/** Knows which milestones this page has seen. */
export class Milestones {
  /** @type {number | null} the highest number; null before the first state */
  #seen = null;
  #run = 0;

  /**
   * Give the milestone to celebrate now, or null. What was reached before the page came, or in another run, is no news;
   * and nothing is news twice.
   *
   * @param {Tote} tote
   */
  news({ milestone = null, run = 0 }) {
    const first = this.#seen === null || run !== this.#run;
    const fresh = milestone !== null && milestone.seq > (this.#seen ?? 0);
    this.#run = run;
    this.#seen = Math.max(this.#seen ?? 0, milestone?.seq ?? 0);
    return fresh && !first ? milestone : null;
  }
}

/**
 * Say what the moment shows.
 *
 * @param {{amount: number, title: string}} milestone
 */
export const momentView = ({ amount, title }) => ({
  moment_title: unbroken(title) || t("Đã đạt %(amount)s đồng", { amount: shortDong(amount) }),
});

/** @param {string} scene */
export const mayCelebrate = (scene) => SCENES.includes(scene);
