// Lists that follow the server without moving under a hand that aims.

/**
 * @template {{id: number}} T
 * @typedef {object} Merged
 * @property {readonly T[]} items
 * @property {ReadonlySet<number>} gone shown still, but no longer in the server's list
 * @property {number} fresh kept back until the hand has left
 */

/**
 * Take the server's list. While a hand aims (`holding`) every row stays where it is: rows keep their places with
 * their newest content, those that left are only marked, new ones wait (or are appended, where `append`).
 *
 * @template {{id: number}} T
 * @param {readonly T[]} shown
 * @param {readonly T[]} server
 * @param {{holding: boolean, append?: boolean}} how
 * @returns {Merged<T>}
 */
export function merge(shown, server, { holding, append = false }) {
  if (!holding) return { items: server, gone: new Set(), fresh: 0 };
  const newest = new Map(server.map((item) => [item.id, item]));
  const known = new Set(shown.map(({ id }) => id));
  const added = server.filter(({ id }) => !known.has(id));
  const kept = shown.map((item) => newest.get(item.id) ?? item);
  return {
    items: append ? [...kept, ...added] : kept,
    gone: new Set(shown.map(({ id }) => id).filter((id) => !newest.has(id))),
    fresh: append ? 0 : added.length,
  };
}
