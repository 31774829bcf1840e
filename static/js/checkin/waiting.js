// Scans that got no answer, kept on the device (codes and times, nothing of the guest) until the line returns.

/** @typedef {import("./types").Scan} Scan */

/**
 * @typedef {object} Store where the queue outlives a reload and a closed browser
 * @property {() => Promise<readonly Scan[]>} load
 * @property {(scan: Scan) => Promise<void>} put
 * @property {(keys: readonly string[]) => Promise<void>} drop
 */

const PLACE = "forum.waiting";
export const MOST = 500; // in one handing over

/**
 * Put a scan's newest state into the queue, at its place or at the end.
 *
 * @param {readonly Scan[]} queue
 * @param {Scan} scan
 * @returns {readonly Scan[]}
 */
export function keep(queue, scan) {
  const known = queue.some(({ key }) => key === scan.key);
  return known ? queue.map((one) => (one.key === scan.key ? scan : one)) : [...queue, scan];
}

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
 * Join what two places kept, the oldest scan first; of one scan the first place's word counts.
 *
 * @param {readonly Scan[]} one
 * @param {readonly Scan[]} other
 * @returns {readonly Scan[]}
 */
export const join = (one, other) =>
  [...one, ...settle(other, one)].sort((first, second) => first.scanned_at.localeCompare(second.scanned_at));

/** Waits for a person, not for the line. @param {Scan} scan */
export const isRefused = ({ refusal }) => refusal !== undefined;

/** @param {Scan} scan */
export const wishOf = ({ wish = "admit" }) => wish;

/**
 * Write a scan as the server is asked, the same at every repeat.
 *
 * @param {Scan} scan
 */
export const bodyOf = ({ code, scanned_at, desk }) => ({ code, scanned_at, ...(desk ? { desk } : {}) });

/**
 * Write the next handing over: the oldest first. `offline` says that the guest went in already.
 *
 * @param {readonly Scan[]} queue
 */
export const batchOf = (queue) => ({
  items: queue.filter((scan) => wishOf(scan) === "admit").slice(0, MOST)
    .map((scan) => ({ key: scan.key, ...bodyOf(scan), offline: scan.guest_id !== undefined })),
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
 * The queue's place in this tab, where the browser has no database: it outlives a reload.
 *
 * @param {Pick<Storage, "getItem" | "setItem">} storage
 * @param {string} forum
 * @returns {Store}
 */
export function tabStore(storage, forum) {
  const place = `${PLACE}.${forum}`;
  const load = () => parseQueue(storage.getItem(place));
  const save = (/** @type {readonly Scan[]} */ queue) => storage.setItem(place, JSON.stringify(queue));
  return {
    load: async () => load(),
    put: async (scan) => save(keep(load(), scan)),
    drop: async (keys) => {
      const kept = load();
      const left = settle(kept, keys.map((key) => ({ key })));
      if (left.length < kept.length) save(left); // a full tab takes nothing, not even less than it has
    },
  };
}

/**
 * The queue's place on the device, shared by its tabs. What one tab could not put there it keeps itself.
 *
 * @param {import("../lib/shelf.js").Shelf | null} shelf
 * @param {Store} tab
 * @returns {Store}
 */
export function deviceStore(shelf, tab) {
  if (!shelf) return tab;
  return {
    load: async () => join((await shelf.all("scans")).filter(isScan), await tab.load()),
    put: (scan) => shelf.put("scans", scan).catch(() => tab.put(scan)),
    drop: async (keys) => {
      await Promise.all([shelf.drop("scans", keys), tab.drop(keys)]);
    },
  };
}
