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
 * @property {"post" | "del"} [method]
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
 * @param {string} seat which console this is: while somebody holds the call, only theirs is obeyed
 * @param {(ms: number) => Promise<void>} [pause]
 * @returns {Promise<Outcome>}
 */
export async function give(http, command, expected_version, seat, pause = wait) {
  const wish = { deadline_ms: DEADLINE_MS, headers: { "X-Console": seat } };
  let unanswered = false;
  for (const ms of [...PAUSES_MS, null]) {
    try {
      const body = { ...command.body, expected_version };
      return done(await http[command.method ?? "post"](command.path, body, wish));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!NO_ANSWER.includes(error.status)) return refused(error, command, expected_version, unanswered, (again, version) => give(http, again, version, seat, pause));
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
 * @param {Command} command
 * @param {number} expected_version
 * @param {boolean} unanswered whether an earlier try may have been heard
 * @param {(command: Command, version: number) => Promise<Outcome>} giveAgain
 * @returns {Promise<Outcome>}
 */
async function refused(problem, command, expected_version, unanswered, giveAgain) {
  /** @type {ShowState | null} */
  const current = problem.code === "stale" ? problem.current : null;
  if (!current) return { result: "refused", state: null, words: complaint(problem) };
  if (unanswered && command.reached?.(current)) return done(current);
  const moved = current.version !== expected_version;
  if (moved && command.insists) return giveAgain({ ...command, insists: false }, current.version);
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
 * Say why GO is refused now, or null where it is not. Refused for a moment after each change of what it would do,
 * whoever made it: a finger already on its way must not call what the eyes have not read.
 *
 * @param {{status: string, show: ShowState | null, watching: string, pending: string | null, sinceChange_ms: number}} situation
 *   `watching`: why this console only watches; empty where it may call
 * @returns {{kind: "line" | "nothing" | "watching" | "pending" | "soon", words: string} | null}
 */
export function goRefusal({ status, show, watching, pending, sinceChange_ms }) {
  if (status !== "live" || !show) return { kind: "line", words: t("Mất tín hiệu – GO tạm khóa cho đến khi có lại kết nối.") };
  if (watching) return { kind: "watching", words: watching };
  if (show.phase === "ended") return { kind: "nothing", words: t("Chương trình đã kết thúc.") };
  if (!show.standby && !show.next_step) return { kind: "nothing", words: t("Không còn tiết mục nào chờ gọi.") };
  if (pending) return { kind: "pending", words: t("Đang gửi lệnh trước, lần bấm này không được tính.") };
  if (sinceChange_ms < TOO_SOON_MS) return { kind: "soon", words: t("Bấm quá nhanh – lần bấm này không được tính.") };
  return null;
}
