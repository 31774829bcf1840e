// How late we shall be at the next live slot.

import { formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { leftS, writeOver } from "../timing.js";
import { overWords } from "./now.js";

/** @typedef {import("../types").ShowState} ShowState */

/**
 * Foresee by how many seconds the show comes too late to the next hard-timed cue; negative where there is a gap. The
 * server said it for the moment of its state; since then it has grown by what overtime and holds have taken.
 *
 * @param {ShowState} show
 * @param {number} nowMs
 */
export function hardOverS(show, nowMs) {
  if (!show.next_hard) return null;
  const grown = freeMs(show, nowMs) - freeMs(show, Date.parse(show.server_time));
  return show.next_hard.over_s + grown / 1000;
}

/** When the next cue can start. @param {ShowState} show @param {number} nowMs */
function freeMs(show, nowMs) {
  const opening = show.phase === "standby" && show.end_not_before ? Date.parse(show.end_not_before) - show.after_s * 1000 : -Infinity;
  return Math.max(nowMs + Math.max(leftS(show, nowMs) ?? 0, 0) * 1000, opening);
}

/**
 * Say it in the strip; hidden where nothing is hard-timed.
 *
 * @param {ShowState | null} show
 * @param {number} nowMs
 */
export function hardView(show, nowMs) {
  const over_s = show && hardOverS(show, nowMs);
  if (!show?.next_hard || over_s === null) return { hard_box: { hidden: true } };
  const { number, title, starts_at } = show.next_hard;
  const over = writeOver(over_s);
  return {
    hard_box: { hidden: false, class: { "is-late": over.sign > 0, "is-early": over.sign < 0 }, attr: { title: `${number}. ${title}` } },
    hard: over.number,
    hard_unit: over.sign < 0 && over.unit === "minute" ? t("phút · dư") : overWords(over),
    hard_place: t("mốc %(time)s · mục %(number)s", { time: formatTime(starts_at), number }),
  };
}
