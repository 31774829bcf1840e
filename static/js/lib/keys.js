// Keyboard shortcuts: never while a person types, and each listed under `?`.

import { t } from "./words.js";

/**
 * @typedef {object} Binding
 * @property {string} key as in KeyboardEvent.key, or "Space"; letters in any case
 * @property {string} what what it does, for the list
 * @property {() => void} run
 * @property {boolean} [anywhere] also while a button has the focus, for Space and Enter (GO)
 * @property {boolean} [repeat] also while held down
 *
 * @typedef {object} Keys
 * @property {(bindings: Binding[]) => () => void} bind adds shortcuts; the answer takes them away again
 * @property {() => Binding[]} list
 */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
const PRESSABLE = "button, a[href], summary, input, [role=button], [role=tab]";

/**
 * Tell whether a key press is meant for a shortcut rather than for what has the focus.
 *
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, repeat?: boolean, isComposing?: boolean}} press
 * @param {Binding} binding
 * @param {{typing: boolean, pressable: boolean, holdable: boolean, dialog: boolean}} focus
 */
export function meant(press, binding, focus) {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return false;
  if (focus.typing || focus.dialog) return false;
  if (press.repeat && !binding.repeat) return false;
  const key = press.key === " " ? "Space" : press.key;
  if (key.toLowerCase() !== binding.key.toLowerCase()) return false;
  if (key !== "Space" && key !== "Enter") return true;
  return !focus.holdable && (!focus.pressable || binding.anywhere === true);
}

/** @param {Document} page */
function focusOf(page) {
  const element = page.activeElement;
  return {
    typing: element?.matches(FIELDS) ?? false,
    pressable: element?.matches(PRESSABLE) ?? false,
    holdable: element?.matches("[data-hold]") ?? false,
    dialog: page.querySelector("dialog[open]") !== null,
  };
}

/**
 * Listen on a page.
 *
 * @param {Document} page
 * @returns {Keys}
 */
export function listenKeys(page) {
  /** @type {Binding[]} */
  let bindings = [];
  const find = (/** @type {KeyboardEvent} */ press) => bindings.find((one) => meant(press, one, focusOf(page)));
  page.addEventListener("keydown", (press) => {
    const binding = find(press);
    if (!binding) {
      // Space held down on GO must not fall through to the button under it.
      if (press.repeat && bindings.some((one) => meant({ key: press.key }, one, focusOf(page)))) press.preventDefault();
      return;
    }
    press.preventDefault();
    binding.run();
  });
  // Firefox presses a focused button when Space is let go.
  page.addEventListener("keyup", (press) => { if (press.key === " " && find(press)) press.preventDefault(); });
  return {
    bind(more) {
      bindings = [...bindings, ...more];
      return () => { bindings = bindings.filter((one) => !more.includes(one)); };
    },
    list: () => bindings,
  };
}

/**
 * Write a key for people: "Space" is "Phím cách".
 *
 * @param {string} key
 */
export function keyName(key) {
  const names = { Space: t("Phím cách"), Escape: "Esc", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
  return /** @type {Record<string, string>} */ (names)[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
