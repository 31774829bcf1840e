// Commands to the server: CSRF, deadlines, harmless repeats, refusals as one kind of error.

import { newKey } from "./key.js";
import { language, t } from "./words.js";

const DEADLINE_MS = 10_000;
const UPLOAD_MS = 60_000;
const PAUSES_MS = [300, 1000, 2500];
const WORTH_REPEATING = [0, 502, 503, 504];

/** A refusal (RFC 9457). `status` 0 means that no answer came: code "unreachable" or "timeout". */
export class Problem extends Error {
  /** @param {import("./types").ProblemBody} body */
  constructor(body) {
    super(body.detail || body.title);
    this.name = "Problem";
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail;
    /** @type {Record<string, string>} field → complaint */
    this.errors = body.errors ?? {};
    /** @type {any} the present state, where the refusal is "stale" */
    this.current = body.current ?? null;
    /** Everything the server said, for members such as `admission`. */
    this.body = body;
  }
}

/**
 * @typedef {object} Wish
 * @property {string} [key] Idempotency-Key
 * @property {number} [deadline_ms] of each try
 * @property {number} [patience_ms] how long a create goes on trying, and waits for each try
 * @property {AbortSignal} [signal]
 * @property {Record<string, string>} [headers] beside the usual ones
 * @property {(headers: Headers) => void} [heard] told the answer's own headers
 *
 * @typedef {object} Http paths are relative to the forum's API; those that start with "/" are taken as they are
 * @property {(path: string, wish?: Wish) => Promise<any>} get
 * @property {(path: string, body?: unknown, wish?: Wish) => Promise<any>} post
 * @property {(path: string, body?: unknown, wish?: Wish) => Promise<any>} put
 * @property {(path: string, body?: unknown, wish?: Wish) => Promise<any>} patch
 * @property {(path: string, body?: unknown, wish?: Wish) => Promise<any>} del
 * @property {(path: string, file: File, fields?: Record<string, string>, wish?: Wish) => Promise<any>} upload
 * @property {(path: string, body: unknown, wish?: Wish) => Promise<any>} create post that repeats itself under one key
 *   while no answer comes; the server does it once
 */

/**
 * @typedef {object} World what differs between a browser and a test
 * @property {typeof globalThis.fetch} fetch
 * @property {string} base where relative paths start: /api/v1/forums/<slug>
 * @property {() => string} csrf
 * @property {(ms: number) => Promise<void>} pause
 * @property {() => number} now_ms
 */

/**
 * Make the way to the server.
 *
 * @param {Partial<World>} [world]
 * @returns {Http}
 */
export function makeHttp({ fetch = globalThis.fetch.bind(globalThis), base = "", csrf = pageToken, pause = wait, now_ms = runs } = {}) {
  const caller = new Caller({ fetch, base, csrf, pause, now_ms });
  return {
    get: (path, wish) => caller.ask("GET", path, undefined, wish),
    post: (path, body = {}, wish) => caller.ask("POST", path, body, wish),
    put: (path, body = {}, wish) => caller.ask("PUT", path, body, wish),
    patch: (path, body = {}, wish) => caller.ask("PATCH", path, body, wish),
    del: (path, body, wish) => caller.ask("DELETE", path, body, wish),
    upload: (path, file, fields, wish) => caller.ask("POST", path, formOf(file, fields), { deadline_ms: UPLOAD_MS, ...wish }),
    create: (path, body, wish) => caller.create(path, body, wish),
  };
}

class Caller {
  #world;
  /** @type {string | null} a newer token than the page's, once the server gave one */
  #renewed = null;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {string} method @param {string} path @param {unknown} body @param {Wish} [wish] */
  async ask(method, path, body, wish = {}) {
    const content = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    let answer = await this.#send(method, path, content, wish);
    if (answer.status === 403 && method !== "GET" && (await this.#renew())) {
      answer = await this.#send(method, path, content, wish);
    }
    if (answer.status >= 400) throw new Problem(asProblem(answer.status, answer.body));
    return answer.body;
  }

  /** @param {string} path @param {unknown} body @param {Wish} [wish] */
  async create(path, body, wish = {}) {
    const { pause, now_ms } = this.#world;
    const steady = { deadline_ms: wish.patience_ms, ...wish, key: wish.key ?? newKey() };
    const until_ms = now_ms() + (wish.patience_ms ?? Infinity);
    for (const ms of PAUSES_MS) {
      try {
        return await this.ask("POST", path, body, steady);
      } catch (error) {
        if (!(error instanceof Problem) || !WORTH_REPEATING.includes(error.status) || now_ms() >= until_ms) throw error;
        await pause(ms);
      }
    }
    return this.ask("POST", path, body, steady);
  }

  /** @param {string} method @param {string} path @param {BodyInit | undefined} body @param {Wish} wish */
  async #send(method, path, body, wish) {
    const { signal, over } = limit(wish);
    const headers = this.#headers(method, body, wish);
    const place = path.startsWith("/") ? path : `${this.#world.base}/${path}`;
    try {
      const response = await this.#world.fetch(place, { method, headers, body, signal, credentials: "same-origin", cache: "no-store" });
      wish.heard?.(response.headers);
      return { status: response.status, body: await read(response) };
    } catch (error) {
      throw wish.signal?.aborted ? error : noAnswer(signal.aborted ? signal.reason : error);
    } finally {
      over();
    }
  }

  /** @param {string} method @param {BodyInit | undefined} body @param {Wish} wish */
  #headers(method, body, wish) {
    // Refusals in the page's language, not in the one the browser was installed in.
    const headers = new Headers({ Accept: "application/json", "Accept-Language": language() });
    if (method !== "GET") headers.set("X-CSRF-Token", this.#token());
    if (typeof body === "string") headers.set("Content-Type", "application/json");
    if (wish.key) headers.set("Idempotency-Key", wish.key);
    for (const [name, value] of Object.entries(wish.headers ?? {})) headers.set(name, value);
    return headers;
  }

  #token() {
    return this.#renewed ?? this.#world.csrf();
  }

  // A page stays open all evening, over sign-ins in other tabs and restarts: its token may have aged.
  async #renew() {
    const { status, body } = await this.#send("GET", "/api/v1/session", undefined, {});
    const fresh = status === 200 ? body?.csrf_token : null;
    if (!fresh || fresh === this.#token()) return false;
    this.#renewed = fresh;
    return true;
  }
}

/**
 * Bound a request by its deadline and by the wish of who asked. By hand: AbortSignal.any is missing on older tablets.
 *
 * @param {Wish} wish
 */
function limit({ signal: asked, deadline_ms = DEADLINE_MS }) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("no answer in time", "TimeoutError")), deadline_ms);
  const stop = () => controller.abort(asked?.reason);
  if (asked?.aborted) stop();
  asked?.addEventListener("abort", stop);
  const over = () => { clearTimeout(timer); asked?.removeEventListener("abort", stop); };
  return { signal: controller.signal, over };
}

/** @param {File} file @param {Record<string, string>} [fields] */
function formOf(file, fields = {}) {
  const form = new FormData();
  form.set("file", file);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const pageToken = () => document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";

const runs = () => performance.now();

/** @param {number} ms @returns {Promise<void>} */
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** @param {Response} response */
async function read(response) {
  const text = await response.text();
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null; // an HTML page from something between us and the server
  }
}

/** @param {unknown} error */
function noAnswer(error) {
  const late = error instanceof Error && error.name === "TimeoutError";
  return new Problem({
    status: 0,
    code: late ? "timeout" : "unreachable",
    title: t("Không có trả lời"),
    detail: late
      ? t("Máy chủ trả lời quá lâu. Chưa rõ thao tác đã được ghi nhận hay chưa.")
      : t("Không nối được tới máy chủ. Hãy kiểm tra mạng."),
  });
}

/** @param {number} status @param {any} body @returns {import("./types").ProblemBody} */
function asProblem(status, body) {
  const said = body && typeof body === "object" ? body : {};
  return { title: t("Có lỗi"), detail: t("Máy chủ từ chối (%(status)s).", { status }), code: "failed", ...said, status };
}
