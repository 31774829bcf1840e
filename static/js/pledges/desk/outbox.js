// Confirmed entries on their way to the server. Each keeps its key from the first try to the answer, over
// lost answers, a dead server and a reloaded page: it is never lost in silence and never counted twice.

import { Problem } from "../../lib/http.js";

const DEADLINE_MS = 6000;
const HOPELESS_FAULTS = 8;
const PAUSES_MS = [500, 1000, 2000, 3000];

/**
 * @typedef {import("./types").Outgoing} Outgoing
 * @typedef {import("./types").Taken} Taken
 *
 * @typedef {object} Store where entries outlive a reload
 * @property {() => Outgoing[]} load
 * @property {(entries: Outgoing[]) => void} save
 *
 * @typedef {object} World
 * @property {Pick<import("../../lib/http.js").Http, "post">} http
 * @property {Store} store
 * @property {{id: string, name: string}} actor
 * @property {() => string} newKey
 * @property {(typed?: string) => string} newSlip the next paper slip of this desk, or the one that was typed
 * @property {() => boolean | null} rehearsal whether one is on, as far as the desk knows
 * @property {() => number} now milliseconds
 * @property {(run: () => void, ms: number) => unknown} after
 * @property {() => void} changed
 * @property {(taken: Taken, entry: Outgoing) => void} arrived
 */

/**
 * Tell whether the same may succeed later: no answer, a server that starts, an ended sign-in, too many requests.
 *
 * @param {unknown} error
 */
export const worthRepeating = (error) =>
  error instanceof Problem && ([0, 401, 403, 408, 425, 429].includes(error.status) || error.status >= 500);

/** How often the server itself failed over an entry. @param {Outgoing} entry */
const faultsOf = (entry) => entry.faults ?? 0;

/** Tell whether a person may put an entry away that the server fails over and over. @param {Outgoing} entry */
export const hopeless = (entry) => entry.state !== "refused" && faultsOf(entry) >= HOPELESS_FAULTS;

/** How long to wait after so many tries. @param {number} tries */
export const pauseMs = (tries) => PAUSES_MS[Math.min(Math.max(tries, 1), PAUSES_MS.length) - 1];

export class Outbox {
  #world;
  #busy = false;
  #turn = 0;
  /** @type {readonly Outgoing[]} */
  entries;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
    this.entries = world.store.load().map((entry) => (entry.state === "refused" ? entry : { ...entry, state: "waiting" }));
  }

  /**
   * Send an entry, as soon as those before it are answered; gives its key. It gets the number of a paper slip
   * at once and keeps it: should the line be cut, paper and list can be compared. It also keeps whether it was
   * said in a rehearsal: by the time it arrives one may have begun or ended.
   *
   * @param {import("./types").NewBody} body
   * @param {{words: string | null, again: boolean}} read
   */
  send(body, { words, again }) {
    const { actor, newKey, newSlip, now, rehearsal } = this.#world;
    const key = newKey();
    this.#keep([...this.entries, {
      key, actor: actor.id, actor_name: actor.name, confirmed_at: new Date(now()).toISOString(),
      body: { ...body, slip: newSlip(body.slip), rehearsal: rehearsal() }, words, again, state: "sending", tries: 0, why: "",
    }]);
    this.wake();
    return key;
  }

  /** Try now: the page was opened, or the line is back. */
  wake() {
    this.#turn += 1; // a pause that still runs is over
    if (!this.#busy) this.#next();
  }

  /** Put a refused entry away, or one that is hopeless. @param {string} key */
  drop(key) {
    this.#keep(this.entries.filter((entry) => entry.key !== key || !(entry.state === "refused" || hopeless(entry))));
  }

  /** Whether another person's sign-in holds the entry back: their key is not ours. @param {Outgoing} entry */
  foreign(entry) {
    return entry.actor !== this.#world.actor.id;
  }

  // What the server fails over and over steps back behind the others, and holds none of them up.
  #first() {
    const ours = this.entries.filter((one) => one.state !== "refused" && !this.foreign(one));
    return ours.sort((one, other) => faultsOf(one) - faultsOf(other))[0];
  }

  async #next() {
    const entry = this.#first();
    if (!entry) return;
    this.#busy = true;
    try {
      const taken = await this.#world.http.post("pledges", entry.body, { key: entry.key, deadline_ms: DEADLINE_MS });
      this.#keep(this.entries.filter(({ key }) => key !== entry.key));
      this.#world.arrived(taken, entry);
    } catch (error) {
      this.#failed(entry, error);
    } finally {
      this.#busy = false;
    }
    this.#goOn();
  }

  /** @param {Outgoing} entry @param {unknown} error */
  #failed(entry, error) {
    const state = worthRepeating(error) ? "waiting" : "refused";
    const why = error instanceof Problem ? Object.values(error.errors)[0] ?? error.message : String(error);
    const faults = faultsOf(entry) + (error instanceof Problem && error.status >= 500 ? 1 : 0);
    const failed = { ...entry, state, why, tries: entry.tries + 1, faults };
    this.#keep(this.entries.map((one) => (one.key === entry.key ? /** @type {Outgoing} */ (failed) : one)));
  }

  #goOn() {
    const entry = this.#first();
    if (!entry) return;
    if (entry.tries === 0) {
      this.#next();
      return;
    }
    this.#turn += 1;
    const turn = this.#turn;
    this.#world.after(() => { if (turn === this.#turn && !this.#busy) this.#next(); }, pauseMs(entry.tries));
  }

  /** @param {readonly Outgoing[]} entries */
  #keep(entries) {
    this.entries = entries;
    this.#world.store.save([...entries]);
    this.#world.changed();
  }
}

/**
 * Keep entries in the tab's storage, where they outlive a reload.
 *
 * @param {Storage} storage
 * @param {string} name
 * @returns {Store}
 */
export function tabStore(storage, name) {
  return {
    load: () => {
      try {
        const kept = JSON.parse(storage.getItem(name) ?? "[]");
        return Array.isArray(kept) ? kept : [];
      } catch {
        return [];
      }
    },
    save: (entries) => storage.setItem(name, JSON.stringify(entries)),
  };
}
