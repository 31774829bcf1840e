// Badge codes: twenty digits, the last two of them check digits (ISO/IEC 7064 MOD 97-10, as in an IBAN).

export const CODE_LENGTH = 20;

// What scanners, input methods and people put between the digits.
const BETWEEN = /[\s.\-‐‑‒–—―−]/g;

/**
 * Take out what stands between the digits; anything else stays, so that a wrong code stays wrong.
 *
 * @param {string} text
 */
export const cleanCode = (text) => text.normalize("NFKC").replace(BETWEEN, "");

/**
 * Tell whether a cleaned text has the form of a badge code; not whether anybody carries it.
 *
 * @param {string} text
 */
export const validCode = (text) => /^[0-9]{20}$/.test(text) && BigInt(text) % 97n === 1n;

/** @param {string} code */
export const inFours = (code) => code.replace(/(.{4})(?=.)/g, "$1 ");
