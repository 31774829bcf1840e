// Sending changes of the rundown, one after the other, so that each knows the version the one before it left.

import { Problem } from "../../lib/http.js";
import { t } from "../../lib/words.js";
import { keyOf, settle } from "./drafts.js";
import { bodyOf, textOf } from "./fields.js";

const MOST_TRIES = 4;
const NO_ANSWER = [0, 502, 503, 504];

/**
 * @typedef {import("./drafts.js").Written} Written
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./drafts.js").Drafts} Drafts
 *
 * @typedef {{path: string, body: Record<string, unknown>, method: "patch" | "post" | "del"}} Write
 *
 * @typedef {object} Book
 * @property {import("../../lib/http.js").Http} http
 * @property {Drafts} drafts
 * @property {(id: number) => any} find the row as it is known now
 * @property {(answer: any, id: number) => any} took an answer is newer than what is known: keeps it and gives the row
 * @property {(words: string | Error, kind?: "info" | "ok" | "warn" | "bad") => void} say
 * @property {() => void} changed
 */

/** Where a row is written: a block's id stands with a minus. @param {number} id */
export const pathOf = (id) => (id < 0 ? `rundown/blocks/${-id}` : `rundown/cues/${id}`);

/** @param {Book} book */
export function makeSaver(book) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** @template T @param {() => Promise<T>} run */
  const inTurn = (run) => {
    const mine = last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
  return {
    /** @param {number} id @param {Field} field */
    save: (id, field) => inTurn(() => saveDraft(book, keyOf(id, field))),
    /** Send again what no answer came to. */
    resend: () => Promise.all([...book.drafts].filter(([, { unsent }]) => unsent).map(([key]) => inTurn(() => saveDraft(book, key)))),
    /** @param {number} id @param {(row: any) => Write} write @param {boolean} insists @param {() => Promise<void>} [after] what the next in turn must know of */
    change: (id, write, insists, after = async () => {}) => inTurn(async () => { if (await change(book, id, write, insists)) await after(); }),
    inTurn,
  };
}

/** @param {Book} book @param {string} key */
async function saveDraft(book, key) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const draft = book.drafts.get(key);
    const row = draft && book.find(draft.id);
    if (!draft || !row || draft.theirs !== null) return;
    if (draft.text === draft.base) {
      book.drafts.delete(key);
      book.changed();
      return;
    }
    const wanted = bodyOf(row, draft.field, draft.text);
    if ("complaint" in wanted) {
      note(book, key, { complaint: wanted.complaint });
      return;
    }
    note(book, key, { saving: true, complaint: "", unsent: false });
    if (!(await sendDraft(book, key, draft.text, { ...wanted.body, version: draft.version }))) return;
  }
}

/**
 * @param {Book} book
 * @param {string} key
 * @param {string} text
 * @param {Record<string, unknown>} body
 * @returns {Promise<boolean>} whether to try again with a newer version
 */
async function sendDraft(book, key, text, body) {
  const id = Number(key.split(".")[0]);
  try {
    const row = book.took(await book.http.patch(pathOf(id), body), id);
    keepTyping(book, key, text, row);
    return false;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code === "stale" && error.current ? settled(book, key, error.current) : complain(book, key, error);
  }
}

/** What was typed while the answer was on its way is still a draft. @param {Book} book @param {string} key @param {string} sent @param {Written} row */
function keepTyping(book, key, sent, row) {
  const draft = book.drafts.get(key);
  if (draft && draft.text !== sent) note(book, key, { base: textOf(row, draft.field), version: row.version, saving: false });
  else book.drafts.delete(key);
  book.changed();
}

/** @param {Book} book @param {string} key @param {any} answer */
function settled(book, key, answer) {
  const draft = book.drafts.get(key);
  if (!draft) return false;
  const { next, draft: fresh } = settle(draft, book.took(answer, draft.id));
  if (next === "same") book.drafts.delete(key);
  else book.drafts.set(key, fresh);
  book.changed();
  return next === "again";
}

/** @param {Book} book @param {string} key @param {Problem} problem */
function complain(book, key, problem) {
  const unsent = NO_ANSWER.includes(problem.status);
  const lineWords = unsent ? t("Chưa lưu được: mất kết nối. Sẽ tự lưu khi có kết nối lại.") : "";
  note(book, key, { saving: false, unsent, complaint: lineWords || Object.values(problem.errors)[0] || problem.message });
  return false;
}

/** @param {Book} book @param {string} key @param {Partial<import("./drafts.js").Draft>} more */
function note(book, key, more) {
  const draft = book.drafts.get(key);
  if (draft) book.drafts.set(key, { ...draft, ...more });
  book.changed();
}

/**
 * @param {Book} book
 * @param {number} id
 * @param {(row: any) => Write} write
 * @param {boolean} insists whether it is meant whatever else was changed in the row
 * @returns {Promise<boolean>} whether it was done
 */
async function change(book, id, write, insists) {
  const row = book.find(id);
  if (!row) return false;
  const { path, body, method } = write(row);
  try {
    const answer = await book.http[method](path, { ...body, version: row.version });
    if (answer) book.took(answer, id);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code !== "stale" || !error.current) {
      book.say(error);
      return false;
    }
    book.took(error.current, id);
    if (insists) return change(book, id, write, false);
    book.say(t("Tiết mục vừa được sửa ở máy khác nên chưa làm. Xem lại rồi làm lại."), "warn");
    return false;
  }
}

/**
 * Make a deed that a double press does once: while it is under way, it is not begun again.
 *
 * @template T
 * @param {(wish: T) => Promise<void>} run
 * @returns {(wish: T) => Promise<void>}
 */
export function oneAtATime(run) {
  let busy = false;
  return async (wish) => {
    if (busy) return;
    busy = true;
    await run(wish).finally(() => { busy = false; });
  };
}
