// Asking the pledge desk about the donors the MC calls, whenever what it said may not be true any more.

import { calm } from "../following.js";
import { UNASKED } from "./donors.js";

const DEADLINE_MS = 4000; // the MC waits for it
const PAUSE_MS = 500; // many pledges in a minute, not many questions in a second

/**
 * Keep what the desk says of the donors. What it said last stays where no answer comes, marked `failed`.
 *
 * @param {Pick<import("../../lib/types").Deps, "http" | "clock">} deps
 * @param {() => void} changed told of every answer, and of none
 * @param {() => Promise<void>} [rest] after an answer
 */
export function askDonors({ http, clock }, changed, rest = pause) {
  let known = UNASKED;
  /** @type {readonly number[]} */
  let named = [];
  const ask = calm(async () => {
    try {
      const { items, missing } = await http.get("pledges/on-stage", { deadline_ms: DEADLINE_MS });
      take({ items, missing, at_ms: clock.serverNow(), failed: false });
    } catch (problem) {
      take({ ...known, failed: true });
      throw problem;
    }
    await rest();
  });

  /** @param {import("./donors.js").Known} next */
  function take(next) {
    known = next;
    changed();
  }

  /** Ask, where there is anybody to ask about. */
  const again = () => { if (named.length > 0) ask(); };

  return {
    known: () => known,
    again,
    /** Ask where steps name others than before. @param {readonly number[]} wanted */
    name(wanted) {
      const same = wanted.join() === named.join();
      named = wanted;
      if (!same) again();
    },
  };
}

/** @returns {Promise<void>} */
const pause = () => new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
