// The numbers of a desk's paper slips: `Bàn 1 – 017`. They count on over reloads and tabs, so that none is given twice.

const DIGITS = 3;

/**
 * Give the next number each time it is asked.
 *
 * @param {Pick<Storage, "getItem" | "setItem">} storage
 * @param {string} place its name in the storage
 * @param {string} desk
 */
export function numberSlips(storage, place, desk) {
  return () => {
    const next = (Number(storage.getItem(place)) || 0) + 1;
    storage.setItem(place, String(next));
    return `${desk} – ${String(next).padStart(DIGITS, "0")}`;
  };
}

/** The bare number of a slip, as it is printed on paper. @param {string} slip */
export const slipNumber = (slip) => slip?.split(" – ").at(-1) ?? "";
