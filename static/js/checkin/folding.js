// Vietnamese as people type it in a hurry: without accents, in any order of the parts of a name.

import { unaccented } from "../lib/unaccented.js";

/**
 * Fold a text: small letters without accents, `đ` as `d`, single spaces.
 *
 * @param {string} text
 */
export const fold = (text) => unaccented(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/**
 * Tell how well folded words fit folded texts; 0: not at all. Every word must begin a word of them.
 *
 * @param {readonly string[]} words
 * @param {string} name
 * @param {string} beside organisation, position
 */
export function fits(words, name, beside) {
  const begins = (/** @type {string} */ text, /** @type {string} */ word) => ` ${text}`.includes(` ${word}`);
  if (words.every((word) => begins(name, word))) return 2;
  return words.every((word) => begins(name, word) || begins(beside, word)) ? 1 : 0;
}
