// Buttons that are pressed and held: <button class="button button--hold" data-hold>. After a second held by
// finger, mouse, Space or Enter they send "held"; let go earlier, nothing happens.

import { say } from "./toast.js";
import { t } from "./words.js";

export const HOLD_MS = 1000;

/** @param {Document} page */
export function watchHolds(page) {
  /** @type {{button: HTMLElement, timer: ReturnType<typeof setTimeout>} | null} */
  let holding = null;

  const letGo = (/** @type {boolean} */ early) => {
    if (!holding) return;
    clearTimeout(holding.timer);
    holding.button.classList.remove("is-holding");
    holding = null;
    if (early) say(t("Giữ nút một giây để thực hiện."));
  };
  const press = (/** @type {Event} */ cause) => {
    const button = buttonOf(cause.target);
    if (!button || holding) return;
    button.classList.add("is-holding");
    holding = { button, timer: setTimeout(() => { letGo(false); if (button.isConnected && isFree(button)) send(button); }, HOLD_MS) };
  };

  page.addEventListener("pointerdown", (cause) => {
    if (cause.button !== 0) return;
    press(cause);
    if (holding) freePointer(cause);
  });
  // Slid off the button: whoever does that has changed their mind.
  page.addEventListener("pointerout", (cause) => {
    if (holding && buttonOf(cause.target) === holding.button && buttonOf(cause.relatedTarget) !== holding.button) letGo(false);
  });
  page.addEventListener("keydown", (cause) => {
    if (!isPress(cause) || !buttonOf(cause.target)) return;
    cause.preventDefault();
    if (!cause.repeat) press(cause);
  });
  page.addEventListener("keyup", (cause) => { if (isPress(cause)) letGo(true); });
  for (const name of ["pointerup", "pointercancel"]) page.addEventListener(name, () => letGo(name === "pointerup"));
  // Only the held button's own: pressing it takes the focus from wherever it was before.
  page.addEventListener("focusout", (cause) => { if (cause.target === holding?.button) letGo(false); });
  page.addEventListener("contextmenu", (cause) => { if (buttonOf(cause.target)) cause.preventDefault(); });
}

/** @param {KeyboardEvent} cause */
const isPress = ({ key }) => key === " " || key === "Enter";

/** @param {EventTarget | null} target */
function buttonOf(target) {
  const button = target instanceof Element ? target.closest("[data-hold]") : null;
  return button instanceof HTMLElement && isFree(button) ? button : null;
}

/** @param {HTMLElement} button */
const isFree = (button) => !button.matches(":disabled, [aria-disabled=true]");

/** A finger belongs to what it touched first, wherever it slides, until it is set free. @param {PointerEvent} cause */
function freePointer({ target, pointerId }) {
  if (target instanceof Element && target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
}

/** @param {HTMLElement} button */
function send(button) {
  button.dispatchEvent(new CustomEvent("held", { bubbles: true }));
}
