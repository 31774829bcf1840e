// Scans that got no answer, kept in this tab (codes and times, nothing of the guest) until the line returns.

/** @typedef {import("./types").Scan} Scan */

const PLACE = "forum.waiting";
export const MOST = 500; // in one handing over

/**
 * Add a scan; a code that waits already is not added again.
 *
 * @param {readonly Scan[]} queue
 * @param {Scan} scan
 * @returns {readonly Scan[]}
 */
export const keep = (queue, scan) => (queue.some(({ code }) => code === scan.code) ? queue : [...queue, scan]);

/**
 * Take out what was answered.
 *
 * @param {readonly Scan[]} queue
 * @param {readonly {key: string}[]} results
 * @returns {readonly Scan[]}
 */
export function settle(queue, results) {
  const answered = new Set(results.map(({ key }) => key));
  return queue.filter(({ key }) => !answered.has(key));
}

/**
 * Write the next handing over: the oldest first.
 *
 * @param {readonly Scan[]} queue
 * @param {string} desk
 */
export const batchOf = (queue, desk) => ({
  items: queue.slice(0, MOST).map(({ key, code, scanned_at }) => ({ key, code, scanned_at, ...(desk ? { desk } : {}) })),
});

/**
 * Tell whether an admission is this very scan's: it got in, only the answer was lost.
 *
 * @param {Scan} scan
 * @param {{scanned_at: string | null} | null | undefined} admission
 */
export const isOwn = (scan, admission) =>
  typeof admission?.scanned_at === "string" && Date.parse(admission.scanned_at) === Date.parse(scan.scanned_at);

/**
 * Read a kept queue; what cannot be read is left out.
 *
 * @param {string | null} text
 * @returns {readonly Scan[]}
 */
export function parseQueue(text) {
  try {
    const kept = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? kept.filter(isScan) : [];
  } catch {
    return [];
  }
}

/** @param {any} one @returns {one is Scan} */
const isScan = (one) => ["key", "code", "scanned_at"].every((name) => typeof one?.[name] === "string");

/**
 * The queue's place in this tab: it outlives a reload.
 *
 * @param {Pick<Storage, "getItem" | "setItem">} storage
 * @param {string} forum
 */
export const tabStore = (storage, forum) => ({
  load: () => parseQueue(storage.getItem(`${PLACE}.${forum}`)),
  save: (/** @type {readonly Scan[]} */ queue) => storage.setItem(`${PLACE}.${forum}`, JSON.stringify(queue)),
});
