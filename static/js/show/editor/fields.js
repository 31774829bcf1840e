// The fields of a row: what stands in each, and what is sent for what a person typed.

import { formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { readDuration, readHour, writeDuration } from "../durations.js";

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("../types").Department} Department
 * @typedef {"title" | "kind" | "planned_s" | "starts_at" | "presenter" | "scene" | Department} Field
 */

/** @type {readonly Department[]} */
export const DEPARTMENTS = ["mc", "sound", "light", "screen", "stage"];
/** What was called keeps these; the rest may still be put right while the cue runs. */
const LOCKED_WHILE_RUNNING = ["title", "kind", "planned_s", "starts_at"];

/** @type {() => Record<Field, string>} */
export const fieldNames = () => ({
  title: t("Tên tiết mục"),
  kind: t("Loại"),
  planned_s: t("Thời lượng"),
  starts_at: t("Giờ cố định"),
  presenter: t("Người thực hiện"),
  scene: t("Cảnh LED"),
  mc: t("Lời MC"),
  sound: t("Âm thanh"),
  light: t("Ánh sáng"),
  screen: t("Màn LED"),
  stage: t("Sân khấu"),
});

/**
 * Write what a cue has in a field as it stands in the input.
 *
 * @param {Cue} cue
 * @param {Field} field
 */
export function textOf(cue, field) {
  if (field === "planned_s") return writeDuration(cue.planned_s);
  if (field === "starts_at") return cue.starts_at ? formatTime(cue.starts_at) : "";
  if (isNote(field)) return cue.notes[field];
  return String(cue[field] ?? "");
}

/**
 * Make what the server is sent of what was typed, or say what is wrong with it.
 *
 * @param {Cue} cue
 * @param {Field} field
 * @param {string} text
 * @returns {{body: Record<string, unknown>} | {complaint: string}}
 */
export function bodyOf(cue, field, text) {
  if (isNote(field)) return { body: { notes: { [field]: text } } };
  if (field === "title") return text.trim() ? { body: { title: text.trim() } } : { complaint: t("Cần có tên tiết mục.") };
  if (field === "planned_s") return lengthOf(text);
  if (field === "starts_at") return hourOf(cue, text);
  if (field === "scene") return { body: { scene: text || null } };
  return { body: { [field]: text.trim() } };
}

/** @param {string} text */
function lengthOf(text) {
  const planned_s = readDuration(text);
  return planned_s === null ? { complaint: t("Ghi như 15', 7'30\" hoặc 10 (phút), tối đa 6 giờ.") } : { body: { planned_s } };
}

/** @param {Cue} cue @param {string} text */
function hourOf(cue, text) {
  if (!text.trim()) return { body: { starts_at: null } };
  const starts_at = readHour(text, cue.planned_at);
  return starts_at ? { body: { starts_at } } : { complaint: t("Ghi giờ như 19:45 hoặc 19h45; để trống nếu không cố định.") };
}

/** @param {Field} field @returns {field is Department} */
export const isNote = (field) => /** @type {readonly string[]} */ (DEPARTMENTS).includes(field);

/**
 * Tell whether a field may be written: what is over is locked, what runs keeps its name and times.
 *
 * @param {"past" | "running" | "coming"} place
 * @param {Field} field
 */
export const locked = (place, field) => place === "past" || (place === "running" && LOCKED_WHILE_RUNNING.includes(field));
