// Texts being typed. They belong to the person: a change from another screen never replaces one.

import { textOf } from "./fields.js";

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("./fields.js").Field} Field
 *
 * @typedef {object} Draft
 * @property {number} id of the cue
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
 * @param {Cue} cue as it stands now
 * @param {Field} field
 * @param {string} text
 */
export function typed(drafts, cue, field, text) {
  const key = keyOf(cue.id, field);
  const begun = drafts.get(key) ?? { id: cue.id, field, base: textOf(cue, field), version: cue.version, theirs: null, saving: false };
  drafts.set(key, { ...begun, text, complaint: "", unsent: false });
}

/**
 * Say what stands in a field: what is being typed, else what the rundown says.
 *
 * @param {Drafts} drafts
 * @param {Cue} cue
 * @param {Field} field
 */
export const shown = (drafts, cue, field) => drafts.get(keyOf(cue.id, field))?.text ?? textOf(cue, field);

/**
 * Settle a draft with the row as it is now, after the server said "stale": another field was changed (say it again),
 * the same was written there (nothing left to say), or something else (ask the person).
 *
 * @param {Draft} draft
 * @param {Cue} current
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
 * @param {readonly Cue[]} cues
 */
export const orphans = (drafts, cues) => [...drafts.values()].filter(({ id }) => !cues.some((cue) => cue.id === id));

/**
 * Tell whether leaving the page would lose what was typed.
 *
 * @param {Drafts} drafts
 */
export const unsaved = (drafts) => [...drafts.values()].some(({ text, base }) => text !== base);
