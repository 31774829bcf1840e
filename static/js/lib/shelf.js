// What a desk keeps on its device: the browser's own database, in promises. Where the browser has none, or
// does not open it (private windows, a full disk), there is no shelf, and the desk keeps what it can in its tab.

/**
 * @typedef {"lists" | "marks" | "scans"} Part
 *
 * @typedef {object} Shelf everything is kept for one forum
 * @property {(part: Part) => Promise<any[]>} all
 * @property {(part: Part, entry: {key: string | number, [more: string]: any}) => Promise<void>} put
 * @property {(part: Part, keys: readonly (string | number)[]) => Promise<void>} drop
 */

export const SHELF = "forum-desk";
const OPENING_MS = 2000; // a browser that does not say whether it opens must not hold up the desk
/** @type {readonly Part[]} */
const PARTS = ["lists", "marks", "scans"];

/**
 * Open the shelf of a forum; null where there is none.
 *
 * @param {string} forum slug
 * @returns {Promise<Shelf | null>}
 */
export async function openShelf(forum) {
  const base = await openBase();
  return base ? shelfOf(base, forum) : null;
}

/** @returns {Promise<IDBDatabase | null>} */
function openBase() {
  return new Promise((resolve) => {
    const give = (/** @type {IDBDatabase | null} */ base) => resolve(base);
    setTimeout(() => give(null), OPENING_MS);
    try {
      const opening = indexedDB.open(SHELF, 1);
      opening.onupgradeneeded = () => { for (const part of PARTS) opening.result.createObjectStore(part, { keyPath: ["forum", "key"] }); };
      opening.onsuccess = () => {
        // A later version of the app, or a sign-out in another tab, may change the shelf: do not stand in its way.
        opening.result.onversionchange = () => opening.result.close();
        give(opening.result);
      };
      opening.onerror = opening.onblocked = () => give(null);
    } catch {
      give(null);
    }
  });
}

/** @param {IDBDatabase} base @param {string} forum @returns {Shelf} */
function shelfOf(base, forum) {
  const ours = IDBKeyRange.bound([forum], [forum, []]); // an array sorts after every key
  return {
    all: (part) => asked(base.transaction(part).objectStore(part).getAll(ours)),
    put: (part, entry) => written(base, part, (store) => { store.put({ ...entry, forum }); }),
    drop: (part, keys) => written(base, part, (store) => { for (const key of keys) store.delete([forum, key]); }),
  };
}

/** @param {IDBRequest} request @returns {Promise<any>} */
const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// On the disk before it counts as kept: a phone's battery may end any moment.
/** @param {IDBDatabase} base @param {Part} part @param {(store: IDBObjectStore) => void} write @returns {Promise<void>} */
const written = (base, part, write) => new Promise((resolve, reject) => {
  const change = base.transaction(part, "readwrite", { durability: "strict" });
  change.oncomplete = () => resolve();
  change.onabort = change.onerror = () => reject(change.error);
  write(change.objectStore(part));
});

/**
 * Clear what this device keeps of guests; scans that were not handed over stay for whoever signs in next.
 * Of all forums: signing out is leaving.
 */
export async function clearShelf() {
  const base = await openBase();
  if (!base) return;
  const left = await asked(base.transaction("scans").objectStore("scans").count());
  for (const part of PARTS) if (part !== "scans" || left === 0) await written(base, part, (store) => { store.clear(); });
  base.close();
}
