// How the pledge desk names things.

import { groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {import("./types").Pledge} Pledge
 * @typedef {import("./types").Repeat} Repeat
 */

/** @param {import("./types").Kind} kind */
export const kindName = (kind) =>
  ({ cash: t("Tiền"), in_kind: t("Hiện vật"), scholarship: t("Học bổng"), sponsorship: t("Nhận đỡ đầu") })[kind];

/** @param {import("./types").Programme} programme */
export const programmeName = (programme) => ({ fund: t("Quỹ"), social: t("An sinh xã hội") })[programme];

/** @param {import("./types").Channel} channel */
export const channelName = (channel) =>
  ({ desk: t("Tại bàn"), stage: t("Trên sân khấu"), form: t("Phiếu đăng ký"), transfer: t("Chuyển khoản") })[channel];

/** @param {import("./types").Status} status */
export const statusName = (status) =>
  ({ confirmed: t("Đã tính"), held: t("Giữ lại"), void: t("Đã hủy") })[status];

/** @param {"organisation" | "person"} kind */
export const donorKindName = (kind) => ({ organisation: t("Tổ chức"), person: t("Cá nhân") })[kind];

/** Digits with dots, or that there is no estimate. @param {number | null} amount */
export const amountText = (amount) => (amount === null ? t("không ước giá") : `${groupDigits(amount)}\u00a0đồng`);

/** Which desk took it: the desk's name, or that of the person. @param {{desk: string | null, by?: string, taken_by?: string}} taken */
export const takenWhere = ({ desk, by, taken_by }) => desk || by || taken_by || "–";

/**
 * Name the papers there are of a pledge: a board is painted before its pledge counts, thanks come after.
 *
 * @param {import("./types").Pledge["status"]} status
 * @returns {{paper: "certificates" | "receipts" | "boards", words: string}[]}
 */
export function papersOf(status) {
  if (status === "void") return [];
  const board = /** @type {const} */ ({ paper: "boards", words: t("Bảng tượng trưng") });
  if (status === "held") return [board];
  return [{ paper: "certificates", words: t("Bằng ghi nhận") }, { paper: "receipts", words: t("Phiếu ghi nhận") }, board];
}
