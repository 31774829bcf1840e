// Which console this is, and who holds the call: one seat calls, the others watch.

import { newKey } from "../../lib/key.js";
import { t } from "../../lib/words.js";

const KEY = "console-seat";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {"free" | "mine" | "theirs"} Holding
 */

/**
 * Give this tab's own seat. It outlives a reload; a duplicated tab, which gets a copy of the storage, takes a new one
 * as soon as the first tab answers that the seat is taken.
 *
 * @param {Storage} storage
 * @param {Pick<BroadcastChannel, "postMessage" | "onmessage">} others the other tabs of this browser
 * @returns {{id: () => string}}
 */
export function ownSeat(storage, others) {
  const tab = newKey();
  let seat = storage.getItem(KEY) ?? newKey();
  storage.setItem(KEY, seat);
  others.onmessage = ({ data: { asked, taken, by } }) => {
    if (by === tab) return;
    if (asked === seat) others.postMessage({ taken: seat, by: tab });
    if (taken !== seat) return;
    seat = newKey();
    storage.setItem(KEY, seat);
  };
  others.postMessage({ asked: seat, by: tab });
  return { id: () => seat };
}

/** @param {ShowState | null} show @param {string} seat @returns {Holding} */
export const holding = (show, seat) => (!show?.caller ? "free" : show.caller.seat === seat ? "mine" : "theirs");

/**
 * Say why this console only watches; empty where it may call.
 *
 * @param {ShowState | null} show
 * @param {string} seat
 */
export const watchingWords = (show, seat) =>
  holding(show, seat) === "theirs" ? t("%(name)s đang cầm nhịp – bạn đang xem", { name: show?.caller?.name ?? "" }) : "";

/**
 * Say who holds the call, and which of the three buttons stands beside it.
 *
 * @param {ShowState | null} show
 * @param {string} seat
 * @param {{live: boolean, pending: boolean}} line
 */
export function seatView(show, seat, { live, pending }) {
  const now = holding(show, seat);
  const button = (/** @type {Holding} */ when) => ({ hidden: show === null || now !== when, disabled: !live, attr: { "aria-busy": pending ? "true" : null } });
  return {
    seat: { class: { "is-mine": now === "mine", "is-theirs": now === "theirs" } },
    seat_words: show ? { free: t("Chưa ai cầm nhịp"), mine: t("Bạn đang cầm nhịp"), theirs: watchingWords(show, seat) }[now] : "",
    seat_take: button("free"),
    seat_leave: button("mine"),
    seat_over: button("theirs"),
  };
}
