// The director's message on the MC's and the crew's screens: it stays until it is tapped away.

import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").SentMessage} ShowMessage */

/**
 * Say what the band shows, or that it is hidden.
 *
 * @param {ShowMessage | null} message
 * @param {"mc" | "crew"} reader
 * @param {string | null} seen what was tapped away last, as `nameOf` names it
 */
export function view(message, reader, seen) {
  const mine = message !== null && message.target !== otherThan(reader) && nameOf(message) !== seen;
  if (!mine) return { told: { hidden: true }, told_aloud: "" };
  const from = message.level === "urgent" ? t("KHẨN – đạo diễn") : t("Đạo diễn");
  const time = message.at ? formatTime(message.at) : "";
  return {
    told: { hidden: false, class: { "is-urgent": message.level === "urgent" } },
    told_words: message.text,
    told_from: from,
    told_at: time,
    told_aloud: `${from} ${time}: ${message.text}`,
  };
}

/** @param {"mc" | "crew"} reader */
const otherThan = (reader) => (reader === "mc" ? "crew" : "mc");

/** @param {ShowMessage} message */
export const nameOf = ({ at, text }) => `${at ?? ""} ${text}`;

/**
 * Show the messages for a reader; what was tapped away stays away, also after the page was opened again.
 *
 * @param {HTMLElement} root
 * @param {"mc" | "crew"} reader
 * @returns {(message: ShowMessage | null) => void}
 */
export function tell(root, reader) {
  const key = `told-${reader}`;
  /** @type {ShowMessage | null} */
  let last = null;
  let seen = localStorage.getItem(key);
  const paint = () => fill(root, view(last, reader, seen));
  const isNews = (/** @type {ShowMessage} */ message) => nameOf(message) !== (last && nameOf(last)) && nameOf(message) !== seen;
  slot(root, "told").addEventListener("click", () => {
    seen = last && nameOf(last);
    if (seen) localStorage.setItem(key, seen);
    paint();
  });
  return (message) => {
    // Browsers let a page vibrate only once it was touched, and complain otherwise.
    if (message && isNews(message) && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([120, 80, 120]);
    last = message;
    paint();
  };
}
