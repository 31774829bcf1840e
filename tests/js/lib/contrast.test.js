// Every pair of colours a page may put together is readable: WCAG 2.2, 1.4.3 and 1.4.11.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const css = readFileSync(new URL("../../../static/css/tokens.css", import.meta.url), "utf8");

/** @param {string} selector */
function theme(selector) {
  const block = css.split("}").find((part) => part.includes(selector) && part.includes("--bg:")) ?? "";
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]));
}

/** @param {string} colour #rrggbb */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["bg", "surface", "raised"];
const WORDS = ["text", "text-muted", "accent-text", "gold-text", "ok-text", "warn-text", "bad-text", "info-text"];
const SOFT = ["accent", "gold", "ok", "warn", "bad", "info"];

const PAIRS = [
  ...WORDS.flatMap((word) => GROUNDS.map((ground) => [word, ground, 4.5])),
  ...SOFT.flatMap((kind) => [[`${kind}-text`, `${kind}-soft`, 4.5], ["text", `${kind}-soft`, 4.5], [`on-${kind}`, kind, 4.5]]),
  ["text-muted", "gold-soft", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ...GROUNDS.flatMap((ground) => [["line-strong", ground, 3], ["focus", ground, 3]]),
];

for (const selector of [".theme-light", ".theme-dark"]) {
  test(`${selector}: every pair of colours is readable`, () => {
    const colours = theme(selector);
    const faint = PAIRS.map(([one, other, least]) => ({ pair: `${one} on ${other}`, least: Number(least), is: contrast(colours[one], colours[other]) }))
      .filter(({ is, least }) => is < least)
      .map(({ pair, is }) => `${pair}: ${is.toFixed(2)}`);
    assert.deepEqual(faint, []);
  });
}
