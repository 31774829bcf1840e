// What the answer to a scan says: words, an icon and a colour, never the colour alone.

import { formatTime } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { inFours, validCode } from "./codes.js";

/**
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").Guest} Guest
 * @typedef {import("./types").GroupName} GroupName
 *
 * @typedef {object} Answer
 * @property {"ok" | "warn" | "bad" | "wait" | "unsure"} tone
 * @property {string} icon
 * @property {string} title
 * @property {string} about a second line under the title
 * @property {string} name
 * @property {string[]} lines position, organisation
 * @property {string} deputy
 * @property {string} seat
 * @property {string} zone
 * @property {string} group
 * @property {string} note
 * @property {string} code as people read it, where no guest is known
 * @property {string} gold a leader or VIP: what the lobby wants to know; else ""
 * @property {boolean} long so many words that they must stand smaller to be seen together
 * @property {import("../lib/sound.js").Sound} sound
 */

/** @type {Omit<Answer, "tone" | "icon" | "title" | "sound">} */
const NOTHING = { about: "", name: "", lines: [], deputy: "", seat: "", zone: "", group: "", note: "", code: "", gold: "", long: false };
const LONG = 110; // letters that still fit a phone at full size

/**
 * @param {Outcome} outcome
 * @param {{now_ms: number, groups: readonly GroupName[]}} around
 * @returns {Answer}
 */
export function answer(outcome, { now_ms, groups }) {
  switch (outcome.kind) {
    case "admitted":
      return { ...entering(outcome, groups), tone: "ok", icon: "check", title: t("MỜI VÀO") };
    case "letin":
      return { ...entering(outcome, groups), tone: "unsure", icon: "clock", title: t("MỜI VÀO") };
    case "reentered":
      return { ...entering(outcome, groups), tone: "ok", icon: "redo", sound: "ok", title: t("VÀO LẠI"), about: t("Khách ra ngoài rồi trở vào; không tính thêm lượt.") };
    case "already":
      return { ...person(outcome.guest, groups, outcome.admission.deputy), ...came(outcome.admission, now_ms) };
    case "undone":
      return {
        ...person(outcome.guest, groups, null), tone: "wait", icon: "undo", sound: "warn",
        title: t("ĐÃ HOÀN TÁC"), about: t("Khách được tính là chưa đến."),
      };
    case "refused":
      return { ...refusal(outcome), ...(outcome.guest ? person(outcome.guest, groups, null) : {}), about: outcome.detail, gold: "" };
    case "waiting":
      return {
        ...NOTHING, tone: "wait", icon: "clock", sound: "warn", title: t("CHƯA XÁC NHẬN"), code: inFours(outcome.code),
        about: t("Mất mạng: mã đã được giữ lại lúc %(time)s và sẽ tự gửi khi có mạng.", { time: formatTime(outcome.scanned_at) }),
      };
    default:
      return {
        ...NOTHING, tone: "wait", icon: "clock", sound: "warn", title: t("ĐANG HỎI…"), code: inFours(outcome.code),
        about: t("Chưa xác nhận: đang chờ máy chủ trả lời."),
      };
  }
}

/** @param {import("./types").Entry} outcome @param {readonly GroupName[]} groups @returns {Omit<Answer, "tone" | "icon" | "title">} */
function entering({ kind, admission, guest }, groups) {
  const said = person(guest, groups, admission.deputy);
  return { ...said, sound: kind === "letin" ? "unsure" : said.gold ? "vip" : "ok" };
}

/** @param {Guest} guest @param {readonly GroupName[]} groups @param {import("./types").Deputy | null} deputy */
function person(guest, groups, deputy) {
  return {
    ...NOTHING,
    name: fullName(guest),
    lines: [guest.position, guest.organisation].filter(Boolean),
    deputy: deputy ? [deputy.full_name, deputy.position].filter(Boolean).join(" – ") : "",
    seat: guest.seat,
    zone: guest.zone,
    group: groups.find(({ number }) => number === guest.group_number)?.short_name ?? guest.group,
    note: guest.note,
    gold: guest.leader ? t("LÃNH ĐẠO – báo lễ tân đón") : guest.vip ? t("KHÁCH VIP – báo lễ tân đón") : "",
    long: `${fullName(guest)}${guest.position}${guest.organisation}${guest.note}`.length > LONG,
  };
}

/** @param {{salutation: string, full_name: string}} guest */
export const fullName = ({ salutation, full_name }) => [salutation, full_name].filter(Boolean).join(" ");

/** @param {import("./types").Admission} admission @param {number} now_ms @returns {Pick<Answer, "tone" | "icon" | "sound" | "title" | "about">} */
function came(admission, now_ms) {
  const time = formatTime(admission.admitted_at);
  return {
    tone: "warn", icon: "warn", sound: "warn", about: ago(now_ms - Date.parse(admission.admitted_at)),
    title: admission.desk ? t("ĐÃ VÀO CỬA %(time)s – %(desk)s", { time, desk: admission.desk }) : t("ĐÃ VÀO CỬA %(time)s", { time }),
  };
}

/**
 * Say how long ago something was.
 *
 * @param {number} ms
 */
export function ago(ms) {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t("Vừa xong.");
  if (minutes < 60) return t("Cách đây %(minutes)s phút.", { minutes });
  return t("Cách đây %(hours)s giờ %(minutes)s phút.", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** @param {Extract<Outcome, {kind: "refused"}>} outcome @returns {Answer} */
function refusal({ reason, code }) {
  return { ...NOTHING, tone: "bad", icon: "stop", sound: "bad", title: refusalTitle(reason, code), code: inFours(code.slice(0, 40)) };
}

/** @param {string} reason @param {string} code */
function refusalTitle(reason, code) {
  if (reason === "revoked") return t("THẺ ĐÃ BỊ HỦY");
  if (reason === "unknown_code") return validCode(code) ? t("MÃ KHÔNG CÓ TRONG DANH SÁCH") : t("MÃ BỊ ĐỌC SAI");
  if (reason === "not_listed") return t("KHÔNG CÓ TRONG DANH SÁCH CỦA BÀN NÀY");
  if (reason === "unauthenticated") return t("CẦN ĐĂNG NHẬP LẠI");
  return t("CHƯA GHI NHẬN ĐƯỢC");
}

/**
 * Say in a word or two what became of a scan, for the list of the last ones.
 *
 * @param {Outcome} outcome
 * @returns {{text: string, tone: "ok" | "warn" | "bad" | "info", icon: string}}
 */
export function standing(outcome) {
  switch (outcome.kind) {
    case "admitted": return { text: t("Đã cho vào"), tone: "ok", icon: "check" };
    case "reentered": return { text: t("Vào lại"), tone: "ok", icon: "redo" };
    case "already": return { text: t("Đã vào từ trước"), tone: "warn", icon: "warn" };
    case "undone": return { text: t("Đã hoàn tác"), tone: "info", icon: "undo" };
    case "refused": return { text: outcome.reason === "revoked" ? t("Thẻ đã hủy") : t("Không nhận"), tone: "bad", icon: "stop" };
    default: return { text: t("Chưa xác nhận"), tone: "info", icon: "clock" };
  }
}

const KEPT = 200; // an hour of a busy desk: what it may have to hand over again

/**
 * Put a scan's newest state into the list of the last ones, newest scan first: what is handed over late is old.
 *
 * @param {readonly Outcome[]} recent
 * @param {Outcome} outcome
 * @returns {readonly Outcome[]}
 */
export function remember(recent, outcome) {
  const known = recent.some(({ key }) => key === outcome.key);
  if (known) return recent.map((one) => (one.key === outcome.key ? outcome : one));
  return [outcome, ...recent].sort((one, other) => other.scanned_at.localeCompare(one.scanned_at)).slice(0, KEPT);
}
