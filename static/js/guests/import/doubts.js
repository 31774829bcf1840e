// Rows that may be a guest we have: what they may be, and which nobody decided yet.

import { t } from "../../lib/words.js";

/**
 * @typedef {import("../types").ImportDoubt} ImportDoubt
 * @typedef {import("../types").Decisions} Decisions
 */

/** How many doubtful rows nobody decided yet. @param {readonly ImportDoubt[]} doubtful @param {Decisions} decisions */
export const undecided = (doubtful, decisions) => doubtful.filter(({ key }) => !(key in decisions)).length;

/**
 * Say what a doubtful row may be; the choice that stands until a person decides is marked `usual`.
 *
 * @param {ImportDoubt} doubt
 */
export const choices = ({ candidates, guest_id }) => [
  ...candidates.map((one) => ({ value: /** @type {number | "new" | "skip"} */ (one.guest_id), words: t("Là khách này"), usual: one.guest_id === guest_id, candidate: one })),
  { value: /** @type {const} */ ("new"), words: t("Là người khác, thêm mới"), usual: guest_id === null, candidate: null },
  { value: /** @type {const} */ ("skip"), words: t("Bỏ qua dòng này"), usual: false, candidate: null },
];
