// The live line to the server: watch topics, notice silence, come back without being told to.

import { accept, behind, doubt, EMPTY, judge, RECONNECT_S } from "./picture.js";

const CHECK_MS = 250;
const ACK_MS = 2000; // a watch unanswered for so long is asked again
const OPENING_MS = 3000; // a connection that takes longer is given up
const RETRY_MS = [250, 500, 1000]; // with jitter: a hall full of screens must not knock all at once
const REASK_MS = 5000; // after a refusal: rights may come back

/**
 * @typedef {(state: any, seq: number) => void} Handler
 * @typedef {import("./types").Connection} Connection
 *
 * @typedef {object} Socket what is used of a Socket.IO client socket
 * @property {boolean} connected
 * @property {() => unknown} connect
 * @property {() => unknown} disconnect
 * @property {(name: string, listener: (...args: any[]) => void) => unknown} on
 * @property {(name: string, ...args: unknown[]) => unknown} emit
 *
 * @typedef {object} World what differs between a browser and a test
 * @property {() => Socket} open make a socket: new, not yet connected, never reconnecting by itself
 * @property {() => Promise<boolean>} probe ask over HTTP whether the server is there
 * @property {import("./clock.js").Clock} clock
 * @property {() => number} ticks monotonic milliseconds
 * @property {(run: () => void, ms: number) => unknown} every
 * @property {(run: () => void, ms: number) => unknown} after
 * @property {() => number} random from 0 to 1
 */

/** One page's line. Nothing is opened before `watch`. */
export class Live {
  #world;
  #picture = EMPTY;
  /** @type {Socket | null} */
  #socket = null;
  /** @type {{forum: string, topics: readonly string[], page?: string} | null} */
  #wish = null;
  /** @type {Record<string, Handler>} */
  #handlers = {};
  /** @type {((connection: Connection) => void)[]} */
  #listeners = [];
  /** @type {((name: string) => void)[]} */
  #namers = [];
  /** @type {string | null} */
  #refused = null;
  /** @type {number | null} */
  #goodAtMs = null;
  #heardAt; // any word of the server: while they come, the connection stands
  #trueAt; // the last word while the picture was kept true: a refusal is a word, but shows nothing
  #openedAt = 0;
  #askedAt = 0;
  #awaited = false; // an answer to `watch`
  #watched = false; // a `watch` was answered with states, once at least
  /** @type {Socket | null} the last that was answered with states */
  #begun = null;
  #lines = 0; // that were so
  #returning = false;
  #tries = 0;
  /** @type {() => void} */
  #becomeReady = () => {};
  /** Resolves when the first states are in. */
  ready;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
    this.#heardAt = this.#trueAt = world.ticks();
    this.ready = /** @type {Promise<void>} */ (new Promise((resolve) => { this.#becomeReady = () => resolve(undefined); }));
  }

  /**
   * Watch topics for as long as the page is open; called once. Each handler gets every new state,
   * the first as soon as it is known. Ask only for topics this page's people may watch: one
   * forbidden topic refuses them all.
   *
   * @param {string} forum slug
   * @param {readonly string[]} topics
   * @param {Record<string, Handler>} handlers
   * @param {{page?: string}} [about] what this screen is called under "who is connected"
   */
  watch(forum, topics, handlers, about = {}) {
    if (this.#wish) throw new Error("a page watches once");
    this.#wish = { forum, topics, ...about };
    this.#handlers = handlers;
    this.#heardAt = this.#trueAt = this.#world.ticks();
    this.#open();
    this.#world.every(() => this.#check(), CHECK_MS);
  }

  /**
   * Give the last known state of a topic, or null.
   *
   * @param {string} topic
   */
  state(topic) {
    return this.#picture[topic]?.state ?? null;
  }

  /**
   * Take a state that came as an answer over HTTP: of it and the pushes the newest stands, whichever arrives last.
   *
   * @param {string} topic
   * @param {{seq: number}} state
   */
  answered(topic, state) {
    this.#take({ topic, seq: state.seq, state });
  }

  /** @returns {Connection} */
  status() {
    const since = this.#refused === null ? this.#heardAt : this.#trueAt;
    const silent_s = (this.#world.ticks() - since) / 1000;
    const status = judge(silent_s, this.#watched && this.#refused === null);
    return { status, good_at_ms: this.#goodAtMs, silent_s, refused: this.#refused, lines: this.#lines };
  }

  /**
   * Hear about the connection, several times a second.
   *
   * @param {(connection: Connection) => void} listener
   */
  onStatus(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Hear when somebody wants to know which screen this is: told the name of its device.
   *
   * @param {(name: string) => void} namer
   */
  onIdentify(namer) {
    this.#namers.push(namer);
  }

  /** Try to come back now: the page was shown again, or the network says it returned. */
  wake() {
    if (this.#wish && this.status().status !== "live" && this.#age() > ACK_MS) this.#comeBack();
  }

  #open() {
    const socket = this.#world.open();
    this.#socket = socket;
    this.#openedAt = this.#world.ticks();
    this.#awaited = false;
    // What an abandoned socket still says is ignored.
    const on = (/** @type {string} */ name, /** @type {(content?: any, answer?: () => void) => void} */ run) => {
      socket.on(name, (...said) => { if (socket === this.#socket) run(...said); });
    };
    on("connect", () => this.#connected());
    on("state", (push) => { this.#hear(); this.#take(push); });
    on("heartbeat", (beat) => this.#beat(beat));
    on("probe", (_, answer) => answer?.()); // how far away this screen is, and whether it still lives
    on("identify", ({ name = "" } = {}) => { for (const namer of this.#namers) namer(String(name)); });
    on("disconnect", () => this.#comeBack());
    on("connect_error", () => this.#comeBack());
    socket.connect();
  }

  #connected() {
    this.#picture = doubt(this.#picture);
    this.#ask();
  }

  #ask() {
    const asked = this.#socket;
    this.#awaited = true;
    this.#askedAt = this.#world.ticks();
    asked?.emit("watch", this.#wish, (/** @type {any} */ answer) => {
      if (asked === this.#socket) this.#answered(answer);
    });
  }

  /** @param {any} answer */
  #answered(answer) {
    this.#awaited = false;
    this.#refused = answer?.ok ? null : String(answer?.code ?? "failed");
    if (answer?.ok) this.#begin(answer);
    else this.#heardAt = this.#world.ticks();
    this.#tell();
  }

  /** @param {{states?: Record<string, import("./picture.js").Push>, now?: string}} answer */
  #begin({ states = {}, now }) {
    this.#watched = true;
    if (this.#socket !== this.#begun) this.#lines += 1;
    this.#begun = this.#socket;
    this.#tries = 0;
    if (now) this.#world.clock.hear(now);
    this.#hear();
    for (const push of Object.values(states)) this.#take(push);
    this.#becomeReady();
  }

  /** @param {{seq?: Record<string, number>, now?: string}} beat */
  #beat({ seq = {}, now }) {
    if (now) this.#world.clock.hear(now);
    this.#hear();
    if (this.#wish && !this.#awaited && behind(this.#picture, seq, this.#wish.topics)) this.#ask();
    this.#tell();
  }

  /** @param {import("./picture.js").Push} push */
  #take(push) {
    const next = accept(this.#picture, push);
    if (next === this.#picture) return;
    this.#picture = next;
    this.#handlers[push.topic]?.(push.state, push.seq);
  }

  #hear() {
    this.#heardAt = this.#world.ticks();
    if (!this.#watched || this.#refused !== null) return;
    this.#trueAt = this.#heardAt;
    this.#goodAtMs = this.#world.clock.serverNow();
  }

  /** Milliseconds since this connection was opened or last said something. */
  #age() {
    return this.#world.ticks() - Math.max(this.#openedAt, this.#heardAt);
  }

  // A frozen server keeps its sockets open and says nothing: only our own clock can tell.
  #check() {
    if (this.#socket) this.#look(this.#socket);
    this.#tell();
  }

  /** @param {Socket} socket */
  #look(socket) {
    const sinceAsked = this.#world.ticks() - this.#askedAt;
    if (this.#age() > (socket.connected ? RECONNECT_S * 1000 : OPENING_MS)) this.#comeBack();
    else if (!socket.connected) return;
    else if (this.#refused !== null && sinceAsked > REASK_MS) this.#comeBack(); // who one is, is read at connecting
    else if (this.#awaited && sinceAsked > ACK_MS) this.#ask();
  }

  // The server is looked for over HTTP first: browsers delay WebSockets to a host that failed often
  // (Chrome by up to five seconds), and a page must be right two seconds after the network's return.
  #comeBack() {
    const old = this.#socket;
    this.#socket = null;
    old?.disconnect();
    if (this.#returning) return;
    this.#returning = true;
    const pause = RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)];
    this.#tries += 1;
    this.#world.after(() => this.#knock(), pause * (0.5 + this.#world.random() / 2));
  }

  async #knock() {
    const there = await this.#world.probe();
    this.#returning = false;
    if (there) {
      this.#open();
      return;
    }
    this.#tries = 0; // looking is cheap: stay quick, so as to be there when the server is
    this.#comeBack();
  }

  #tell() {
    const present = this.status();
    for (const listener of this.#listeners) listener(present);
  }
}

/**
 * Make the line of a browser page.
 *
 * @param {(url: string, options: Record<string, unknown>) => Socket} io of Socket.IO's client
 * @param {import("./clock.js").Clock} clock
 */
export function connect(io, clock) {
  // WebSocket only: the server does not balance long-polling. A new manager each time, since an old one
  // may be stuck in a half-open connection.
  const options = { transports: ["websocket"], forceNew: true, reconnection: false, autoConnect: false, timeout: OPENING_MS };
  const live = new Live({
    open: () => io("/", options),
    probe: serverThere,
    clock,
    ticks: () => performance.now(),
    every: (run, ms) => setInterval(run, ms),
    after: (run, ms) => setTimeout(run, ms),
    random: Math.random,
  });
  addEventListener("online", () => live.wake());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) live.wake(); });
  return live;
}

async function serverThere() {
  try {
    return (await fetch("/healthz", { signal: AbortSignal.timeout(1000), cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
