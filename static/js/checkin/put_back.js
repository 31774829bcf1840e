// A server put back to an older copy has lost what it confirmed since. A desk knows what it did itself, and hands that over
// again under the same keys: where the copy knew it after all, nothing happens.

import { isOwn } from "./waiting.js";

/** @typedef {import("./types").Scan} Scan */

/**
 * What the desk's last scans did, as it waits to be handed over.
 *
 * @param {readonly import("./types").Outcome[]} outcomes
 * @param {Pick<import("./list.js").DeskList, "whose">} list the copy's: of whom it does not know the badge, it is no copy
 * @returns {Scan[]}
 */
export const deedsOf = (outcomes, list) => outcomes.flatMap((outcome) => {
  const own = "admission" in outcome && isOwn(outcome, outcome.admission);
  return own && list.whose(outcome.code).guest?.id === outcome.guest.id ? [deedOf(outcome)] : [];
});

/** @param {import("./types").Entry} entry @returns {Scan} */
function deedOf({ key, code, scanned_at, desk, kind, guest, admission: { deputy } }) {
  const scan = { key, code, scanned_at, desk, guest_id: guest.id };
  if (kind === "undone") return { ...scan, wish: "undo" };
  return deputy ? { ...scan, deputy, wish: "deputise" } : { ...scan, wish: "ask" };
}
