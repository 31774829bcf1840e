// What the MC reads: the script of now, and the first line of what comes next.

import { t } from "../../lib/words.js";
import { itemName } from "../names.js";
import { leftCount, runningStepName, stepsView } from "../steps.js";
import { betrays, donorOf, giftOf, lineOf, UNASKED, unscripted } from "./donors.js";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("./donors.js").Known} Known
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
 * @param {Known} [known] of the donors
 * @returns {Script | null}
 */
export function scriptOf(show, cues, known = UNASKED) {
  const item = show?.current ?? (show?.phase === "standby" ? show.standby : null);
  if (!show || !item) return null;
  const cue = cues.find(({ id }) => id === item.cue_id);
  const step = show.current?.step;
  if (step) return scriptOfStep(show, cues, step, known);
  return { id: String(item.cue_id), name: itemName(item), begun: show.current !== null, presenter: item.presenter, paragraphs: paragraphs(cue?.notes.mc ?? "") };
}

/** @param {ShowState} show @param {readonly Cue[]} cues @param {import("../types").ShowStep} step @param {Known} known @returns {Script} */
function scriptOfStep(show, cues, step, known) {
  const { text = "", name: number = "" } = stepsView(show, cues).find(({ id }) => id === step.step_id) ?? {};
  const name = runningStepName(show, cues) ?? step.title;
  const id = `${show.current?.cue_id}/${step.step_id}`;
  const presenter = [step.presenter, step.office].filter(Boolean).join(", ");
  const donor = donorOf(known, step.pledge_id);
  if (donor !== null) return { id, begun: true, ...scriptOfDonor({ title: step.title, presenter, text, number }, donor) };
  const written = paragraphs(text);
  return { id, name, begun: true, presenter, paragraphs: written.length ? written : [step.title] };
}

/**
 * Give what the MC reads of a donor on stage: their own words, and the gift as it is now and not as it was scripted.
 *
 * @param {{title: string, presenter: string, text: string, number: string}} step
 * @param {import("./donors.js").Called} donor
 */
function scriptOfDonor({ title, presenter, text, number }, donor) {
  const name = `${number} ${donor.name}`.trim();
  if (donor.status === "void") return { name, presenter: "", paragraphs: [t("Khoản này đã hủy: không mời lên sân khấu.")] };
  const hidden = betrays(title, donor);
  const own = hidden ? [] : unscripted(text, donor.gift);
  const { money, words, gift } = giftOf(donor);
  const said = [words ? `${money} (${words})` : money, gift].filter(Boolean);
  return { name, presenter: hidden ? "" : presenter, paragraphs: [...(own.length ? own : [donor.name]), ...said] };
}

/**
 * @typedef {object} OnStage who is in the spotlight of the topic `tote`
 * @property {number} pledge_id
 * @property {string} name
 * @property {boolean} [anonymous]
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
  const { name, anonymous = false, amount, amount_in_words, kind = "in_kind", description = "" } = onStage;
  const { money, words } = giftOf({ amount, amount_in_words, kind, gift: "" });
  const presenter = betrays(step.title, { name, anonymous }) ? "" : [step.presenter, step.office].filter(Boolean).join(", ");
  return { name, presenter, money, words: amount === null ? description : words };
}

/**
 * Say what stands beside the script while steps are walked: who is called now, how many are left, and the next three.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @param {OnStage | null} [onStage]
 * @param {Known} [known] of the donors
 */
export function callsView(show, cues, onStage = null, known = UNASKED) {
  const coming = stepsView(show, cues).filter(({ state }) => state === "next" || state === "later").slice(0, 3);
  const left = show?.current ? leftCount(show.current) : 0;
  const steps = coming.map((step) => ({ id: step.id, name: step.name, state: step.state, ...lineOf(step, known) }));
  return { words: left ? t("Lần lượt mời · còn %(left)s", { left }) : t("Đã mời hết"), steps, now: donorNow(show, onStage), shown: Boolean(show?.current?.steps_count) };
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
  const at = cues.findIndex(({ id }) => id === show?.standby?.cue_id);
  if (show?.current && show.standby) return lineFor(show.standby, cues[at]);
  const begins = show?.phase === "standby" && show.standby !== null;
  if (!show || (begins && at === -1)) return { next_title: "", next_line: "" };
  // Before the first GO the script is of what comes first: after it comes the cue behind.
  const behind = begins ? cues.slice(at + 1).find(({ skipped }) => !skipped) : undefined;
  return behind ? lineFor(behind, behind) : { next_title: t("Không còn tiết mục nào"), next_line: "" };
}

/** @param {{number: number, title: string, presenter: string}} item @param {Cue | undefined} cue the same in the rundown, once it is here */
const lineFor = (item, cue) => ({ next_title: itemName(item), next_line: paragraphs(cue?.notes.mc ?? "")[0] ?? item.presenter });

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
