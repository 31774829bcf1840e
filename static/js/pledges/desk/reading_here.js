// Reading an amount without the server, while it does not answer: only what can be meant in one way. What stands here
// reads as forum_app/kernel does, or not at all; tests/data/amounts.json holds the two together.

import { unaccented } from "../../lib/unaccented.js";

const MAX = 999_999_999_999;
/** @type {Record<string, number>} */
const UNITS = { ty: 1e9, ti: 1e9, trieu: 1e6, tr: 1e6, nghin: 1e3, ngan: 1e3, k: 1e3 };
const PLAIN = /^[1-9]\d*$/;
const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const DECIMAL = /^(\d+)[.,](\d{1,2})$/;
const SAID = /^(?:(\d[\d.,]*) ?(ty|ti|trieu|tr|nghin|ngan|k)|(\d[\d.]*))(?: ?(?:dong|vnd|d))?$/;

/** @param {string} text */
const fold = (text) => unaccented(text.replace(/₫/g, "đ")).replace(/\s+/g, " ").trim();

/**
 * Read an amount as it is said, `500tr`, `1,2 tỷ`, `1.250.000.000`; null for all that only the server may read.
 *
 * @param {string} text
 */
export function readHere(text) {
  const said = SAID.exec(fold(text));
  const amount = said && (said[3] ? whole(said[3]) : counted(said[1], UNITS[said[2]]));
  return amount && amount <= MAX ? amount : null;
}

/** @param {string} number */
const whole = (number) => (PLAIN.test(number) || THOUSANDS.test(number) ? Number(number.replaceAll(".", "")) : null);

/** @param {string} number @param {number} unit */
function counted(number, unit) {
  const decimal = DECIMAL.exec(number);
  if (!decimal) return (whole(number) ?? 0) * unit;
  return Number(decimal[1]) * unit + (Number(decimal[2]) * unit) / 10 ** decimal[2].length;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/** @type {Record<number, string>} */
const AFTER_TENS = { 1: "mốt", 4: "tư", 5: "lăm" };
const GROUPS = /** @type {const} */ ([[1e9, "tỷ"], [1e6, "triệu"], [1e3, "nghìn"], [1, ""]]);

/**
 * Write an amount in words as the server does: `Một tỷ hai trăm triệu đồng`.
 *
 * @param {number} amount up to 999.999.999.999
 */
export function wordsHere(amount) {
  /** @type {string[]} */
  const words = [];
  let rest = amount;
  for (const [size, unit] of GROUPS) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0) words.push(...hundreds(count, words.length > 0), ...(unit ? [unit] : []));
  }
  const said = words.join(" ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} đồng`;
}

/** @param {number} count @param {boolean} after something larger was said */
function hundreds(count, after) {
  const hundred = Math.floor(count / 100);
  const said = hundred > 0 || after ? [DIGITS[hundred], "trăm"] : [];
  return [...said, ...belowHundred(count % 100, said.length > 0)];
}

/** @param {number} count @param {boolean} after */
function belowHundred(count, after) {
  const [ten, unit] = [Math.floor(count / 10), count % 10];
  if (ten === 0) return unit === 0 ? [] : [...(after ? ["linh"] : []), DIGITS[unit]];
  const last = ten === 1 ? (unit === 5 ? "lăm" : DIGITS[unit]) : AFTER_TENS[unit] ?? DIGITS[unit];
  return [...(ten === 1 ? ["mười"] : [DIGITS[ten], "mươi"]), ...(unit === 0 ? [] : [last])];
}
