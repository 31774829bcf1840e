// What stands beside the entry: the total as the stage shows it, what the ledger says, and whether it is frozen.

import { formatDong, groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {import("../../lib/types").ToteState} ToteState
 * @typedef {import("../../lib/types").PledgesState} PledgesState
 */

/** @param {ToteState} tote */
export function toteView({ total, goal, percent, pledge_count, in_kind_count, sponsorship_count, scholarship_count = 0, spotlight }) {
  const gift = spotlight && (spotlight.amount === null ? spotlight.description : formatDong(spotlight.amount));
  return {
    total: groupDigits(total),
    goal: { text: t("%(percent)s% của %(goal)s", { percent, goal: formatDong(goal) }), hidden: goal <= 0 },
    bar: { style: { "--part": Math.min(percent, 100) / 100 }, hidden: goal <= 0 },
    meter: { hidden: goal <= 0 },
    "cash-count": pledge_count,
    "gift-count": in_kind_count + sponsorship_count + scholarship_count,
    spotlight: { hidden: spotlight === null },
    "spotlight-name": spotlight ? spotlight.name : "",
    "spotlight-gift": gift ?? "",
  };
}

/**
 * The ledger beside the stage: while frozen they differ, and the desk must not take one for the other.
 *
 * @param {PledgesState} desk
 * @param {ToteState} tote
 */
export function frozenView({ frozen, total, held, held_total }, tote) {
  const missing = total - tote.total;
  const difference = missing < 0
    ? t("sân khấu đang cao hơn sổ %(amount)s", { amount: formatDong(-missing) })
    : t("%(amount)s chưa lên sân khấu", { amount: formatDong(missing) });
  return {
    frozen: { hidden: !frozen },
    "frozen-words": missing === 0
      ? t("Sân khấu giữ nguyên số, khoản mới vẫn được ghi sổ.")
      : t("Sổ đã có %(total)s – %(difference)s.", { total: formatDong(total), difference }),
    freeze: { hidden: frozen },
    thaw: { hidden: !frozen },
    held: { hidden: held === 0, text: t("Giữ lại: %(count)s khoản, %(amount)s", { count: held, amount: formatDong(held_total) }) },
  };
}

/** @param {PledgesState} desk */
export const countsView = ({ confirmed, held, void: voided, waiting }) => ({
  "count-all": confirmed + held + voided,
  "count-confirmed": confirmed,
  "count-held": held,
  "count-void": voided,
  waiting: { text: waiting, class: { "count--none": waiting === 0 } },
});
