// From the version that runs to the one that is there: where it comes from, and the change itself. Where the browser
// allows a service worker, the new version is fetched whole beside the old one before anything is said of it.

import { within } from "../lib/within.js";
import { keepForCold, RUNNING } from "./cold.js";

const LOOK_MS = 60_000; // besides each return of the line: a server that was renewed was away first
const TAKING_MS = 4000;
const TRIED = "forum.renewed"; // which version this tab left

/** How this page comes to run another version. */
export class Renewal {
  #root;
  #lookedAt = performance.now();
  #wasLive = true;
  #lines = 1; // the one the page begins with says nothing new
  #changing = false;
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;
  /** Another version is here, as a whole. */
  ready = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /** Keep this version for the time without a server, and listen for the next. */
  async start() {
    const registration = (this.#registration = await keepForCold(this.#root));
    if (!registration) return;
    registration.addEventListener("updatefound", () => this.#follow(registration.installing));
    navigator.serviceWorker.addEventListener("controllerchange", () => this.#weigh(navigator.serviceWorker.controller));
    this.#follow(registration.installing);
    this.#weigh(registration.waiting);
  }

  /** Whether this tab has changed to the version it runs; told once. */
  static hasChanged() {
    const left = sessionStorage.getItem(TRIED);
    if (left === null || left === RUNNING) return false;
    sessionStorage.removeItem(TRIED);
    return true;
  }

  /**
   * Look for a new version where one may be; called every second.
   *
   * @param {boolean} live
   * @param {number} lines how many there were: a server may be renewed before anybody sees that it was away
   */
  look(live, lines) {
    const back = live && (!this.#wasLive || lines > this.#lines);
    this.#wasLive = live;
    this.#lines = Math.max(lines, this.#lines);
    if (!live || (!back && performance.now() - this.#lookedAt < LOOK_MS)) return;
    this.#lookedAt = performance.now();
    this.#ask().catch(() => {}); // the next look is soon
  }

  /** Tried once and still the same: from then on a person decides. */
  get stuck() {
    return sessionStorage.getItem(TRIED) === RUNNING;
  }

  /** Change. @param {() => Promise<void>} kept resolves when all that waits is on the device */
  async change(kept) {
    if (this.#changing) return;
    this.#changing = true;
    await kept().catch(() => {});
    const there = this.#registration ? await this.#takeOver() : await this.#served();
    this.#changing = there;
    if (!there) return; // without a worker the page comes from the server: once away from here it must be there
    sessionStorage.setItem(TRIED, RUNNING);
    location.reload();
  }

  async #ask() {
    if (this.#registration) await this.#registration.update();
    else if (await this.#served()) this.ready = true;
  }

  /** @param {ServiceWorker | null} worker */
  #follow(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && this.#registration?.active) this.#weigh(worker);
    });
  }

  /** @param {ServiceWorker | null} worker */
  async #weigh(worker) {
    if (!worker) return;
    if ((await versionOf(worker)) !== RUNNING) this.ready = true;
    else if (worker.state === "installed") worker.postMessage("take over"); // the page came from the server itself
  }

  async #served() {
    const served = await versionServed(this.#root.dataset.worker ?? "").catch(() => RUNNING);
    return served !== RUNNING;
  }

  async #takeOver() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return true; // another tab was first
    const taken = new Promise((resolve) => { navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }); });
    waiting.postMessage("take over");
    await within(TAKING_MS, taken);
    return true;
  }
}

/** @param {ServiceWorker} worker @returns {Promise<string>} */
const versionOf = (worker) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  worker.postMessage("version", [port2]);
});

/** The server's version, where the browser allows no worker to say it. @param {string} worker */
async function versionServed(worker) {
  const text = await (await fetch(worker, { cache: "no-store", redirect: "error" })).text();
  return /^const VERSION = "(\w+)";/.exec(text)?.[1] ?? RUNNING;
}
