// A device's shelf in memory, as IndexedDB would keep it.

/** @returns {import("../../../static/js/lib/shelf.js").Shelf & {kept: Record<string, Map<string | number, any>>}} */
export function memoryShelf() {
  /** @type {Record<string, Map<string | number, any>>} */
  const kept = { lists: new Map(), marks: new Map(), scans: new Map() };
  return {
    kept,
    all: async (part) => [...kept[part].values()],
    put: async (part, entry) => { kept[part].set(entry.key, structuredClone(entry)); },
    drop: async (part, keys) => { for (const key of keys) kept[part].delete(key); },
  };
}

/** A shelf that takes nothing: a full disk. */
export const fullShelf = () => ({ ...memoryShelf(), put: async () => { throw new Error("QuotaExceededError"); } });

/** A tab's storage. @returns {Pick<Storage, "getItem" | "setItem"> & {kept: Map<string, string>}} */
export function memoryStorage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return { kept, getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => { kept.set(name, text); } };
}
