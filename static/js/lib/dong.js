// Money: integer đồng, grouped by dots whatever the page's language.

/**
 * Group the digits: 1250000000 → "1.250.000.000".
 *
 * @param {number} amount whole đồng
 */
export function groupDigits(amount) {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of đồng: ${amount}`);
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ".");
  return amount < 0 ? `\u2212${digits}` : digits;
}

/**
 * Write an amount as people read it: "1.250.000.000 đồng". The space does not break.
 *
 * @param {number} amount whole đồng
 */
export const formatDong = (amount) => `${groupDigits(amount)}\u00a0đồng`;

/**
 * Write an amount short, for narrow places, never saying more than there is: "1,25 tỷ", "15 triệu", "500.000".
 *
 * @param {number} amount whole đồng
 */
export function shortDong(amount) {
  const [unit, size] = amount >= 1e9 ? ["tỷ", 1e9] : amount >= 1e6 ? ["triệu", 1e6] : ["", 1];
  if (unit === "") return groupDigits(amount);
  const hundredths = Math.floor(amount / (Number(size) / 100));
  const text = String(hundredths / 100).replace(".", ",");
  return `${text}\u00a0${unit}`;
}
