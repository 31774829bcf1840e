// What became of a scan, written from what the server answered or from the desk's own list.

import { formatTime } from "../lib/clock.js";
import { Problem } from "../lib/http.js";
import { t } from "../lib/words.js";
import { RESCAN_MS } from "./sightings.js";
import { isOwn } from "./waiting.js";

/**
 * @typedef {import("./types").Scan} Scan
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").Entry} Entry
 * @typedef {import("./types").ListedGuest} ListedGuest
 * @typedef {import("./types").Guest} Guest
 */

/** No answer, or a server in trouble: a later one may be another. @param {unknown} error */
export const noAnswer = (error) => error instanceof Problem && (error.status === 0 || error.status >= 500);

const ESTRANGED = ["missing", "method_not_allowed", "invalid"];

/**
 * The server answers, but not to what was asked: it is of another version and no longer knows this way of asking. That
 * says nothing of the guest.
 *
 * @param {unknown} error
 */
export const estranged = (error) => error instanceof Problem && ESTRANGED.includes(error.code);

/**
 * Why the server does not take this deputy, whenever it is asked; "" where that is not what it says.
 *
 * @param {unknown} error
 */
export function refusalOf(error) {
  if (!(error instanceof Problem) || error.code !== "invalid") return "";
  return Object.keys(error.errors).filter((name) => name.startsWith("deputy.")).map((name) => error.errors[name]).join(" ");
}

/** Whether the server would take such a name for somebody's. @param {string} name */
export const isName = (name) => /\p{L}/u.test(name);

/** Write what the server refused; who is inside already is no refusal. @param {Scan} scan @param {unknown} error @returns {Outcome} */
export function refused(scan, error) {
  if (!(error instanceof Problem)) throw error;
  const { admission, guest } = /** @type {any} */ (error.body);
  if (error.code === "already_admitted" && admission && guest) {
    return { ...scan, kind: isOwn(scan, admission) ? "admitted" : "already", admission, guest };
  }
  return { ...scan, kind: "refused", reason: error.code, detail: error.detail, guest: guest ?? null };
}

/**
 * Write an entry by the desk's own list.
 *
 * @param {Scan} scan
 * @param {"letin" | "already" | "undone"} kind
 * @param {ListedGuest} guest
 * @param {{at: string, desk: string}} [first] when and where the guest came in before
 * @returns {Outcome}
 */
export function entry(scan, kind, guest, { at, desk } = { at: scan.scanned_at, desk: scan.desk ?? "" }) {
  const admission = {
    id: 0, guest_id: guest.id, desk, admitted_at: at, scanned_at: scan.scanned_at, deputy: scan.deputy ?? null, undone_at: null, undo_reason: "",
  };
  return { ...scan, kind, admission, guest: known(guest) };
}

/** Say which admission is meant, not by its number alone. @param {import("./types").Admission} admission */
export const meant = ({ scan }) => (scan ? { scan } : {});

/** A guest of the desk's list in the shape of the API. @param {ListedGuest} guest @returns {Guest} */
export const known = (guest) => ({ ...guest, group: "", rank: 0, version: 0, delegation: "" });

/**
 * Write that the desk's own list does not let in.
 *
 * @param {Scan} scan
 * @param {{kind: "revoked", guest: ListedGuest | null, reissued: boolean} | {kind: "unknown"}} said
 * @returns {Outcome}
 */
export function unlisted(scan, said) {
  if (said.kind === "unknown") return { ...scan, kind: "refused", reason: "not_listed", detail: notListed(), guest: null };
  const detail = said.reissued ? reissued() : withdrawn();
  return { ...scan, kind: "refused", reason: "revoked", detail, guest: said.guest ? known(said.guest) : null };
}

/**
 * Write what a handing over answered.
 *
 * @param {Scan} scan
 * @param {import("./types").BatchResult} result
 * @param {ListedGuest | null} listed
 * @returns {Outcome}
 */
export function handed(scan, { status, admission, guest = null }, listed) {
  const who = guest ?? (listed ? known(listed) : null);
  if (!admission || !who) return { ...scan, kind: "refused", reason: status, detail: whatToDo(status), guest: who };
  if (admission.undone_at) return { ...scan, kind: "undone", admission, guest: who };
  return { ...scan, kind: status === "admitted" || isOwn(scan, admission) ? "admitted" : "already", admission, guest: who };
}

/**
 * What the server said of one of a delegation.
 *
 * @param {import("./types").Scan} scan
 * @param {{status: string, admission?: import("./types").Admission, guest?: import("./types").Guest}} result
 * @returns {Outcome}
 */
export function came(scan, { status, admission, guest }) {
  if (!admission || !guest) return { ...scan, kind: "refused", reason: status, detail: withdrawn(), guest: guest ?? null };
  return { ...scan, kind: status === "admitted" ? "admitted" : "already", admission, guest };
}

/**
 * The same desk's second scan of who has just come in alarms nobody.
 *
 * @param {Outcome} outcome
 * @param {string} desk
 * @param {number} now_ms
 * @returns {Outcome}
 */
export function gentle(outcome, desk, now_ms) {
  if (outcome.kind !== "already" || outcome.admission.desk !== desk) return outcome;
  return now_ms - Date.parse(outcome.admission.admitted_at) < RESCAN_MS ? { ...outcome, kind: "admitted" } : outcome;
}

const KNOWN = ["admitted", "already_admitted", "unknown_code", "revoked", "invalid"];

/** Whether this version knows what the server said of a scan. @param {{status: string}} result */
export const understood = ({ status }) => KNOWN.includes(status);

export const misread = () => t("Mã bị đọc hoặc gõ sai. Hãy quét lại, hoặc tìm khách theo tên.");
const withdrawn = () => t("Thẻ này đã bị hủy. Hãy mời khách sang bàn hỗ trợ.");
const reissued = () => t("Khách đã được cấp thẻ mới. Hãy xin xem thẻ mới, hoặc tìm khách theo tên.");
const notListed = () =>
  t("Mất mạng, bàn này chỉ đối chiếu được với danh sách của mình. Hãy tìm theo tên hoặc mời khách sang bàn hỗ trợ.");

/** Why a deputy waits for a word of a person: the guest's own scan let nobody in. @param {import("./types").Admission} admission */
export const insideAlready = ({ admitted_at }) =>
  t("Khách đã được cho vào ở lượt khác lúc %(time)s. Nếu người dự thay vào theo lượt đó, hãy gửi lại.", { time: formatTime(admitted_at) });

/** @param {string} status */
function whatToDo(status) {
  if (status === "revoked") return withdrawn();
  if (status === "unknown_code") return t("Không có khách mời nào mang mã này. Hãy tìm theo tên hoặc mời khách sang bàn hỗ trợ.");
  return misread();
}
