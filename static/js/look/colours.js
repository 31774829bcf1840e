// Contrast of colours, for whoever is choosing them. What is allowed the server says (forum_app/look/rules/colours.py).

/** How much of the accent lights the middle of the ground, and how much of the ground dims small words. */
const GLOW = 0.14;
const DIMMED = 0.14;
const NEAR_BLACK = "#1d0405";

/** @param {string} colour #rrggbb */
const parts = (colour) => [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16));

/** @param {string} colour */
export function luminance(colour) {
  const [red, green, blue] = parts(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {string} one @param {string} other @param {number} part of the other */
export function mixed(one, other, part) {
  const [from, to] = [parts(one), parts(other)];
  return `#${from.map((value, place) => Math.round(value + (to[place] - value) * part).toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Give the least contrast words and accents have on the ground.
 *
 * @param {{ground: string, accent: string, text: string}} colours
 */
export function leastContrasts({ ground, accent, text }) {
  const grounds = [ground, mixed(ground, accent, GLOW)];
  const dimmed = mixed(text, ground, DIMMED);
  return { text: Math.min(...grounds.map((one) => contrast(dimmed, one))), accent: Math.min(...grounds.map((one) => contrast(accent, one))) };
}

/** @param {number} value floored, so that too little never looks like enough */
export const written = (value) => (Math.floor(value * 10) / 10).toFixed(1).replace(".", ",");

/**
 * Give the custom properties of a stylesheet that is not saved yet.
 *
 * @param {import("./form.js").Settings} settings
 * @returns {Record<string, string>}
 */
export function properties({ colours, overlay }) {
  const dark = luminance(colours.text) > luminance(colours.ground);
  return {
    "--look-ground": colours.ground,
    "--look-accent": colours.accent,
    "--look-text": colours.text,
    "--look-shade": dark ? "#000000" : "#ffffff",
    "--look-on-accent": contrast(NEAR_BLACK, colours.accent) >= contrast("#ffffff", colours.accent) ? NEAR_BLACK : "#ffffff",
    "--look-chroma": overlay.chroma,
    "--look-margin": String(overlay.margin),
  };
}
