// Finding in the rundown: accents and case do not matter, "đ" is "d".

/** @typedef {import("../types").Cue} Cue */

/** @param {string} text */
export const folded = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("đ", "d").replace(/\s+/g, " ");

/** @type {WeakMap<Cue, string>} a cue is never changed in place */
const known = new WeakMap();

/** @param {Cue} cue */
function hay(cue) {
  const found = known.get(cue);
  if (found !== undefined) return found;
  const steps = cue.steps.flatMap(({ title, presenter, office, text }) => [title, presenter, office, text]);
  const made = folded([cue.title, cue.presenter, cue.office, ...Object.values(cue.notes), ...Object.values(cue.custom ?? {}), ...steps].join("\n"));
  known.set(cue, made);
  return made;
}

/**
 * Find cues by words in them, or by their number.
 *
 * @param {readonly Cue[]} cues
 * @param {string} text
 * @returns {number[]} ids from top to bottom
 */
export function find(cues, text) {
  const wanted = folded(text).trim();
  if (!wanted) return [];
  return cues.filter((cue) => String(cue.number) === wanted || hay(cue).includes(wanted)).map(({ id }) => id);
}

/**
 * Say which of the found comes after the row one stands on, round and round.
 *
 * @param {readonly Cue[]} cues
 * @param {readonly number[]} found
 * @param {number | null} from a cue's id
 * @param {-1 | 1} by
 * @returns {number | null}
 */
export function nextFound(cues, found, from, by) {
  if (found.length === 0) return null;
  const order = cues.map(({ id }) => id);
  const at = from === null ? -1 : order.indexOf(from);
  const places = found.map((id) => order.indexOf(id));
  if (by > 0) return found[Math.max(places.findIndex((place) => place > at), 0)];
  const before = places.findLastIndex((place) => place < at);
  return found[before < 0 ? found.length - 1 : before];
}
