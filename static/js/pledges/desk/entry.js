// One entry, from typing over reading back to confirming: plain values, no page.
//
// typing → (Enter) reading → read → (Enter) confirmed, and typing again. Escape, or a change, goes back to typing.

import { groupDigits } from "../../lib/dong.js";
import { formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { giftText, missingParts, partsOf } from "./kinds.js";
import { amountText, donorKindName, kindName, channelName, programmeName, takenWhere } from "./words.js";

/**
 * @typedef {import("./types").Draft} Draft
 * @typedef {import("./types").ReadBack} ReadBack
 * @typedef {import("./types").Taken} Taken
 *
 * @typedef {object} Entry
 * @property {"typing" | "reading" | "read"} step
 * @property {Draft | null} draft what is being read back
 * @property {ReadBack | null} read
 * @property {boolean} unanswered the server has not answered the reading yet, and is asked again
 * @property {Record<string, string>} errors field → complaint
 * @property {Taken | null} taken the last pledge this desk took
 */

// A bouncing key or a second nervous press must not confirm what nobody has read.
export const READABLE_MS = 250;

/** @type {Entry} */
export const IDLE = { step: "typing", draft: null, read: null, unanswered: false, errors: {}, taken: null };

/** @type {Readonly<Draft>} */
export const EMPTY_DRAFT = {
  name: "", donor_kind: "organisation", anonymous: false, kind: "cash", amount: "", description: "", channel: "desk", hold: false,
  programme: "fund", quantity: "", unit: "", months: "", per_month: "", beneficiary: "", quiet: false, slip: "",
};

const PERSONS = /^(ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|thầy|gia đình|vợ chồng)\s/iu;

/** Guess whether a name is a person's; the desk sees the guess and may turn it. @param {string} name */
export const guessKind = (name) => (PERSONS.test(name.normalize("NFC").trimStart()) ? "person" : "organisation");

/** @param {Draft} draft */
export const isEmpty = ({ name, amount, description, quantity, unit, months, per_month, beneficiary, slip }) =>
  [name, amount, description, quantity, unit, months, per_month, beneficiary, slip].join("").trim() === "";

/**
 * Say what is missing before the server needs to be asked.
 *
 * @param {Draft} draft
 * @returns {Record<string, string>}
 */
export function missing(draft) {
  const named = draft.name.trim() !== "";
  return { ...(named ? {} : { "donor.name": t("Ghi tên nhà tài trợ.") }), ...missingParts(draft) };
}

/** Begin to read a draft back. @param {Entry} entry @param {Draft} draft @returns {Entry} */
export function begin(entry, draft) {
  const errors = missing(draft);
  const sound = Object.keys(errors).length === 0;
  return { ...entry, step: sound ? "reading" : "typing", draft: sound ? draft : null, read: null, unanswered: false, errors };
}

/** Take the reading of the draft it was asked for; a late one of another draft changes nothing. @param {Entry} entry @param {Draft} draft @param {ReadBack} read @returns {Entry} */
export const hear = (entry, draft, read) =>
  entry.step === "reading" && entry.draft === draft ? { ...entry, step: "read", read, unanswered: false } : entry;

/** @param {Entry} entry @param {Draft} draft @param {Record<string, string>} errors @returns {Entry} */
export const refuse = (entry, draft, errors) =>
  entry.step === "reading" && entry.draft === draft ? { ...edit(entry), errors } : entry;

/** Go back to the fields, which nobody touched. @param {Entry} entry @returns {Entry} */
export const edit = (entry) => ({ ...entry, step: "typing", draft: null, read: null, unanswered: false, errors: {} });

/**
 * The body that is sent: the integer that was read back, never the text again.
 *
 * @param {Draft} draft
 * @param {ReadBack} read
 * @returns {import("./types").NewBody}
 */
export const bodyOf = (draft, read) => ({
  donor: { name: draft.name.normalize("NFC").trim(), kind: draft.donor_kind, anonymous: draft.anonymous },
  kind: draft.kind,
  amount: read.amount,
  description: draft.kind === "cash" ? "" : draft.description.normalize("NFC").trim(),
  channel: draft.channel,
  hold: draft.hold,
  ...partsOf(draft, read.per_month),
  ...(draft.slip.trim() === "" ? {} : { slip: draft.slip.trim() }),
});

/**
 * The fields of an entry that was refused on its way, to be put right.
 *
 * @param {import("./types").NewBody} body
 * @returns {Draft}
 */
export const draftOf = ({ donor, kind, amount, description, channel, hold, programme, quantity, unit, months, per_month, beneficiary, amount_shown, slip }) => ({
  name: donor.name, donor_kind: donor.kind, anonymous: donor.anonymous,
  kind, amount: digits(amount), description, channel, hold,
  programme, quantity: digits(quantity), unit, months: digits(months), per_month: digits(per_month), beneficiary, quiet: !amount_shown, slip: slip ?? "",
});

/** @param {number | null} number */
const digits = (number) => (number === null ? "" : groupDigits(number));

/**
 * All that differs from the usual, in words: nobody confirms a hold or a gift unseen.
 *
 * @param {Draft} draft
 */
export function marks({ donor_kind, anonymous, kind, channel, hold, description, programme, beneficiary, quiet, slip }) {
  const gift = kind !== "cash";
  return [
    donorKindName(donor_kind),
    ...(anonymous ? [t("ẩn danh trên màn hình")] : []),
    ...(quiet ? [t("không công bố số tiền")] : []),
    ...(gift ? [kindName(kind)] : []),
    ...(programme === "fund" ? [] : [programmeName(programme)]),
    ...(channel === "desk" ? [] : [channelName(channel)]),
    ...(hold ? [t("GIỮ LẠI – chưa tính vào tổng")] : []),
    ...(gift && beneficiary.trim() !== "" ? [t("cho %(name)s (chưa công bố tên)", { name: beneficiary.trim() })] : []),
    ...(gift && description.trim() !== "" ? [description.trim()] : []),
    ...(slip.trim() === "" ? [] : [t("Phiếu giấy %(slip)s", { slip: slip.trim() })]),
  ];
}

/** Ask "again?": when and by which desk the same was taken. @param {import("./types").Repeat | null} repeat */
export const repeatText = (repeat) => repeat && t("Cùng nhà tài trợ, cùng số tiền đã ghi lúc %(time)s – %(desk)s – %(reference)s.", {
  time: formatTime(repeat.at), desk: takenWhere(repeat), reference: repeat.reference,
});

/** Ask as well where the slip was typed in before. @param {import("./types").ReadBack} read */
function doubtText({ repeat, entered = null }) {
  const slip = entered && t("Phiếu giấy này đã nhập: %(reference)s – %(name)s.", { reference: entered.reference, name: entered.donor.name });
  return [slip, repeatText(repeat)].filter(Boolean).join(" ") || null;
}

/**
 * What the panel under the fields shows.
 *
 * @param {Entry} entry
 */
export function panelView({ step, draft, read, unanswered, taken }) {
  if (step === "reading" && draft) return { kind: "reading", unanswered, name: draft.name.trim() };
  if (step === "read" && draft && read) {
    return {
      kind: "read", name: draft.name.trim(), marks: marks(draft), repeat: doubtText(read), ...(read.alone ? { alone: true } : {}),
      ...figures({ ...partsOf(draft, read.per_month), kind: draft.kind, amount: read.amount, amount_in_words: read.amount_in_words }),
    };
  }
  if (!taken) return { kind: "idle" };
  const { reference, donor, status, possible_repeat, slip } = taken;
  return {
    kind: "taken", id: taken.id, reference, name: donor.name, ...figures(taken), slip,
    held: status === "held", payable: payable(taken), repeat: repeatText(possible_repeat),
  };
}

/** Tell whether a transfer's code pays it: money, and no rehearsal's. @param {Pick<Taken, "kind" | "amount" | "status"> & {rehearsal?: boolean}} pledge */
export const payable = ({ kind, amount, status, rehearsal = false }) => kind === "cash" && (amount ?? 0) > 0 && status !== "void" && !rehearsal;

/**
 * What is read back large, and what under it: money in words, a gift with what it is worth.
 *
 * @param {Pick<import("./types").Pledge, "kind" | "quantity" | "unit" | "months" | "per_month" | "amount" | "amount_in_words">} given
 */
export function figures(given) {
  const gift = given.kind === "cash" ? "" : giftText(given);
  const words = given.amount_in_words ?? "";
  if (gift === "") return { digits: amountText(given.amount), words };
  if (given.amount === null) return { digits: gift, words: amountText(null) };
  return { digits: gift, words: `${amountText(given.amount)} – ${words}` };
}
