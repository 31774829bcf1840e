// The top strip and NOW: what stands in the console's slots at a moment.

import { formatClock, formatTime } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { itemName, phaseNames } from "../names.js";
import { leftCount, runningStepName } from "../steps.js";
import { countdown, forecastEnd, writeCountdown, writeOver } from "../timing.js";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../../lib/types").Connection} Connection
 */

/**
 * Say what the strip on top shows.
 *
 * @param {ShowState | null} show
 * @param {number} nowMs
 */
export function topView(show, nowMs) {
  const clock = formatClock(nowMs);
  if (!show) return { clock, phase: "", over: "–", over_unit: "", forecast_end: "–", planned_end: "–" };
  const { endMs, over_s } = forecastEnd(show, nowMs);
  const over = writeOver(over_s);
  return {
    clock,
    phase: { text: phaseNames()[show.phase], class: phaseClasses(show.phase) },
    rolling: { hidden: !show.rolling },
    over: over.number,
    over_unit: overWords(over),
    over_box: { class: { "is-late": over.sign > 0, "is-early": over.sign < 0 } },
    forecast_end: formatTime(endMs),
    forecast_word: show.phase === "ended" ? t("Kết thúc lúc") : t("Dự báo kết thúc"),
    planned_end: formatTime(show.planned_end_at),
  };
}

/** @param {import("../types").Phase} phase */
const phaseClasses = (phase) => ({
  "badge--live": phase === "running",
  "badge--warn": phase === "held",
  "badge--info": phase === "standby",
});

/** @param {{sign: number, unit: "minute" | "hour" | "day"}} over */
export function overWords({ sign, unit }) {
  if (sign === 0) return t("phút · đúng giờ");
  const late = sign > 0;
  if (unit === "minute") return late ? t("phút · trễ") : t("phút · sớm");
  if (unit === "hour") return late ? t("giờ · trễ") : t("giờ · sớm");
  return late ? t("ngày · trễ") : t("ngày · sớm");
}

/**
 * Say what NOW and NEXT show.
 *
 * @param {ShowState | null} show
 * @param {readonly import("../types").Cue[]} cues
 * @param {Connection} connection
 * @param {number} nowMs
 */
export function nowView(show, cues, connection, nowMs) {
  const { seconds, tone } = countdown(show, nowMs);
  const current = show?.current ?? null;
  const step = show && runningStepName(show, cues);
  return {
    now_word: [nowWords(show?.phase), stepWords(current)].filter(Boolean).join(" · "),
    now_step: { text: step ?? "", hidden: step === null },
    now_title: current ? itemName(current) : emptyNow(show),
    now_presenter: presenterOf(current?.step ?? current),
    now_times: current ? nowTimes(current) : "",
    countdown: { text: writeCountdown(seconds), class: tones(tone) },
    // One place for both, so that losing the line moves nothing under a hand.
    countdown_word: connection.status === "lost" ? "" : countdownWords(tone),
    countdown_as_of: { text: asOf(connection), hidden: connection.status !== "lost" },
    next_title: show?.standby ? itemName(show.standby) : show && t("Không còn tiết mục nào"),
    next_more: show?.standby ? nextMore(show.standby) : "",
  };
}

/** @param {import("../types").RunningItem | null} current */
function stepWords(current) {
  if (!current?.steps_count) return "";
  const left = leftCount(current);
  return left === 0 ? t("hết các bước") : t("còn %(left)s/%(count)s bước", { left, count: current.steps_count });
}

/** @param {{presenter: string, office?: string} | null} who */
const presenterOf = (who) => [who?.presenter, who?.office].filter(Boolean).join(", ");

/** @param {import("../types").Phase | undefined} phase */
const nowWords = (phase) =>
  phase === "held" ? t("Đang tạm dừng") : phase === "standby" ? t("Sắp diễn ra") : phase === "ended" ? t("Đã kết thúc") : t("Đang diễn ra");

/** @param {ShowState | null} show */
function emptyNow(show) {
  if (!show) return t("Đang tải…");
  if (show.phase === "ended") return t("Chương trình đã kết thúc");
  return show.standby ? t("Chưa bắt đầu") : t("Chương trình chưa có tiết mục nào");
}

/** @param {import("../types").RunningItem} current */
function nowTimes({ called_at, planned_s, adjust_s }) {
  const parts = [t("Gọi lúc %(time)s", { time: formatClock(called_at) }), t("dự kiến %(span)s", { span: writeCountdown(planned_s) })];
  if (adjust_s) parts.push(t("đã chỉnh %(span)s", { span: signed(adjust_s) }));
  return parts.join(" · ");
}

/** @param {number} seconds */
const signed = (seconds) => (seconds < 0 ? "\u2212" : "+") + writeCountdown(Math.abs(seconds));

/** @param {import("../types").ShowItem} item */
const nextMore = ({ presenter, planned_s }) => [writeCountdown(planned_s), presenter].filter(Boolean).join(" · ");

/** @param {import("../timing.js").Tone} tone */
export const tones = (tone) => ({
  "is-idle": tone === "idle",
  "is-soon": tone === "soon",
  "is-over": tone === "over",
  "is-held": tone === "held",
});

/** @param {import("../timing.js").Tone} tone */
export const countdownWords = (tone) =>
  ({ idle: "", calm: t("còn lại"), soon: t("sắp hết giờ"), over: t("quá giờ"), held: t("tạm dừng") })[tone];

/**
 * Say when what is shown was last true.
 *
 * @param {Connection} connection
 */
export const asOf = ({ good_at_ms }) =>
  good_at_ms === null ? t("chưa có số liệu") : t("số liệu lúc %(time)s", { time: formatClock(good_at_ms) });

