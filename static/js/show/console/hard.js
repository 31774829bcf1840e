// How late we shall be at the next live slot, in the strip.

import { formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { hardView } from "../timing.js";
import { overWords } from "./now.js";

/**
 * Say it; hidden where nothing has an hour of its own.
 *
 * @param {import("../types").ShowState | null} show
 * @param {number} nowMs
 */
export function hardBoxView(show, nowMs) {
  const hard = show && hardView(show, nowMs);
  if (!hard) return { hard_box: { hidden: true } };
  const { number, title, startsMs, over } = hard;
  return {
    hard_box: { hidden: false, class: { "is-late": over.sign > 0, "is-early": over.sign < 0 }, attr: { title: `${number}. ${title}` } },
    hard: over.number,
    hard_unit: over.sign < 0 && over.unit === "minute" ? t("phút · dư") : overWords(over),
    hard_place: t("mốc %(time)s · mục %(number)s", { time: formatTime(startsMs), number }),
  };
}
