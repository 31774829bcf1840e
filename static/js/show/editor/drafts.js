// Texts being typed. They belong to the person: a change from another screen never replaces one.

import { textOf } from "./fields.js";

/**
 * @typedef {import("../types").Cue | import("../types").Block} Written what a row says
 * @typedef {import("./fields.js").Field} Field
 *
 * @typedef {object} Draft
 * @property {number} id of the row: a cue's, or a block's with a minus
 * @property {Field} field
 * @property {string} text what is in the input
 * @property {string} base what stood there when the typing began
 * @property {number} version of the row at that time
 * @property {string} complaint
 * @property {string | null} theirs what another screen wrote there meanwhile: a conflict to be settled
 * @property {boolean} saving
 * @property {boolean} [unsent] no answer came: it is sent again once the line is back
 *
 * @typedef {Map<string, Draft>} Drafts
 */

/** @param {number} id @param {Field} field */
export const keyOf = (id, field) => `${id}.${field}`;

/**
 * Take what was typed into a field.
 *
 * @param {Drafts} drafts
 * @param {number} id of the row
 * @param {Written} row as it stands now
 * @param {Field} field
 * @param {string} text
 */
export function typed(drafts, id, row, field, text) {
  const key = keyOf(id, field);
  const begun = drafts.get(key) ?? { id, field, base: textOf(row, field), version: row.version, theirs: null, saving: false };
  drafts.set(key, { ...begun, text, complaint: "", unsent: false });
}

/**
 * Say what stands in a field: what is being typed, else what the rundown says.
 *
 * @param {Drafts} drafts
 * @param {number} id of the row
 * @param {Written} row
 * @param {Field} field
 */
export const shown = (drafts, id, row, field) => drafts.get(keyOf(id, field))?.text ?? textOf(row, field);

/**
 * Settle a draft with the row as it is now, after the server said "stale": another field was changed (say it again),
 * the same was written there (nothing left to say), or something else (ask the person).
 *
 * @param {Draft} draft
 * @param {Written} current
 * @returns {{next: "again" | "same" | "conflict", draft: Draft}}
 */
export function settle(draft, current) {
  const theirs = textOf(current, draft.field);
  const fresh = { ...draft, version: current.version, saving: false };
  if (theirs === draft.text) return { next: "same", draft: fresh };
  if (theirs === draft.base) return { next: "again", draft: fresh };
  return { next: "conflict", draft: { ...fresh, theirs } };
}

/**
 * Give the drafts of rows that are no longer there, so that what was typed is not lost without a word.
 *
 * @param {Drafts} drafts
 * @param {ReadonlySet<number>} there
 */
export const orphans = (drafts, there) => [...drafts.values()].filter(({ id }) => !there.has(id));

/**
 * Tell whether leaving the page would lose what was typed.
 *
 * @param {Drafts} drafts
 */
export const unsaved = (drafts) => [...drafts.values()].some(({ text, base }) => text !== base);

/**
 * Let drafts know a newer version of their row where nobody touched their own field: it need not be asked about.
 *
 * @param {Drafts} drafts
 * @param {(id: number) => Written | undefined} find
 */
export function keepUp(drafts, find) {
  for (const [key, draft] of drafts) {
    const row = find(draft.id);
    if (row && row.version > draft.version && draft.theirs === null && textOf(row, draft.field) === draft.base) drafts.set(key, { ...draft, version: row.version });
  }
}
