// The donors the MC calls: what the pledge desk knows of them now, in the place of what the script said. Pure.

import { formatDong } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { isScripted } from "../spoken.js";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../types").Cue} Cue
 *
 * @typedef {object} Called a donor as `GET …/pledges/on-stage` gives them: no more than may be said
 * @property {number} pledge_id as the step names it
 * @property {string} name
 * @property {boolean} anonymous
 * @property {"cash" | "in_kind" | "sponsorship" | "scholarship"} kind
 * @property {number | null} amount
 * @property {string | null} amount_in_words
 * @property {"fund" | "social"} programme
 * @property {string} gift what is given other than money
 * @property {"held" | "confirmed" | "void"} status
 *
 * @typedef {object} Known what the desk last answered
 * @property {readonly Called[]} items
 * @property {readonly number[]} missing pledges that steps name, and that bring nobody
 * @property {number | null} at_ms the server's time of the answer; null before the first
 * @property {boolean} failed nothing was answered since
 *
 * @typedef {object} Line what is said of one step
 * @property {string} title
 * @property {string} presenter
 * @property {string} text for the MC
 * @property {string} note what the script says otherwise
 * @property {string} money
 * @property {string} words
 * @property {string} gift
 * @property {string} purpose
 * @property {"" | "void" | "missing" | "given" | "asking"} mark
 */

/** @type {Known} */
export const UNASKED = { items: [], missing: [], at_ms: null, failed: false };

/**
 * Say of which pledges a tablet has to know: those of the running item and of the next one.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 */
export const namedBy = (show, cues) =>
  [show?.current?.cue_id, show?.standby?.cue_id]
    .flatMap((id) => cues.find((cue) => cue.id === id)?.steps ?? [])
    .flatMap(({ pledge_id, skipped }) => (pledge_id === null || skipped ? [] : [pledge_id]));

/**
 * Find what is known of a step's donor; null where nothing is.
 *
 * @param {Known} known
 * @param {number | null} pledge_id
 */
export const donorOf = ({ items }, pledge_id) => items.find((one) => one.pledge_id === pledge_id) ?? null;

/**
 * Tell whether a step's own words may name somebody who wishes no name (any more): they were written for another title.
 *
 * @param {string} title of the step
 * @param {{name: string, anonymous: boolean} | null} donor
 */
export const betrays = (title, donor) => donor !== null && donor.anonymous && donor.name !== title;

/**
 * Say in words what may be said of a gift.
 *
 * @param {{amount: number | null, amount_in_words: string | null, kind: string, gift: string}} donor
 */
export function giftOf({ amount, amount_in_words, kind, gift }) {
  const unsaid = amount === null && kind === "cash" ? t("Không nêu số tiền") : "";
  return { money: amount === null ? unsaid : formatDong(amount), words: amount_in_words ?? "", gift };
}

/**
 * Say what stands on the tablet for a step: the donor as they may be said now, and of the script what is not out of date.
 *
 * @param {{title: string, presenter: string, text: string, pledge_id: number | null}} step
 * @param {Known} known
 * @returns {Line}
 */
export function lineOf(step, known) {
  const donor = donorOf(known, step.pledge_id);
  if (donor === null) return { ...bare(step), mark: markOf(step.pledge_id, known) };
  const { title, presenter, text } = betrays(step.title, donor) ? { title: "", presenter: "", text: "" } : step;
  const note = title && title !== donor.name ? t("Kịch bản ghi: %(title)s", { title }) : "";
  const line = { ...bare(step), title: donor.name, presenter, note };
  if (donor.status === "void") return { ...line, presenter: "", text: "", mark: "void" };
  const said = { ...giftOf(donor), purpose: purposes()[donor.programme] };
  return { ...line, ...said, text: unscripted(text, donor.gift).join("\n"), mark: donor.status === "confirmed" ? "given" : "" };
}

/** @param {{title: string, presenter: string, text: string}} step */
const bare = ({ title, presenter, text }) => ({ title, presenter, text, note: "", money: "", words: "", gift: "", purpose: "" });

/** @param {number | null} pledge_id @param {Known} known @returns {Line["mark"]} */
function markOf(pledge_id, { missing, failed }) {
  if (pledge_id === null) return "";
  if (missing.includes(pledge_id)) return "missing";
  return failed ? "asking" : "";
}

/** @type {() => Record<string, string>} */
const purposes = () => ({ fund: t("Quỹ “Vì người nghèo”"), social: t("An sinh xã hội") });

/**
 * Leave out of a script what was written of the gift when the step was made.
 *
 * @param {string} text
 * @param {string} gift as it is now
 */
export const unscripted = (text, gift) => text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== "" && line !== gift && !isScripted(line));

/**
 * Say how sure the list is: empty where it is true now, else since when it may not be.
 *
 * @param {Known} known
 * @param {boolean} lost whether the line to the server is
 * @param {(ms: number) => string} clock writes a time
 */
export function doubtOf({ at_ms, failed }, lost, clock) {
  if (!failed && !(lost && at_ms !== null)) return "";
  return at_ms === null
    ? t("Chưa hỏi được bàn tiếp nhận: tên và số tiền theo kịch bản.")
    : t("Số liệu lúc %(time)s, đang hỏi lại bàn tiếp nhận.", { time: clock(at_ms) });
}
