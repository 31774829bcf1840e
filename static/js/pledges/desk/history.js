// The history of a pledge as a person tells it: who did what, when, and why.

import { formatTime } from "../../lib/clock.js";
import { formatDong, groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { amountText, channelName, donorKindName, programmeName, statusName } from "./words.js";

/**
 * @typedef {import("./types").History} History
 * @typedef {import("./types").Wording} Wording
 * @typedef {NonNullable<Wording["particulars"]>} Told
 */

/**
 * All that happened, oldest first. What was done at one moment is one sentence.
 *
 * @param {History} history
 */
export function historyLines(history) {
  const steps = new Map();
  const step = (/** @type {string} */ at, /** @type {string} */ by, /** @type {string} */ reason) => {
    if (!steps.has(at)) steps.set(at, { at, by, reason, what: [] });
    return steps.get(at);
  };
  step(history.taken_at, history.ledger[0]?.by ?? history.taken_by, "").what.push(takenText(history));
  for (const [place, line] of history.ledger.entries()) step(line.at, line.by, line.reason).what.push(...lineTexts(history, place));
  for (const [place, was] of history.rewordings.entries()) step(was.at, was.by, was.reason).what.push(...wordingTexts(history, place));
  return [...steps.values()]
    .filter(({ what }) => what.length > 0)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, by, reason, what }) => ({ time: formatTime(at), by, reason, what: what.join("; ") }));
}

/** @param {History} history */
function takenText({ ledger, rewordings, status, kind }) {
  const held = (rewordings.find(({ before }) => before.status)?.before.status ?? status) === "held";
  const first = ledger[0]?.amount ?? 0;
  const said = { amount: first === 0 && kind !== "cash" ? amountText(null) : formatDong(first) };
  return held ? t("ghi nhận %(amount)s, giữ lại chưa tính", said) : t("ghi nhận %(amount)s", said);
}

/** @param {History} history @param {number} place */
function lineTexts({ ledger, status, kind }, place) {
  if (place === 0) return [];
  const until = (/** @type {number} */ end) => ledger.slice(0, end).reduce((sum, line) => sum + line.amount, 0);
  const [was, now] = [until(place), until(place + 1)];
  if (status === "void" && place === ledger.length - 1 && now === 0) return [t("hủy khoản này, trừ %(amount)s", { amount: formatDong(was) })];
  const words = (/** @type {number} */ sum) => (sum === 0 && kind !== "cash" ? amountText(null) : formatDong(sum));
  return [t("sửa số tiền từ %(was)s thành %(now)s", { was: words(was), now: words(now) })];
}

/** @param {History} history @param {number} place */
function wordingTexts(history, place) {
  const { before } = history.rewordings[place];
  const after = (/** @type {keyof Wording} */ part) =>
    history.rewordings.slice(place + 1).find((later) => later.before[part] !== undefined)?.before[part] ?? present(history)[part];
  return [
    ...(before.donor ? donorTexts(before.donor, /** @type {any} */ (after("donor"))) : []),
    ...(before.description === undefined ? [] : [changed(t("mô tả"), quoted(before.description), quoted(String(after("description"))))]),
    ...(before.channel ? [changed(t("kênh"), channelName(before.channel), channelName(/** @type {any} */ (after("channel"))))] : []),
    ...(before.particulars ? toldTexts(before.particulars, /** @type {any} */ (after("particulars"))) : []),
    ...(before.slip === undefined ? [] : [changed(t("phiếu giấy"), quoted(before.slip), quoted(String(after("slip"))))]),
    ...(before.status ? statusTexts(history, before.status, /** @type {any} */ (after("status"))) : []),
  ];
}

/** @param {History} history @returns {Required<Wording>} */
const present = (history) => ({
  donor: history.donor, description: history.description, channel: history.channel, status: history.status, particulars: history, slip: history.slip,
});

/** @param {string} text */
const quoted = (text) => (text === "" ? t("(trống)") : `“${text}”`);
/** @param {boolean} is */
const yes = (is) => (is ? t("có") : t("không"));
/** @param {string} what @param {string} was @param {string} now */
const changed = (what, was, now) => t("sửa %(what)s từ %(was)s thành %(now)s", { what, was, now });

/** @param {import("../../lib/types").Donor} was @param {import("../../lib/types").Donor} now */
const donorTexts = (was, now) => [
  ...(was.name === now.name ? [] : [changed(t("tên"), quoted(was.name), quoted(now.name))]),
  ...(was.kind === now.kind ? [] : [changed(t("loại"), donorKindName(was.kind), donorKindName(now.kind))]),
  ...(was.anonymous === now.anonymous ? [] : [changed(t("ẩn danh"), yes(was.anonymous), yes(now.anonymous))]),
];

/** @param {Told} was @param {Told} now */
function toldTexts(was, now) {
  const number = (/** @type {number | null} */ value) => (value === null ? t("(trống)") : groupDigits(value));
  /** @type {[string, string, string][]} */
  const parts = [
    [t("chương trình"), programmeName(was.programme), programmeName(now.programme)],
    [t("số lượng"), number(was.quantity), number(now.quantity)],
    [t("đơn vị tính"), quoted(was.unit), quoted(now.unit)],
    [t("số tháng"), number(was.months), number(now.months)],
    [t("mức mỗi tháng"), number(was.per_month), number(now.per_month)],
    [t("người được nhận"), quoted(was.beneficiary), quoted(now.beneficiary)],
    [t("công bố số tiền"), yes(was.amount_shown), yes(now.amount_shown)],
  ];
  const named = was.beneficiary_released === now.beneficiary_released || was.beneficiary !== now.beneficiary ? []
    : [now.beneficiary_released ? t("cho công bố tên người được nhận") : t("thôi công bố tên người được nhận")];
  return [...parts.filter(([, before, after]) => before !== after).map(([what, before, after]) => changed(what, before, after)), ...named];
}

/** @param {History} history @param {import("./types").Status} was @param {import("./types").Status} now */
function statusTexts({ ledger }, was, now) {
  if (now === "void") return ledger.length > 0 ? [] : [t("hủy khoản này")]; // the ledger's last line says it
  return was === "held" ? [t("tính vào tổng")] : [changed(t("trạng thái"), statusName(was), statusName(now))];
}
