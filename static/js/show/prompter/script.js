// What the MC reads: the script of now, and the first line of what comes next.

import { formatDong } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { itemName } from "../names.js";
import { leftCount, runningStepName, stepsView } from "../steps.js";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../types").Cue} Cue
 *
 * @typedef {object} Script
 * @property {string | null} id the cue it belongs to, and the step
 * @property {string} name
 * @property {boolean} begun false before the first GO: then it is what will come first
 * @property {string} presenter
 * @property {string[]} paragraphs
 */

/**
 * Give the script that belongs on the screen: of what runs, before the show of what comes first.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @returns {Script | null}
 */
export function scriptOf(show, cues) {
  const item = show?.current ?? (show?.phase === "standby" ? show.standby : null);
  if (!show || !item) return null;
  const cue = cues.find(({ id }) => id === item.cue_id);
  const step = show.current?.step;
  if (step) return scriptOfStep(show, cues, step);
  return { id: String(item.cue_id), name: itemName(item), begun: show.current !== null, presenter: item.presenter, paragraphs: paragraphs(cue?.notes.mc ?? "") };
}

/** @param {ShowState} show @param {readonly Cue[]} cues @param {import("../types").ShowStep} step @returns {Script} */
function scriptOfStep(show, cues, step) {
  const text = paragraphs(stepsView(show, cues).find(({ id }) => id === step.step_id)?.text ?? "");
  return {
    id: `${show.current?.cue_id}/${step.step_id}`,
    name: runningStepName(show, cues) ?? step.title,
    begun: true,
    presenter: [step.presenter, step.office].filter(Boolean).join(", "),
    paragraphs: text.length ? text : [step.title],
  };
}

/**
 * @typedef {object} OnStage who is in the spotlight of the topic `tote`
 * @property {number} pledge_id
 * @property {string} name
 * @property {number | null} amount null where there is none, or none is to be said
 * @property {string | null} amount_in_words
 * @property {string} [kind]
 * @property {string} [description]
 */

/**
 * Say of the donor who is called now what may be said of them: what the stage shows.
 *
 * @param {ShowState | null} show
 * @param {OnStage | null} onStage
 */
export function donorNow(show, onStage) {
  const step = show?.current?.step;
  if (!step || !onStage || step.pledge_id !== onStage.pledge_id) return null;
  const { name, amount, amount_in_words, kind, description = "" } = onStage;
  const money = amount === null ? "" : formatDong(amount);
  const unsaid = amount === null && kind === "cash" ? t("Không nêu số tiền") : "";
  return { name, presenter: [step.presenter, step.office].filter(Boolean).join(", "), money: money || unsaid, words: money ? (amount_in_words ?? "") : description };
}

/**
 * Say what stands beside the script while steps are walked: who is called now, how many are left, and the next three.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @param {OnStage | null} [onStage]
 */
export function callsView(show, cues, onStage = null) {
  const coming = stepsView(show, cues).filter(({ state }) => state === "next" || state === "later");
  const left = show?.current ? leftCount(show.current) : 0;
  return { words: left ? t("Lần lượt mời · còn %(left)s", { left }) : t("Đã mời hết"), steps: coming.slice(0, 3), now: donorNow(show, onStage), shown: Boolean(show?.current?.steps_count) };
}

/** @param {string} text */
export const paragraphs = (text) => text.split(/\n+/).map((line) => line.trim()).filter(Boolean);

/**
 * Give the first line of what comes after it.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 */
export function nextLine(show, cues) {
  const item = show?.current ? show.standby : null;
  if (!show?.current) return { next_title: "", next_line: "" };
  if (!item) return { next_title: t("Không còn tiết mục nào"), next_line: "" };
  const cue = cues.find(({ id }) => id === item.cue_id);
  const line = paragraphs(cue?.notes.mc ?? "")[0] ?? item.presenter;
  return { next_title: itemName(item), next_line: line };
}

/**
 * Tell whether the screen may turn to another script by itself: not under the eyes of somebody reading in the middle
 * of the one before.
 *
 * @param {{top: number, height: number, full: number}} scroll
 * @param {number} sinceTouch_ms
 */
export function mayTurn({ top, height, full }, sinceTouch_ms) {
  const atEnd = top + height >= full - 24;
  return top < 24 || atEnd || sinceTouch_ms > 60_000;
}
