// How the donor list names letters, answers, and what became of a promise.

import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").Letter} Letter
 * @typedef {import("./types").Answer} Answer
 * @typedef {import("./types").Standing} Standing
 */

/** @type {readonly Letter[]} */
export const LETTERS = ["open_letter", "appeal", "form_sent", "form_returned"];

/** @param {Letter} letter */
export const letterWords = (letter) =>
  ({ open_letter: t("Thư ngỏ"), appeal: t("Thư kêu gọi"), form_sent: t("Phiếu gửi"), form_returned: t("Phiếu nhận") })[letter];

/** @type {() => [Answer, string][]} */
export const answers = () => [["", t("Chưa trả lời")], ["yes", t("Nhận lời")], ["considering", t("Đang cân nhắc")], ["no", t("Từ chối")]];

/** @type {() => [Standing | "", string][]} */
export const standings = () => [
  ["", t("Tất cả")], ["unsent", t("Chưa gửi thư")], ["waiting", t("Đã gửi, chưa trả lời")],
  ["yes", t("Nhận lời")], ["considering", t("Đang cân nhắc")], ["no", t("Từ chối")],
];

/** @param {import("./types").Promised["status"]} status */
export const promiseBadge = (status) =>
  ({
    held: { text: t("giữ lại"), tone: "badge--gold" },
    confirmed: { text: t("đã công bố"), tone: "badge--ok" },
    void: { text: t("đã hủy"), tone: "badge--bad" },
  })[status];

/** Write a day short: 2024-09-12 → 12/9. @param {string | null} day */
export const shortDay = (day) => (day === null ? "" : day.replace(/^\d+-0?(\d+)-0?(\d+)$/, "$2/$1"));

/** Give the day it is at the forum's place. @param {number} now_ms @param {string} timezone */
export const dayAt = (now_ms, timezone) => new Intl.DateTimeFormat("sv-SE", { timeZone: timezone }).format(now_ms);
