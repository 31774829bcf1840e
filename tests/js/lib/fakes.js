// A server, a clock and a room without time, for the pages' line to the server.

/** @typedef {import("../../../static/js/lib/live.js").World} World */

/** Time that stands still until it is moved. */
export class FakeTime {
  now = 0;
  /** @type {{at: number, run: () => void, every: number | null}[]} */
  #due = [];

  ticks = () => this.now;

  /** @param {() => void} run @param {number} ms */
  after = (run, ms) => this.#due.push({ at: this.now + ms, run, every: null });

  /** @param {() => void} run @param {number} ms */
  every = (run, ms) => this.#due.push({ at: this.now + ms, run, every: ms });

  /** Let time pass, doing in order what falls due. @param {number} ms */
  async forward(ms) {
    const end = this.now + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      if (next.every === null) this.#due.splice(this.#due.indexOf(next), 1);
      else next.at += next.every;
      next.run();
      await new Promise((resolve) => { setImmediate(resolve); });
    }
    this.now = end;
  }
}

export class FakeSocket {
  connected = false;
  dropped = false;
  /** @type {Map<string, (...said: any[]) => void>} */
  #listeners = new Map();
  /** @type {{name: string, content: any, acknowledge: (answer: any) => void}[]} */
  sent = [];

  connect() {}

  disconnect() {
    this.connected = false;
    this.dropped = true;
  }

  /** @param {string} name @param {(...said: any[]) => void} listener */
  on(name, listener) {
    this.#listeners.set(name, listener);
  }

  /** @param {string} name @param {any[]} rest */
  emit(name, ...rest) {
    this.sent.push({ name, content: rest[0], acknowledge: rest[1] });
  }

  /** What the server says. @param {string} name @param {any} [content] @param {() => void} [answered] */
  say(name, content, answered) {
    if (name === "connect") this.connected = true;
    if (name === "disconnect") this.connected = false;
    this.#listeners.get(name)?.(content, answered);
  }

  /** Answer the latest watch. @param {Record<string, any>} states topic → push */
  answer(states, now = "2024-10-17T19:00:00+07:00") {
    this.sent.at(-1)?.acknowledge({ ok: true, states, now });
  }
}

/** @param {string} topic @param {number} seq @param {any} state */
export const push = (topic, seq, state) => ({ topic, seq, state });
