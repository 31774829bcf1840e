// The short lines around the desk's work: its name, its tallies, what is wrong with the line.

import { formatTime } from "../lib/clock.js";
import { groupDigits } from "../lib/dong.js";
import { t } from "../lib/words.js";
import { isRefused } from "./waiting.js";

/** @typedef {import("./types").Scan} Scan */

const DESK_NAME = "forum.desk."; // and the device's own desk: another link is another desk

/** @param {import("./types").AttendanceState} attendance */
export const tally = ({ present, expected }) => ({ present: groupDigits(present), expected: groupDigits(expected) });

/** How many this very desk let in. @param {import("./types").DoorState} door @param {string} desk */
export function deskTally({ desks }, desk) {
  const ours = desks.find((one) => one.desk === desk);
  return { "desk-admitted": groupDigits(ours?.admitted ?? 0) };
}

/** How many wait to be confirmed; a refusal that is only asked about waits for nobody, a refused deputy for a person. @param {readonly Scan[]} queue */
export const waitingOf = (queue) => queue.filter((scan) => scan.wish !== "ask" && !isRefused(scan)).length;

/**
 * Say what is wrong with the line, what waits for it and what the desk goes by; "" where all is well.
 *
 * @param {{lost: boolean, waiting: number, trouble?: string, size?: number, good_at_ms?: number | null}} line
 */
export function cutWords({ lost, waiting, trouble = "", size = 0, good_at_ms = null }) {
  if (waiting > 0 && trouble) return t("%(waiting)s lượt chờ gửi, máy chủ chưa nhận: %(trouble)s", { waiting, trouble });
  if (!lost && waiting === 0) return "";
  const list = good_at_ms === null
    ? t("Bàn này chưa có danh sách khách: mã được giữ lại, chưa biết của ai.")
    : t("Đối chiếu %(size)s khách, danh sách lúc %(time)s.", { size: groupDigits(size), time: formatTime(new Date(good_at_ms).toISOString()) });
  const said = waiting > 0
    ? t("Mất mạng – cứ tiếp tục quét. %(waiting)s lượt chờ gửi, sẽ tự gửi khi có mạng.", { waiting })
    : t("Mất mạng – cứ tiếp tục quét; các lượt quét được giữ lại và tự gửi khi có mạng.");
  return `${said} ${list}`;
}

/** The desk's name: the device's own, or what was typed here last. @param {HTMLElement} root @param {() => void} changed */
export function deskName(root, changed) {
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#desk-name"));
  const given = root.dataset.desk ?? "";
  field.value = localStorage.getItem(DESK_NAME + given) || given;
  field.addEventListener("change", () => {
    localStorage.setItem(DESK_NAME + given, field.value.trim());
    changed();
  });
  field.addEventListener("keydown", ({ key }) => { if (key === "Enter") field.blur(); });
  return () => field.value.normalize("NFC").trim() || given;
}
