// What another screen changed: rows that stay the same stay the same object, so that only the others are drawn again.

/** @typedef {{id: number, version: number}} Versioned */

/**
 * Keep what is known where nothing changed.
 *
 * @template {Versioned} T
 * @param {readonly T[]} known
 * @param {readonly T[]} come
 * @returns {T[]}
 */
export function keptSame(known, come) {
  const before = new Map(known.map((one) => [one.id, one]));
  return come.map((one) => {
    const same = before.get(one.id);
    return same && JSON.stringify(same) === JSON.stringify(one) ? same : one;
  });
}

/**
 * Give the rows that somebody wrote in since: new ones, and those of a newer version.
 *
 * @param {readonly Versioned[]} known
 * @param {readonly Versioned[]} come
 * @returns {number[]}
 */
export function newer(known, come) {
  const before = new Map(known.map(({ id, version }) => [id, version]));
  return come.filter(({ id, version }) => (before.get(id) ?? -1) < version).map(({ id }) => id);
}
