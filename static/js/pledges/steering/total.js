// The true total beside the shown one: whoever steers must never take one for the other.

import { formatDong, groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {object} Steering
 * @property {number} total the true one
 * @property {number} shown_total
 * @property {boolean} frozen
 * @property {number} held
 * @property {number} held_total
 * @property {boolean} rehearsal
 */

/** @param {Steering} steering */
export function totalView({ total, shown_total, frozen, held, rehearsal }) {
  return {
    shown: groupDigits(shown_total),
    true: groupDigits(total),
    difference: differenceWords(total - shown_total, frozen),
    "frozen-badge": { hidden: !frozen },
    freeze: { hidden: frozen },
    thaw: { hidden: !frozen },
    "held-count": { text: held, class: { "count--none": held === 0 } },
    rehearsal: { hidden: !rehearsal },
  };
}

/** @param {number} missing @param {boolean} frozen */
function differenceWords(missing, frozen) {
  if (!frozen) return t("Sân khấu hiện đúng số trong sổ.");
  if (missing === 0) return t("Tổng đang chốt; sổ chưa có gì mới.");
  const amount = formatDong(Math.abs(missing));
  return missing > 0 ? t("Sổ nhiều hơn sân khấu %(amount)s.", { amount }) : t("Sổ ít hơn sân khấu %(amount)s.", { amount });
}
