// How long the running cue still has, when each later one starts and when the evening ends. Screens count by
// themselves from the show state and the server's clock; the server says the same (show/rules/timing.py).

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").Cue} Cue
 * @typedef {"idle" | "calm" | "soon" | "over" | "held"} Tone
 */

export const SOON_S = 30;
const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
const HALF_A_DAY_MS = (DAY_S / 2) * 1000;

/**
 * Give the seconds left of the running cue; negative in overtime, null where none runs.
 *
 * @param {ShowState} show
 * @param {number} nowMs by the server's clock
 */
export function leftS({ current }, nowMs) {
  if (!current) return null;
  const untilMs = current.held_since ? Date.parse(current.held_since) : nowMs;
  const elapsedS = Math.max((untilMs - Date.parse(current.called_at)) / 1000 - current.held_s, 0);
  return current.planned_s + current.adjust_s - elapsedS;
}

/**
 * Say how the countdown stands. It reads 0:00 exactly at the end, then counts up.
 *
 * @param {ShowState | null} show
 * @param {number} nowMs
 * @returns {{seconds: number | null, tone: Tone}}
 */
export function countdown(show, nowMs) {
  const left = show && leftS(show, nowMs);
  if (!show || left === null) return { seconds: null, tone: "idle" };
  const seconds = Math.ceil(left) || 0; // never a zero with a minus
  if (show.phase === "held") return { seconds, tone: "held" };
  if (left < 0) return { seconds, tone: "over" };
  return { seconds, tone: left <= SOON_S ? "soon" : "calm" };
}

/**
 * Write the countdown: "4:05", in overtime "+0:12", over an hour "1:04:05".
 *
 * @param {number | null} seconds
 */
export function writeCountdown(seconds) {
  if (seconds === null) return "–";
  const size = Math.abs(seconds);
  const hours = Math.floor(size / HOUR_S);
  const minutes = Math.floor((size % HOUR_S) / MINUTE_S);
  const rest = String(size % MINUTE_S).padStart(2, "0");
  const text = hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  return seconds < 0 ? `+${text}` : text;
}

/**
 * Foresee the end of the evening; `over_s` is positive when late.
 *
 * @param {ShowState} show
 * @param {number} nowMs
 */
export function forecastEnd(show, nowMs) {
  const endMs = show.ended_at ? Date.parse(show.ended_at) : comingEndMs(show, nowMs);
  if (floats(show, nowMs)) return { endMs, over_s: 0 };
  return { endMs, over_s: (endMs - Date.parse(show.planned_end_at)) / 1000 };
}

/** @param {ShowState} show @param {number} nowMs */
function comingEndMs(show, nowMs) {
  const floorMs = show.end_not_before ? Date.parse(show.end_not_before) : -Infinity;
  return Math.max(freeMs(show, nowMs) + show.after_s * 1000, floorMs);
}

/**
 * Say whether the show opens whenever its first GO comes: a rehearsal, or days after its hour. Nobody waits for it, it is not late.
 *
 * @param {ShowState} show
 * @param {number} nowMs
 */
const floats = ({ phase, opens_at }, nowMs) =>
  phase === "standby" && (!opens_at || nowMs - Date.parse(opens_at) > HALF_A_DAY_MS);

/** Give the hour the plan is measured from. @param {ShowState} show @param {number} nowMs */
const opensMs = (show, nowMs) => (show.opens_at ? Date.parse(show.opens_at) : nowMs);

/** Give when the next cue can start. @param {ShowState} show @param {number} nowMs */
function freeMs(show, nowMs) {
  // What opens whenever it opens takes its pauses with it; they are in what is still to come.
  if (floats(show, nowMs)) return Math.max(nowMs, opensMs(show, nowMs));
  if (show.rolling && show.advance_at) return Math.max(nowMs, Date.parse(show.advance_at));
  if (show.phase === "standby") return Math.max(nowMs, opensMs(show, nowMs));
  return nowMs + Math.max(leftS(show, nowMs) ?? 0, 0) * 1000;
}

/**
 * Foresee when each cue from the standby on will start: cue id → ms. What a jump leaves out is not in it.
 *
 * @param {ShowState} show
 * @param {readonly Cue[]} cues
 * @param {number} nowMs
 * @returns {Map<number, number>}
 */
export function forecastStarts(show, cues, nowMs) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const from = cues.findIndex(({ id }) => id === show.standby?.cue_id);
  if (from < 0 || show.phase === "ended") return found;
  let atMs = freeMs(show, nowMs);
  // Hours in the rundown are those of the evening; a rehearsal moves them with its opening.
  const movedMs = opensMs(show, nowMs) - Date.parse(show.planned_start_at);
  for (const cue of cues.slice(from)) {
    if (cue.skipped) continue;
    if (cue.starts_at) atMs = Math.max(atMs, Date.parse(cue.starts_at) + movedMs);
    found.set(cue.id, atMs);
    atMs += cue.planned_s * 1000;
  }
  return found;
}

/**
 * Say how much later than planned a cue is foreseen to start, in ms. Like those of forecastStarts, hours move with the opening.
 *
 * @param {ShowState} show
 * @param {Cue} cue
 * @param {number} startMs
 * @param {number} nowMs
 */
export function latenessMs(show, cue, startMs, nowMs) {
  const movedMs = (floats(show, nowMs) ? nowMs : opensMs(show, nowMs)) - Date.parse(show.planned_start_at);
  return startMs - Date.parse(cue.planned_at) - movedMs;
}

/**
 * Say how the show will meet the next cue that has an hour of its own: `over_s` late, negative: it will have to wait.
 *
 * @param {ShowState} show
 * @param {number} nowMs
 */
export function hardView(show, nowMs) {
  const hard = show.next_hard;
  if (!hard) return null;
  const thenMs = Date.parse(show.server_time);
  const movedMs = show.opens_at ? 0 : nowMs - thenMs;
  // A show that rolls keeps to its plan, and meets the hour as the plan does.
  const grownMs = show.rolling ? 0 : freeMs(show, nowMs) - freeMs(show, thenMs) - movedMs;
  const over_s = hard.over_s + grownMs / 1000;
  const { cue_id, number, title } = hard;
  return { cue_id, number, title, startsMs: Date.parse(hard.starts_at) + movedMs, over_s, over: writeOver(over_s) };
}

/**
 * Say when the next cue is called by itself, and why; null where it waits for the hand. At zero the call is on its way.
 *
 * @param {ShowState} show
 * @param {number} nowMs
 * @returns {{by: "roll" | "auto", atMs: number, seconds: number, text: string} | null}
 */
export function advanceView(show, nowMs) {
  if (!show.advance_at) return null;
  const atMs = Date.parse(show.advance_at);
  const seconds = Math.max(Math.ceil((atMs - nowMs) / 1000), 0);
  return { by: show.rolling ? "roll" : "auto", atMs, seconds, text: writeCountdown(seconds) };
}

/**
 * Write how late it is in signed minutes, as large as the lateness asks for: "+4", "−2", "0"; hours and days where
 * minutes would mean nothing (a rehearsal on another day).
 *
 * @param {number} over_s
 * @returns {{sign: -1 | 0 | 1, number: string, unit: "minute" | "hour" | "day"}}
 */
export function writeOver(over_s) {
  const size_s = Math.abs(over_s);
  const sign = size_s < MINUTE_S ? 0 : over_s > 0 ? 1 : -1;
  const mark = sign > 0 ? "+" : sign < 0 ? "\u2212" : "";
  if (size_s < 100 * MINUTE_S) return { sign, number: mark + Math.floor(size_s / MINUTE_S), unit: "minute" };
  if (size_s < 2 * DAY_S) return { sign, number: `${mark}${Math.floor(size_s / HOUR_S)}`, unit: "hour" };
  return { sign, number: mark + Math.floor(size_s / DAY_S), unit: "day" };
}

/**
 * Add up what is planned; skipped cues take no time.
 *
 * @param {readonly Pick<Cue, "skipped" | "planned_s">[]} cues
 */
export const totalPlannedS = (cues) => cues.reduce((sum, cue) => sum + (cue.skipped ? 0 : cue.planned_s), 0);

/**
 * Give the cue after the standby: what the crew prepares next but one.
 *
 * @param {ShowState} show
 * @param {readonly Cue[]} cues
 */
export function afterNext(show, cues) {
  const at = cues.findIndex(({ id }) => id === show.standby?.cue_id);
  return at < 0 ? null : cues.slice(at + 1).find((cue) => !cue.skipped) ?? null;
}
