// What a desk answers by itself, from its own list and from what waits to be handed over. Pure.

import { RESCAN_MS } from "./sightings.js";

/**
 * @typedef {import("./types").Scan} Scan
 * @typedef {import("./types").ListedGuest} ListedGuest
 *
 * @typedef {{kind: "admit", guest: ListedGuest}
 *   | {kind: "again", guest: ListedGuest, scan: Scan}
 *   | {kind: "already", guest: ListedGuest, at: string, desk: string}
 *   | {kind: "revoked", guest: ListedGuest | null, reissued: boolean}
 *   | {kind: "unknown"}
 *   | {kind: "nothing"}} Judgement `again`: this very desk let the guest in a moment ago; `nothing`: there is no list
 */

/**
 * Judge a scan without the server.
 *
 * @param {string} code
 * @param {{list: import("./list.js").DeskList, waiting: readonly Scan[], now_ms: number}} known
 * @returns {Judgement}
 */
export function judge(code, { list, waiting, now_ms }) {
  if (list.good_at_ms === null) return { kind: "nothing" };
  const { guest, reissued } = list.whose(code);
  if (reissued) return { kind: "revoked", guest, reissued };
  if (!guest) return { kind: "unknown" };
  if (guest.state === "cancelled") return { kind: "revoked", guest, reissued };
  const first = waiting.find((one) => one.guest_id === guest.id && isLetIn(one));
  if (first) return pending(guest, first, now_ms);
  // Taken back here, though the server does not know it yet: the guest counts as not here.
  if (waiting.some((one) => one.guest_id === guest.id && one.wish === "undo")) return { kind: "admit", guest };
  if (guest.state !== "present") return { kind: "admit", guest };
  return { kind: "already", guest, at: guest.admitted_at ?? "", desk: guest.desk };
}

/** @param {Scan} scan */
export const isLetIn = ({ wish = "admit" }) => wish === "admit" || wish === "deputise";

/** @param {ListedGuest} guest @param {Scan} first @param {number} now_ms @returns {Judgement} */
function pending(guest, first, now_ms) {
  if (now_ms - Date.parse(first.scanned_at) < RESCAN_MS) return { kind: "again", guest, scan: first };
  return { kind: "already", guest, at: first.scanned_at, desk: first.desk ?? "" };
}

/**
 * A guest as this desk knows them now: whoever waits to be handed over is inside.
 *
 * @param {ListedGuest} guest
 * @param {readonly Scan[]} waiting
 * @returns {ListedGuest}
 */
export function asKnown(guest, waiting) {
  if (guest.state === "cancelled") return guest;
  const theirs = waiting.filter((one) => one.guest_id === guest.id);
  const first = theirs.find(isLetIn); // perhaps anew, behind one that was taken back
  if (first) return { ...guest, state: "present", admitted_at: first.scanned_at, desk: first.desk ?? "" };
  return theirs.some(({ wish }) => wish === "undo") ? { ...guest, state: "expected", admitted_at: null, desk: "" } : guest;
}
