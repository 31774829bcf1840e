// A quick round as plain values: who raised a hand at which level, what it comes to, what was taken back.

import { groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { guessKind } from "./entry.js";

/**
 * @typedef {import("./types").RoundItem} RoundItem
 */

/** What halls are asked for, in đồng. */
export const LEVELS = [500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000, 100_000_000];

/**
 * Who is meant: a bare number is that on the raised paddle, until somebody knows the name.
 *
 * @param {string} typed
 * @returns {import("../../lib/types").Donor}
 */
export function donorOf(typed) {
  const name = typed.normalize("NFC").trim();
  const paddle = /^\d{1,4}$/.test(name);
  return { name: paddle ? t("Số %(number)s", { number: Number(name) }) : name, kind: paddle ? "person" : guessKind(name), anonymous: false };
}

/** @param {string} name */
const folded = (name) => name.normalize("NFC").toLocaleLowerCase("vi").replace(/\s+/g, " ").trim();

/**
 * Tell whether the same was taken in this round already.
 *
 * @param {readonly RoundItem[]} items @param {string} name @param {number} amount
 */
export const repeated = (items, name, amount) =>
  items.some((item) => !item.voided && item.amount === amount && folded(item.name) === folded(name));

/** The one that is taken back next. @param {readonly RoundItem[]} items */
export const lastOf = (items) => items.findLast(({ voided }) => !voided) ?? null;

/** @param {readonly RoundItem[]} items @param {string} key @param {Partial<RoundItem>} news */
export const told = (items, key, news) => items.map((item) => (item.key === key ? { ...item, ...news } : item));

/** What the round comes to. @param {readonly RoundItem[]} items */
export function sumText(items) {
  const standing = items.filter(({ voided }) => !voided);
  const sum = standing.reduce((total, { amount }) => total + amount, 0);
  return t("%(count)s khoản · %(sum)s đồng", { count: standing.length, sum: groupDigits(sum) });
}

/** A level as it is called out in the hall. @param {number} amount */
export const levelText = (amount) =>
  (amount < 1_000_000 ? t("%(count)s nghìn", { count: amount / 1000 }) : t("%(count)s triệu", { count: groupDigits(amount / 1_000_000) }));

/**
 * The level beside this one.
 *
 * @param {number} amount @param {number} step
 */
export function besideLevel(amount, step) {
  const higher = LEVELS.findIndex((level) => level > amount);
  const at = LEVELS.indexOf(amount);
  const wanted = at >= 0 ? at + step : step > 0 ? higher : (higher < 0 ? LEVELS.length : higher) - 1;
  return LEVELS[wanted] ?? amount;
}
