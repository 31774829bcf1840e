// Giving commands to the show so that nothing is ever done twice: each says which version its giver saw, one at a
// time, and a lost answer is asked for again with the very same version.

import { Problem } from "../../lib/http.js";
import { t } from "../../lib/words.js";

/** The same as on the server: a nervous thumb presses twice within this time. */
export const TOO_SOON_MS = 800;
const DEADLINE_MS = 4000;
const PAUSES_MS = [300, 1000, 2500];
const NO_ANSWER = [0, 502, 503, 504];

/**
 * @typedef {import("../types").ShowState} ShowState
 *
 * @typedef {object} Command
 * @property {string} name which button it belongs to
 * @property {string} path below the forum's API
 * @property {Record<string, unknown>} [body]
 * @property {(now: ShowState) => boolean} [reached] tells whether a state shows that it was done
 * @property {boolean} [insists] its sense does not depend on what runs: said again with the version that is current
 *
 * @typedef {object} Outcome
 * @property {"done" | "changed" | "refused" | "unclear"} result "changed": another screen was quicker
 * @property {ShowState | null} state
 * @property {string} words why not; empty where it was done
 */

/**
 * Send one command and see it through.
 *
 * @param {import("../../lib/http.js").Http} http
 * @param {Command} command
 * @param {number} expected_version
 * @param {(ms: number) => Promise<void>} [pause]
 * @returns {Promise<Outcome>}
 */
export async function give(http, command, expected_version, pause = wait) {
  let unanswered = false;
  for (const ms of [...PAUSES_MS, null]) {
    try {
      const body = { ...command.body, expected_version };
      return done(await http.post(command.path, body, { deadline_ms: DEADLINE_MS }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!NO_ANSWER.includes(error.status)) return refused(error, http, command, expected_version, unanswered, pause);
      unanswered = true;
      if (ms === null) return { result: "unclear", state: null, words: error.message };
      await pause(ms);
    }
  }
  throw new Error("unreachable");
}

/** @param {ShowState} state @returns {Outcome} */
const done = (state) => ({ result: "done", state, words: "" });

/**
 * @param {Problem} problem
 * @param {import("../../lib/http.js").Http} http
 * @param {Command} command
 * @param {number} expected_version
 * @param {boolean} unanswered whether an earlier try may have been heard
 * @param {(ms: number) => Promise<void>} pause
 * @returns {Promise<Outcome>}
 */
async function refused(problem, http, command, expected_version, unanswered, pause) {
  /** @type {ShowState | null} */
  const current = problem.code === "stale" ? problem.current : null;
  if (!current) return { result: "refused", state: null, words: complaint(problem) };
  if (unanswered && command.reached?.(current)) return done(current);
  const moved = current.version !== expected_version;
  if (moved && command.insists) return give(http, { ...command, insists: false }, current.version, pause);
  return moved ? { result: "changed", state: current, words: overtaken(command, current) } : { result: "refused", state: current, words: problem.message };
}

/** @param {Command} command @param {ShowState} current */
function overtaken(command, current) {
  if (command.reached?.(current)) return t("Máy khác vừa làm việc này rồi; lệnh của bạn không được tính thêm.");
  return t("Chương trình vừa thay đổi từ máy khác nên lệnh chưa được thực hiện. Xem lại màn hình rồi bấm lại.");
}

/** @param {Problem} problem */
const complaint = (problem) => Object.values(problem.errors)[0] ?? problem.message;

/** @param {number} ms @returns {Promise<void>} */
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * The stage manager's commands.
 *
 * @param {ShowState} show as last seen
 */
export const commandsFor = (show) => ({
  /** @returns {Command} */
  go: () => ({ name: "go", path: "show/go", reached: (now) => show.standby !== null && now.current?.cue_id === show.standby.cue_id && now.version > show.version }),
  /** @returns {Command} */
  back: () => ({ name: "back", path: "show/back", reached: (now) => now.version === show.version + 1 && now.current?.called_at !== show.current?.called_at }),
  /** @returns {Command} */
  hold: () => ({ name: "hold", path: "show/hold", reached: (now) => now.phase === "held" }),
  /** @returns {Command} */
  resume: () => ({ name: "hold", path: "show/resume", reached: (now) => now.phase === "running" }),
  /** @returns {Command} */
  end: () => ({ name: "end", path: "show/end", reached: (now) => now.phase === "ended" }),
  /** @param {"live" | "rehearsal"} [mode] @returns {Command} */
  reset: (mode) => ({ name: "reset", path: "show/reset", body: mode ? { mode } : {}, reached: (now) => now.phase === "standby" && (mode === undefined || now.mode === mode) }),
  /** @param {number} seconds @returns {Command} */
  adjust: (seconds) => ({ name: `adjust${seconds}`, path: "show/adjust", body: { seconds }, reached: (now) => now.version === show.version + 1 && now.current?.adjust_s === (show.current?.adjust_s ?? 0) + seconds }),
  /** @param {number} cue_id @returns {Command} */
  standby: (cue_id) => ({ name: "standby", path: "show/standby", body: { cue_id }, reached: (now) => now.standby?.cue_id === cue_id }),
  /** @param {string} text @param {"mc" | "crew" | "all"} target @param {"info" | "urgent"} level @returns {Command} */
  message: (text, target, level) => ({ name: "message", path: "show/message", body: { text, target, level }, insists: true, reached: (now) => (now.message?.text ?? "") === text }),
  /** @param {string} scene @returns {Command} */
  scene: (scene) => ({ name: `scene-${scene}`, path: "show/scene", body: { scene }, reached: (now) => now.scene_choice === scene }),
});

/**
 * Say why GO or BACK is refused now, or null where it is not. Refused for a moment after each change of what it would
 * do, whoever made it: a finger already on its way must not call what the eyes have not read.
 *
 * @param {{status: string, show: ShowState | null, pending: string | null, sinceChange_ms: number}} situation
 * @returns {{kind: "line" | "nothing" | "pending" | "soon", words: string} | null}
 */
export function goRefusal({ status, show, pending, sinceChange_ms }) {
  if (status !== "live" || !show) return { kind: "line", words: t("Mất tín hiệu – GO tạm khóa cho đến khi có lại kết nối.") };
  if (show.phase === "ended") return { kind: "nothing", words: t("Chương trình đã kết thúc.") };
  if (!show.standby) return { kind: "nothing", words: t("Không còn tiết mục nào chờ gọi.") };
  if (pending) return { kind: "pending", words: t("Đang gửi lệnh trước, lần bấm này không được tính.") };
  if (sinceChange_ms < TOO_SOON_MS) return { kind: "soon", words: t("Bấm quá nhanh – lần bấm này không được tính.") };
  return null;
}
