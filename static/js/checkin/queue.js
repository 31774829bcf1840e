// What waits to be handed over: in memory for the page, on the device for whatever happens to the page.

import { within } from "../lib/within.js";
import { isRefused, keep, settle } from "./waiting.js";

/** @typedef {import("./types").Scan} Scan */

const WRITING_MS = 500; // a device mostly writes within 50: one that does not holds nobody up

export class Queue {
  #store;
  #count;
  /** @type {readonly Scan[]} */
  #scans = [];
  /** @type {Set<Scan>} what the device has not taken (yet) */
  #unwritten = new Set();

  /** @param {import("./waiting.js").Store} store @param {() => void} count the queue changed */
  constructor(store, count) {
    this.#store = store;
    this.#count = count;
  }

  /** What waits for the line. */
  get waiting() {
    return this.#scans.filter((scan) => !isRefused(scan));
  }

  /** Whose deputy the server did not take: they wait for a person. */
  get refused() {
    return this.#scans.filter(isRefused);
  }

  get empty() {
    return this.#scans.length === 0;
  }

  /** Take what waits on this device: from before, and from its other tabs. */
  async open() {
    const before = this.#scans;
    const kept = await this.#store.load();
    // What was scanned while it was read is not lost from sight, nor what the device has not taken.
    const newer = this.#scans.filter((scan) => !before.includes(scan) || this.#unwritten.has(scan));
    this.#scans = newer.reduce(keep, kept);
    this.#count();
  }

  /** Keep a scan until it is handed over: at once here, and on the device when the promise says so. @param {Scan} scan */
  async keep(scan) {
    this.#scans = keep(this.#scans, scan);
    this.#unwritten.add(scan);
    this.#count();
    await this.#store.put(scan);
    this.#unwritten.delete(scan);
  }

  /**
   * Keep a scan, and wait for the device as long as a guest can. What a full or slow disk does not take stands in
   * memory all the same, and the page says that it waits.
   *
   * @param {Scan} scan
   */
  async write(scan) {
    await within(WRITING_MS, this.keep(scan)).catch(() => {});
  }

  /** @param {readonly string[]} keys */
  drop(keys) {
    this.#scans = settle(this.#scans, keys.map((key) => ({ key })));
    this.#count();
    return this.#store.drop(keys);
  }
}
