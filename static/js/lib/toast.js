// Short messages that come and go. What must stay stands in the page as a banner instead.

import { t } from "./words.js";

const STAYS_MS = { info: 4000, ok: 4000, warn: 8000, bad: 12_000 };
const MOST = 3;

/**
 * Say something to the person at this page; "bad" interrupts a screen reader.
 *
 * @param {string | Error} words an error, such as a Problem, says its own
 * @param {"info" | "ok" | "warn" | "bad"} [kind] default: "info", for an error "bad"
 */
export function say(words, kind = words instanceof Error ? "bad" : "info") {
  const place = document.getElementById("toasts");
  if (!place) return;
  const text = words instanceof Error ? words.message : words;
  const toast = draw(text, kind);
  raise(place);
  place.append(toast);
  while (place.children.length > MOST) place.firstElementChild?.remove();
  setTimeout(() => toast.remove(), STAYS_MS[kind]);
  const urgent = document.getElementById("urgent");
  if (kind === "bad" && urgent) urgent.textContent = text;
}

// A dialog opened meanwhile would cover what is said.
/** @param {HTMLElement} place */
function raise(place) {
  if (!("showPopover" in place)) return; // browsers of before 2024
  const raised = place.matches(":popover-open");
  if (raised && !document.querySelector("dialog[open]")) return;
  if (raised) place.hidePopover();
  place.showPopover();
}

/** @param {string} text @param {string} kind */
function draw(text, kind) {
  const toast = document.createElement("div");
  toast.className = `toast toast--${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast__close";
  close.setAttribute("aria-label", t("Đóng"));
  close.textContent = "×";
  close.addEventListener("click", () => toast.remove());
  toast.append(words, close);
  return toast;
}
