// The numbers of a desk's paper slips: `Bàn 1 – 017`. They count on over reloads and tabs, so that none is given twice.
// forum_app/pledges/rules/slips.py prints the same on blank ones.

const DIGITS = 3;
// A slip typed in further ahead is of a pile of its own, or a slip of the finger: the desk does not count on from there.
const NEAR = 100;

/** @param {number} number */
const printed = (number) => String(number).padStart(DIGITS, "0");

/**
 * Name a slip as it is kept, whatever was typed of it: `17` is this desk's, `Bàn 2 - 17` another one's.
 *
 * @param {string} typed
 * @param {string} desk
 */
export function slipOf(typed, desk) {
  const said = typed.normalize("NFC").trim().replace(/\s+/g, " ");
  const found = /^(?:(.*\S)\s*[–—-]\s*)?(\d+)$/u.exec(said);
  return found ? `${found[1] ?? desk} – ${printed(Number(found[2]))}` : said;
}

/**
 * Number a desk's slips. `next` gives the next one, or names the one that was typed; the desk counts on from there.
 *
 * @param {Pick<Storage, "getItem" | "setItem">} storage
 * @param {string} place its name in the storage
 * @param {string} desk
 * @param {number} [known] how far the server knows the desk has counted: another laptop may have stood here
 */
export function numberSlips(storage, place, desk, known = 0) {
  const last = () => Math.max(Number(storage.getItem(place)) || 0, known);
  /** @param {string} [typed] */
  function next(typed = "") {
    const slip = typed.trim() === "" ? `${desk} – ${printed(last() + 1)}` : slipOf(typed, desk);
    const number = slip.startsWith(`${desk} – `) ? Number(slipNumber(slip)) : 0;
    if (number > last() && number <= last() + NEAR) storage.setItem(place, String(number));
    return slip;
  }
  return { next, last, name: (/** @type {string} */ typed) => slipOf(typed, desk) };
}

/** The desk a slip is of; null where it is no number of a desk. @param {string} slip */
export const slipDesk = (slip) => (/ – \d+$/.test(slip) ? slip.slice(0, slip.lastIndexOf(" – ")) : null);

/** The bare number of a slip, as it is printed on paper. @param {string} slip */
export const slipNumber = (slip) => slip?.split(" – ").at(-1) ?? "";
