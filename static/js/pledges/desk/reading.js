// Reading an entry back: by the server, which also knows what was taken before; without it by the desk itself.

import { readCount } from "./kinds.js";
import { readHere, wordsHere } from "./reading_here.js";

/**
 * @typedef {import("./types").Draft} Draft
 * @typedef {import("./types").ReadBack} ReadBack
 * @typedef {Pick<import("../../lib/http.js").Http, "get">} Http
 */

const DEADLINE_MS = 3000; // a donor stands there

/**
 * @param {Http} http
 * @param {Draft} draft
 * @param {AbortSignal} signal
 * @returns {Promise<ReadBack>}
 */
export async function readByServer(http, draft, signal) {
  const [read, entered] = await Promise.all([reading(http, draft, signal), enteredBefore(http, draft.slip, signal)]);
  return { ...read, entered };
}

/**
 * Read an entry back without the server; null where only the server may.
 *
 * @param {Draft} draft
 * @returns {ReadBack | null}
 */
export function readAlone(draft) {
  if (!hasAmount(draft)) return { ...UNPRICED, alone: true };
  const monthly = isMonthly(draft);
  const per_month = monthly ? readHere(draft.per_month) : null;
  const amount = monthly ? agreed(draft.amount, (readCount(draft.months) ?? 0) * (per_month ?? 0)) : readHere(draft.amount);
  const words = amount && readHere(String(amount)) ? wordsHere(amount) : null; // a product may be beyond what is taken
  return words ? { amount, amount_in_words: words, per_month, repeat: null, alone: true } : null;
}

/** A total typed beside months × amount has to be the same. @param {string} typed @param {number} product */
const agreed = (typed, product) => (typed.trim() === "" || readHere(typed) === product ? product : null);

/** @type {ReadBack} */
const UNPRICED = { amount: null, amount_in_words: null, repeat: null };

/** @param {Draft} draft */
const isMonthly = ({ kind, months, per_month }) => kind === "sponsorship" && months.trim() !== "" && per_month.trim() !== "";

/** @param {Draft} draft */
const hasAmount = (draft) => draft.kind === "cash" || isMonthly(draft) || !["", "0"].includes(draft.amount.trim());

/** @param {Http} http @param {Draft} draft @param {AbortSignal} signal @returns {Promise<ReadBack>} */
async function reading(http, draft, signal) {
  if (!hasAmount(draft)) return UNPRICED;
  const { name, amount, months, per_month } = draft;
  const plain = (/** @type {string} */ text) => text.normalize("NFC").trim();
  /** @type {Record<string, string>} */
  const each = isMonthly(draft) ? { months: String(readCount(months)), per_month: plain(per_month) } : {};
  const asked = new URLSearchParams({ donor: plain(name), amount: plain(amount), ...each });
  return http.get(`pledges/repeat-check?${asked}`, { signal, deadline_ms: DEADLINE_MS });
}

/**
 * Find the pledge that was typed in of a slip: after an outage two may type from one pile.
 *
 * @param {Http} http
 * @param {string} slip
 * @param {AbortSignal} signal
 * @returns {Promise<import("./types").Pledge | null>}
 */
async function enteredBefore(http, slip, signal) {
  if (slip === "") return null;
  const { items } = await http.get(`pledges?${new URLSearchParams({ q: slip, limit: "20" })}`, { signal, deadline_ms: DEADLINE_MS });
  return items.find((/** @type {import("./types").Pledge} */ one) => one.slip === slip && one.status !== "void") ?? null;
}
