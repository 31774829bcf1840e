// Words for people. Vietnamese is the source; English is looked up by the Vietnamese text.

/** Give the page's language: "vi" unless <html lang="en">. */
export function language() {
  return globalThis.document?.documentElement.lang === "en" ? "en" : "vi";
}

// A page in Vietnamese does without: the dictionary is thirty files.
/** @type {Record<string, string>} */
const DICTIONARY = language() === "en" ? (await import("../words/en.js")).default : {};

/**
 * Say a text in the page's language, with `%(name)s` filled from `params`.
 *
 * @param {string} text in Vietnamese
 * @param {Record<string, string | number>} [params]
 */
export function t(text, params = {}) {
  return translate(text, params, DICTIONARY);
}

/**
 * In `%(count)s [guest|guests]` the first word is said of one, the second of any other number: that of the name before it.
 *
 * @param {string} text
 * @param {Record<string, string | number>} params
 * @param {Record<string, string>} dictionary
 */
export function translate(text, params, dictionary) {
  let number = "";
  return (dictionary[text] ?? text).replace(/%\((\w+)\)s|\[([^|\]]*)\|([^|\]]*)\]/g, (whole, name, one, many) => {
    if (name === undefined) return number === "1" ? one : many;
    number = String(params[name] ?? whole);
    return number;
  });
}
