// Writing a message: to whom, how urgent, and away with Enter.

import { slot } from "../../lib/dom.js";

/**
 * @typedef {import("../console.js").Desk} Desk
 * @typedef {import("../types").Target} Target
 */

/** @param {HTMLElement} root @param {Desk} desk */
export function bindMessage(root, desk) {
  const text = /** @type {HTMLInputElement} */ (slot(root, "message_text"));
  const urgent = slot(root, "urgent");
  const targets = chooser(root);
  targets.onChoice(() => text.focus());
  const press = (/** @type {boolean} */ on) => urgent.setAttribute("aria-pressed", String(on));
  const isPressed = () => urgent.getAttribute("aria-pressed") === "true";
  urgent.addEventListener("click", () => { press(!isPressed()); text.focus(); });

  /** @param {boolean} hurry */
  async function send(hurry) {
    const words = text.value.trim();
    if (!words) return;
    const target = targets.chosen();
    if (!(await desk.command((commands) => commands.message(words, target, hurry ? "urgent" : "info")))) return;
    if (text.value.trim() === words) text.value = "";
    press(false);
    text.blur(); // the space bar is GO again
  }

  slot(root, "message_form").addEventListener("submit", (cause) => { cause.preventDefault(); send(isPressed()); });
  text.addEventListener("keydown", (cause) => {
    if (cause.key === "Escape") text.blur();
    if (cause.key === "ArrowDown" || cause.key === "ArrowUp") { cause.preventDefault(); targets.step(cause.key === "ArrowDown" ? 1 : -1); }
    if (cause.key === "Enter" && cause.ctrlKey && !cause.repeat) { cause.preventDefault(); send(true); }
  });
}

/** The row of those a message may be for. @param {HTMLElement} root */
function chooser(root) {
  const buttons = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-target].button")]);
  const at = () => buttons.findIndex((one) => one.getAttribute("aria-pressed") === "true");
  const choose = (/** @type {HTMLElement} */ button) => { for (const one of buttons) one.setAttribute("aria-pressed", String(one === button)); };
  return {
    chosen: () => /** @type {Target} */ (buttons[at()]?.dataset.target ?? "mc"),
    /** @param {1 | -1} by */
    step: (by) => choose(buttons[(at() + by + buttons.length) % buttons.length]),
    /** @param {() => void} then */
    onChoice: (then) => { for (const one of buttons) one.addEventListener("click", () => { choose(one); then(); }); },
  };
}

/** Arrows walk the prepared messages; only Enter and a press send one, for Space is GO. @param {HTMLElement} row */
export function bindArrows(row) {
  row.addEventListener("keydown", ({ key }) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    const buttons = [...row.querySelectorAll("button")];
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (by && at >= 0) buttons[(at + by + buttons.length) % buttons.length].focus();
  });
}
