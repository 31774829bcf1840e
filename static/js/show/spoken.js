// What a script says of a gift: written once when a step is made, told apart from what somebody wrote for the MC.

import { formatDong } from "../lib/dong.js";
import { t } from "../lib/words.js";

/**
 * @typedef {object} Gift
 * @property {number | null} amount
 * @property {string | null} amount_in_words
 * @property {string} description
 * @property {boolean} [amount_shown] whether the donor wants the amount said
 */

/**
 * Say what the MC reads of a pledge: the amount in digits and words where it may be said, or what is given.
 *
 * @param {Gift} pledge
 */
export function spoken({ amount, amount_in_words, description, amount_shown = true }) {
  if (!amount_shown) return [t("Không nêu số tiền"), description].filter(Boolean).join(" – ");
  const money = amount === null ? "" : `${formatDong(amount)} (${amount_in_words})`;
  return [money, description].filter(Boolean).join(" – ");
}

/**
 * Write the same into a script, for paper and for a tablet without the network, so that it is known again: a tablet that
 * knows better leaves the line out.
 *
 * @param {Gift} pledge
 */
export function scripted(pledge) {
  const { amount, amount_shown = true, description } = pledge;
  return amount === null && amount_shown && description ? t("Trao tặng: %(what)s", { what: description }) : spoken(pledge);
}

const SCRIPTED = /^(([\d.]+\s?đồng \(.*\)|Không nêu số tiền|Do not say the amount)( – .*)?|(Trao tặng|Gift): .*)$/;

/**
 * Tell whether a line of a script was written by `scripted`, so that what is known now takes its place.
 *
 * @param {string} line
 */
export const isScripted = (line) => SCRIPTED.test(line.trim());
