// The steps of a cue as a list that is sent whole: each deed gives the list as it is to be.

/**
 * @typedef {import("../types").CueStep} CueStep
 * @typedef {Omit<CueStep, "id"> & {id: number | null}} SentStep a new one has no id yet
 */

/**
 * Add a step at the end.
 *
 * @param {readonly CueStep[]} steps
 * @param {string} title
 * @returns {SentStep[]}
 */
export const added = (steps, title) => [
  ...steps, { id: null, title, presenter: "", office: "", text: "", scene: null, pledge_id: null, skipped: false },
];

/**
 * Change a member of a step.
 *
 * @param {readonly CueStep[]} steps
 * @param {number} id
 * @param {Partial<CueStep>} more
 * @returns {CueStep[]}
 */
export const changed = (steps, id, more) => steps.map((step) => (step.id === id ? { ...step, ...more } : step));

/** @param {readonly CueStep[]} steps @param {number} id */
export const without = (steps, id) => steps.filter((step) => step.id !== id);

/**
 * Move a step before another, or last where `before` is null; what was called stays in front.
 *
 * @param {readonly CueStep[]} steps
 * @param {number} id
 * @param {number | null} before
 * @param {number} called how many were called
 * @returns {CueStep[]}
 */
export function movedBefore(steps, id, before, called) {
  const moving = steps.find((step) => step.id === id);
  if (!moving || before === id) return [...steps];
  const rest = without(steps, id);
  const wanted = before === null ? rest.length : rest.findIndex((step) => step.id === before);
  const at = Math.max(wanted < 0 ? rest.length : wanted, called);
  return [...rest.slice(0, at), moving, ...rest.slice(at)];
}

/**
 * Say before which step another is put when it moves one place; undefined where it cannot.
 *
 * @param {readonly CueStep[]} steps
 * @param {number} id
 * @param {-1 | 1} by
 * @param {number} called how many were called
 * @returns {number | null | undefined}
 */
export function stepBefore(steps, id, by, called) {
  const at = steps.findIndex((step) => step.id === id);
  if (at < called || at + by < called || at + by >= steps.length) return undefined;
  return by < 0 ? steps[at - 1].id : steps[at + 2]?.id ?? null;
}

/**
 * Say how many of a cue's steps were called, from where the show stands.
 *
 * @param {import("../types").Cue} cue
 * @param {import("../types").ShowState | null} show
 */
export function calledCount(cue, show) {
  if (cue.place === "past") return cue.steps.length;
  if (show?.current?.cue_id !== cue.id || !show.current.step) return 0;
  return cue.steps.findIndex(({ id }) => id === show.current?.step?.step_id) + 1;
}
