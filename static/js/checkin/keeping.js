// The last scans of this desk, kept on the device beside its list and forgotten with it: what became of each, and of the
// guest no more than the number. The name is the list's to say.

import { known } from "./outcomes.js";

/**
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").KeptOutcome} KeptOutcome
 */

const PLACE = "scan "; // among the lists

/**
 * Write an outcome as the device keeps it; null where nothing is known yet that would be worth it.
 *
 * @param {Outcome} outcome
 * @param {number} seq how far the server was
 * @returns {KeptOutcome | null}
 */
export function asKept(outcome, seq) {
  if (!("guest" in outcome)) return null;
  const { guest, ...said } = outcome;
  return { key: PLACE + outcome.key, said, guest_id: guest?.id ?? null, seq };
}

/**
 * Read a kept outcome; null where the list does not know its guest.
 *
 * @param {KeptOutcome} kept
 * @param {Pick<import("./list.js").DeskList, "guest">} list
 * @returns {Outcome | null}
 */
export function asOutcome({ said, guest_id }, list) {
  if (guest_id === null) return /** @type {Outcome} */ ({ ...said, guest: null });
  const guest = list.guest(guest_id);
  return guest ? /** @type {Outcome} */ ({ ...said, guest: known(guest) }) : null;
}

/**
 * Where a desk keeps its last scans. Without a list it keeps none: it does not know whose they are, or may not.
 *
 * @param {import("../lib/shelf.js").Shelf | null} shelf
 * @param {Pick<import("./list.js").DeskList, "good_at_ms" | "seen">} list
 */
export function keeper(shelf, list) {
  return {
    /** @returns {Promise<KeptOutcome[]>} */
    async all() {
      const kept = (await shelf?.all("lists")) ?? [];
      return kept.filter(({ key }) => String(key).startsWith(PLACE));
    },
    /** @param {Outcome} outcome */
    put(outcome) {
      const kept = list.good_at_ms === null ? null : asKept(outcome, list.seen);
      if (kept) shelf?.put("lists", kept).catch(() => {}); // one that is not kept is only missing after a reload
    },
    /** @param {readonly Outcome[]} outcomes */
    drop(outcomes) {
      if (outcomes.length > 0) shelf?.drop("lists", outcomes.map(({ key }) => PLACE + key)).catch(() => {});
    },
  };
}
