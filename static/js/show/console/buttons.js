// GO and the buttons beside it: what they say, and when they are shut.

import { t } from "../../lib/words.js";
import { leftCount, nextName, stepNumber } from "../steps.js";
import { advanceView } from "../timing.js";

const ADJUSTMENTS = [-60, -30, 30, 60];
const LONG = 64; // letters that two lines of GO hold

/**
 * @typedef {import("../types").ShowState} ShowState
 *
 * @typedef {object} Situation
 * @property {readonly import("../types").Cue[]} cues
 * @property {ReturnType<typeof import("./commands.js").goRefusal>} refusal
 * @property {string | null} pending the button whose command is under way
 * @property {string} note what a refused press is told
 * @property {boolean} watching somebody else holds the call
 * @property {number} nowMs
 */

/**
 * Say what GO and the buttons beside it show.
 *
 * @param {ShowState | null} show
 * @param {Situation} situation
 */
export function buttonsView(show, { cues, refusal, pending, note, watching, nowMs }) {
  const phase = show?.phase;
  const going = phase === "running" || phase === "held";
  const shut = (/** @type {boolean} */ there) => watching || !there;
  const busy = (/** @type {string} */ name) => (pending === name ? "true" : null);
  return {
    ...goView(show, { cues, refusal, pending, note, nowMs }),
    back: { disabled: shut(Boolean(show?.started_at)), attr: { "aria-busy": busy("back") } },
    back_words: backWords(show, cues),
    hold: { disabled: shut(going), attr: { "aria-busy": busy("hold"), "aria-pressed": String(phase === "held") } },
    hold_words: phase === "held" ? t("Chạy tiếp") : t("Tạm dừng"),
    ...Object.fromEntries(ADJUSTMENTS.map((by) => [`adjust${by}`, { disabled: shut(going), attr: { "aria-busy": busy(`adjust${by}`) } }])),
    ...skipView(show, watching),
    end: { disabled: shut(going), hidden: phase === "standby" },
    reset: { disabled: shut(phase !== "standby"), hidden: phase === "standby" },
    mode: { hidden: phase !== "standby", disabled: watching },
    mode_words: show?.mode === "rehearsal" ? t("Chuyển sang diễn thật") : t("Chuyển sang tổng duyệt"),
    roll: { disabled: shut(phase !== "ended"), attr: { "aria-busy": busy("roll") }, class: { "is-on": show?.rolling === true } },
    roll_words: show?.rolling ? t("Ngừng chạy theo giờ") : t("Chạy theo giờ"),
    timer: { attr: { "aria-pressed": String(show?.timer_dark === true), "aria-busy": busy("timer") } },
  };
}

/** @param {ShowState | null} show @param {Pick<Situation, "cues" | "refusal" | "pending" | "note" | "nowMs">} situation */
function goView(show, { cues, refusal, pending, note, nowMs }) {
  const blocked = refusal !== null && ["line", "nothing", "watching"].includes(refusal.kind);
  const auto = show && refusal?.kind !== "line" ? advanceView(show, nowMs) : null;
  const words = blocked && show ? refusal.words : ((show && nextName(show, cues)) ?? "");
  return {
    go: { attr: { "aria-disabled": blocked ? "true" : null, "aria-busy": pending === "go" ? "true" : null }, class: { "is-cooling": refusal?.kind === "soon", "is-auto": auto !== null, "is-long": words.length > LONG } },
    go_words: words,
    go_key: { hidden: auto !== null },
    go_auto: { hidden: auto === null, text: auto === null ? "" : t("tự gọi sau %(span)s", { span: auto.text }) },
    go_note: note,
  };
}

/** @param {ShowState | null} show @param {readonly import("../types").Cue[]} cues */
function backWords(show, cues) {
  if (show?.phase === "ended") return t("BACK: mở lại chương trình");
  const step = show?.current?.step;
  if (!show || !step) return t("BACK: hoàn tác GO");
  return t("BACK: hoàn tác bước %(step)s", { step: stepNumber(show, cues, step.step_id, show.current?.steps_called ?? 1) });
}

/** Steps that are left are passed over, or, once another cue was chosen, taken up again. @param {ShowState | null} show @param {boolean} watching */
function skipView(show, watching) {
  const left = show?.current ? leftCount(show.current) : 0;
  const words = show?.next_step ? t("Bỏ qua %(left)s bước còn lại", { left }) : t("Quay lại %(left)s bước còn lại", { left });
  return { skip: { hidden: left === 0 || !show?.standby, disabled: watching }, skip_words: words };
}
