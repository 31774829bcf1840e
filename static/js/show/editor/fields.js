// The fields of a row: what stands in each, and what is sent for what a person typed.

import { formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { readDuration, readHour, writeDuration } from "../durations.js";
import { changed } from "./stepping.js";

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("../types").Block} Block
 * @typedef {import("../types").Department} Department
 * @typedef {"title" | "presenter" | "office" | "text" | "scene"} StepMember
 * @typedef {"title" | "kind" | "planned_s" | "starts_at" | "presenter" | "office" | "scene" | "colour" | Department
 *   | `custom.${number}` | `steps.${number}.${StepMember}`} Field
 */

/** @type {readonly Department[]} */
export const DEPARTMENTS = ["mc", "sound", "light", "screen", "stage"];
/** @type {readonly StepMember[]} */
export const STEP_MEMBERS = ["title", "presenter", "office", "scene", "text"];
/** What was called keeps these; the rest may still be put right while the cue runs. */
const LOCKED_WHILE_RUNNING = ["title", "kind", "planned_s", "starts_at"];

/** @type {() => Record<string, string>} */
const names = () => ({
  title: t("Tên tiết mục"),
  kind: t("Loại"),
  planned_s: t("Thời lượng"),
  starts_at: t("Giờ cố định"),
  presenter: t("Người thực hiện"),
  office: t("Chức danh"),
  scene: t("Cảnh LED"),
  colour: t("Màu"),
  mc: t("Lời MC"),
  sound: t("Âm thanh"),
  light: t("Ánh sáng"),
  screen: t("Màn LED"),
  stage: t("Sân khấu"),
});

/** @type {() => Record<StepMember, string>} */
export const stepNames = () => ({
  title: t("Tên bước"),
  presenter: t("Người thực hiện"),
  office: t("Chức danh"),
  scene: t("Cảnh LED"),
  text: t("Lời MC"),
});

/**
 * Say what a field is called.
 *
 * @param {Field} field
 * @param {readonly import("../types").CustomColumn[]} [columns] the office's own
 */
export function fieldName(field, columns = []) {
  const step = stepOf(field);
  if (step) return t("%(field)s của một bước", { field: stepNames()[step.member] });
  const custom = customOf(field);
  if (custom) return columns.find(({ id }) => String(id) === custom)?.title ?? t("Cột riêng");
  return names()[field];
}

/** @param {Field} field */
const customOf = (field) => (field.startsWith("custom.") ? field.slice("custom.".length) : null);

/** @param {Field} field @returns {{id: number, member: StepMember} | null} */
function stepOf(field) {
  const [what, id, member] = field.split(".");
  return what === "steps" ? { id: Number(id), member: /** @type {StepMember} */ (member) } : null;
}

/**
 * Write what a row has in a field as it stands in the input.
 *
 * @param {Cue | Block} row
 * @param {Field} field
 */
export function textOf(row, field) {
  if (field === "planned_s") return row.planned_s === null ? "" : writeDuration(row.planned_s);
  if (!("notes" in row)) return String(row[/** @type {"title"} */ (field)] ?? "");
  if (field === "starts_at") return row.starts_at ? formatTime(row.starts_at) : "";
  if (isNote(field)) return row.notes[field];
  const custom = customOf(field);
  if (custom) return row.custom?.[custom] ?? "";
  const step = stepOf(field);
  if (step) return row.steps.find(({ id }) => id === step.id)?.[step.member] ?? "";
  return String(row[/** @type {"title"} */ (field)] ?? "");
}

/**
 * Make what the server is sent of what was typed, or say what is wrong with it.
 *
 * @param {Cue | Block} row
 * @param {Field} field
 * @param {string} text
 * @returns {{body: Record<string, unknown>} | {complaint: string}}
 */
export function bodyOf(row, field, text) {
  if (field === "title") return text.trim() ? { body: { title: text.trim() } } : { complaint: t("Cần có tên tiết mục.") };
  if (!("notes" in row)) return blockBody(field, text);
  if (isNote(field)) return { body: { notes: { [field]: text } } };
  if (field === "planned_s") return lengthOf(text);
  if (field === "starts_at") return hourOf(row, text);
  if (field === "scene") return { body: { scene: text || null } };
  const custom = customOf(field);
  if (custom) return { body: { custom: { [custom]: text.trim() } } };
  const step = stepOf(field);
  return step ? stepBody(row, step, text) : { body: { [field]: text.trim() } };
}

/** @param {Field} field @param {string} text */
function blockBody(field, text) {
  if (field !== "planned_s") return { body: { [field]: text.trim() } };
  return text.trim() ? lengthOf(text) : { body: { planned_s: null } };
}

/** @param {Cue} cue @param {{id: number, member: StepMember}} step @param {string} text */
function stepBody({ steps }, { id, member }, text) {
  if (!steps.some((step) => step.id === id)) return { complaint: t("Bước này vừa bị xóa ở máy khác.") };
  if (member === "title" && !text.trim()) return { complaint: t("Cần có tên bước.") };
  const value = member === "scene" ? text || null : member === "text" ? text : text.trim();
  return { body: { steps: changed(steps, id, { [member]: value }) } };
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

/** Tell whether Enter begins a line in a field. @param {Field} field */
export const isLong = (field) => isNote(field) || stepOf(field)?.member === "text";

/** @param {Field} field */
export const longest = (field) => (isLong(field) ? 20_000 : 300);

/**
 * Tell whether a field may be written: what is over is locked, what runs keeps its name and times.
 *
 * @param {"past" | "running" | "coming"} place
 * @param {string} field or a column
 */
export const locked = (place, field) => place === "past" || (place === "running" && (LOCKED_WHILE_RUNNING.includes(field) || field === "skipped"));
