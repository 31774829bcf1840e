// A USB scanner is a keyboard that types very fast and ends with Enter. Its digits are caught wherever the
// focus is; a digit is held back for a moment until it is clear whether a hand typed it. Where a slow computer
// let a part through meanwhile, or a Vietnamese input method wrote it, Enter takes it back.

import { CODE_LENGTH, validCode } from "./codes.js";

/** Scanners leave 1 to 40 ms between two keys, hands rarely less than 80. */
export const GAP_MS = 60;
const SHORTEST = 8;
// Some scanners end with Enter twice; the second must not press what has come into view meanwhile.
const ECHO_MS = 300;
// Digits let through this long ago still belong to the code that Enter ends.
const SPILL_MS = 2000;
const SILENT_KEYS = new Set(["Shift", "CapsLock", "NumLock", "AltGraph"]);

/**
 * @typedef {object} Burst
 * @property {string} digits held back so far
 * @property {string} spilled digits let through just before
 * @property {number} at milliseconds of the last key
 * @property {boolean} ended a code was just read
 *
 * @typedef {object} Step
 * @property {Burst} burst
 * @property {boolean} take the key is the scanner's: nothing else on the page may see it
 * @property {string} release digits that a hand typed after all: they belong to the field with the focus
 * @property {number} takeBack so many digits, let through before, must leave the field again
 * @property {string | null} code what was scanned
 */

/** @type {Burst} */
export const IDLE = { digits: "", spilled: "", at: -Infinity, ended: false };

const QUIET = { take: false, release: "", takeBack: 0, code: null };

/**
 * Name the digit of a key press, if it is one. Vietnamese input methods swallow the digit ("Process") and
 * leave only the place of the key.
 *
 * @param {{key: string, code?: string}} press
 */
export function digitOf({ key, code = "" }) {
  if (/^[0-9]$/.test(key)) return key;
  if (!swallowed(key)) return null;
  return /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? null;
}

/** An input method has the key already: it writes what it makes of it, whatever the page says. @param {string} key */
const swallowed = (key) => key === "Process" || key === "Unidentified";

/** @param {string} key @param {string} code */
const ends = (key, code) => ["Enter", "Tab"].includes(key) || (swallowed(key) && ["Enter", "NumpadEnter", "Tab"].includes(code));

/**
 * Take one key press.
 *
 * @param {Burst} burst
 * @param {{key: string, code?: string, at: number, plain?: boolean, composing?: boolean}} press `plain`: without Ctrl, Alt, Meta and
 *   not repeating; `composing`: an input method is at work on a word, and gets the key whatever the page does
 * @returns {Step}
 */
export function press(burst, { key, code = "", at, plain = true, composing = false }) {
  if (SILENT_KEYS.has(key)) return { ...QUIET, burst };
  const digit = plain ? digitOf({ key, code }) : null;
  if (digit !== null) return swallowed(key) || composing ? through(burst, digit, at) : more(burst, digit, at);
  const ending = plain && ends(key, code);
  // A key without a name: an input method shows what it was only by what it writes.
  if (plain && !ending && key === "Unidentified" && code === "") return { ...QUIET, burst, release: "" };
  const read = ending ? whole(burst, at) : null;
  if (read) return { ...QUIET, ...read, burst: { ...IDLE, at, ended: true }, take: true };
  if (ending && burst.ended && at - burst.at <= ECHO_MS) return { ...QUIET, burst, take: true };
  return { ...QUIET, burst: IDLE, release: burst.digits };
}

/** @param {Burst} burst @param {string} digit @param {number} at @returns {Step} */
function more(burst, digit, at) {
  const { digits, spilled } = at - burst.at <= SPILL_MS ? burst : IDLE;
  if (at - burst.at <= GAP_MS) return { ...QUIET, burst: { digits: digits + digit, spilled, at, ended: false }, take: true };
  return { ...QUIET, burst: { digits: digit, spilled: spilled + digits, at, ended: false }, take: true, release: burst.digits };
}

/** A digit the input method writes by itself: it is let through, and taken back at Enter. @param {Burst} burst @param {string} digit @param {number} at @returns {Step} */
export function through(burst, digit, at) {
  const { digits, spilled } = at - burst.at <= SPILL_MS ? burst : IDLE;
  return { ...QUIET, burst: { digits: "", spilled: spilled + digits + digit, at, ended: false }, release: burst.digits };
}

/**
 * What Enter ends: a whole code, wherever its digits are by now and whatever a hand typed just before, or at least
 * a fast burst.
 *
 * @param {Burst} burst
 * @param {number} at
 */
function whole({ digits, spilled, at: last }, at) {
  if (at - last > SPILL_MS) return null;
  const code = (spilled + digits).slice(-CODE_LENGTH);
  const takeBack = CODE_LENGTH - digits.length;
  if (code.length === CODE_LENGTH && (spilled.length === takeBack || validCode(code))) return { code, takeBack };
  return at - last <= GAP_MS && digits.length >= SHORTEST ? { code: digits, takeBack: 0 } : null;
}

/**
 * Let go of what was held back, once no key followed fast enough.
 *
 * @param {Burst} burst
 * @param {number} at
 * @returns {Step}
 */
export function rest(burst, at) {
  if (burst.digits === "" || at - burst.at <= GAP_MS) return { ...QUIET, burst };
  return { ...QUIET, burst: { ...burst, digits: "", spilled: burst.spilled + burst.digits }, release: burst.digits };
}

/**
 * Listen for a scanner anywhere on the page.
 *
 * @param {Document} page
 * @param {(code: string) => void} scanned
 * @param {(digits: string) => void} typed digits a hand typed while no field had the focus
 */
export function listenBursts(page, scanned, typed) {
  let burst = IDLE;
  let lastAt = -Infinity;
  let blind = false; // the last key had no name
  let composed = ""; // what an input method has written of its word
  /** What the field held before the last fast keys, and before the digits that may be a code. @type {(Held | null)[]} */
  let held = [null, null];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const follow = (/** @type {Step} */ step) => {
    burst = step.burst;
    if (step.release !== "") give(page, step.release, typed);
    if (step.code === null) return;
    restore(page, held[step.takeBack > 0 ? 1 : 0]);
    scanned(step.code);
  };
  const watch = (/** @type {number} */ at) => {
    const fresh = at - lastAt > GAP_MS ? hold(page) : held[0];
    const idle = at - burst.at > SPILL_MS || burst.digits + burst.spilled === "";
    held = [fresh, idle ? fresh : held[1]];
    lastAt = at;
  };
  page.addEventListener("keydown", (cause) => {
    const plain = !cause.ctrlKey && !cause.altKey && !cause.metaKey && !cause.repeat;
    watch(cause.timeStamp);
    const step = press(burst, { key: cause.key, code: cause.code, at: cause.timeStamp, plain, composing: cause.isComposing });
    blind = cause.key === "Unidentified" && cause.code === "";
    if (step.take) {
      cause.preventDefault();
      cause.stopImmediatePropagation();
    }
    follow(step);
    clearTimeout(timer);
    if (burst.digits !== "") timer = setTimeout(() => follow(rest(burst, Infinity)), GAP_MS + 10);
  }, { capture: true });
  page.addEventListener("beforeinput", ({ data, inputType, timeStamp }) => {
    const text = data ?? "";
    if (blind) for (const digit of written(composed, text)) burst = through(burst, digit, timeStamp).burst;
    composed = inputType === "insertCompositionText" ? text : "";
  }, { capture: true });
  page.addEventListener("compositionend", () => { composed = ""; }, { capture: true });
}

/**
 * The digits an input method wrote since it wrote last: each time it gives its whole word.
 *
 * @param {string} before
 * @param {string} text
 */
export const written = (before, text) => (/[0-9]+$/.exec(text.startsWith(before) ? text.slice(before.length) : text)?.[0] ?? "");

/** @typedef {{field: HTMLInputElement | HTMLTextAreaElement, value: string}} Held */

/** @param {Document} page @returns {Held | null} */
function hold(page) {
  const field = page.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? { field, value: field.value } : null;
}

/** Give a field back what it held before the scanner typed into it. @param {Document} page @param {Held | null} held */
function restore(page, held) {
  if (!held || page.activeElement !== held.field || held.field.value === held.value) return;
  held.field.value = held.value;
  held.field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Document} page @param {string} digits @param {(digits: string) => void} typed */
function give(page, digits, typed) {
  const field = page.activeElement;
  // insertText keeps the caret, the field's own undo and its input events.
  if (field?.matches("input, textarea")) page.execCommand("insertText", false, digits);
  else if (!field?.matches("select")) typed(digits);
}
