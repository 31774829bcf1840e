// The server's time on a page whose own clock may be wrong, and how times are written.

const WINDOW = 12; // samples: half a minute of heartbeats
const SLEW = 0.05; // a second shown lasts between 0.95 and 1.05 seconds while the clock is being put right
const LATE_BEATS = 3; // so many held up by a stalled network say nothing; one more, and the server's clock was set back
const JUMP_MS = 2000; // beyond this the computer slept or the first guess was wrong: be right at once

/**
 * @typedef {object} Clock
 * @property {(now: string) => void} hear take the server's time (RFC 3339) as just received
 * @property {() => number} serverNow milliseconds since 1970 by the server's clock; never goes back while put right
 * @property {(at: string) => number} secondsSince seconds since a moment of the server's; negative before it
 */

/**
 * Make a clock that follows the server.
 *
 * A message is late by its journey, never early, so of the last samples the one that arrived
 * fastest, the largest difference, is nearest the truth.
 *
 * @param {() => number} ticks monotonic milliseconds; not the wall clock, which people and NTP set
 * @param {number} startMs the first guess
 * @returns {Clock}
 */
export function makeClock(ticks = () => performance.now(), startMs = Date.now()) {
  /** @type {number[]} */
  let samples = [];
  let late = 0; // one after the other
  let shown = startMs - ticks();
  let slewedAt = ticks();

  const target = () => (samples.length === 0 ? shown : Math.max(...samples));

  function slew() {
    const now = ticks();
    const room = (now - slewedAt) * SLEW;
    const missing = target() - shown;
    slewedAt = now;
    shown += Math.abs(missing) > JUMP_MS ? missing : Math.max(-room, Math.min(room, missing));
  }

  /** @param {string} text */
  function hear(text) {
    const at = Date.parse(text);
    if (Number.isNaN(at)) return;
    const sample = at - ticks();
    const off = sample - target();
    if (samples.length > 0 && off < -JUMP_MS && (late += 1) <= LATE_BEATS) return;
    late = 0;
    // Far from what was heard before: one of the two clocks was set, or this computer slept.
    if (Math.abs(off) > JUMP_MS) samples = [];
    samples = [...samples, sample].slice(-WINDOW);
    slew();
  }

  function serverNow() {
    slew();
    return ticks() + shown;
  }

  return { hear, serverNow, secondsSince: (at) => (serverNow() - Date.parse(at)) / 1000 };
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} timezone @param {boolean} seconds */
function format(timezone, seconds) {
  const name = `${timezone} ${seconds}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone, hourCycle: "h23", hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}),
  });
  formats.set(name, made);
  return made;
}

/** The forum's timezone, from <html data-timezone>. */
export const forumTimezone = () => globalThis.document?.documentElement.dataset.timezone || "Asia/Ho_Chi_Minh";

/**
 * Write a moment as HH:MM:SS at the venue; "–" for none.
 *
 * @param {string | number | null | undefined} at RFC 3339, or milliseconds since 1970
 * @param {string} [timezone]
 */
export const formatClock = (at, timezone = forumTimezone()) => formatMoment(at, timezone, true);

/**
 * Write a moment as HH:MM at the venue; "–" for none.
 *
 * @param {string | number | null | undefined} at
 * @param {string} [timezone]
 */
export const formatTime = (at, timezone = forumTimezone()) => formatMoment(at, timezone, false);

/** @param {string | number | null | undefined} at @param {string} timezone @param {boolean} seconds */
function formatMoment(at, timezone, seconds) {
  const moment = typeof at === "string" ? Date.parse(at) : at;
  if (moment === null || moment === undefined || Number.isNaN(moment)) return "–";
  return format(timezone, seconds).format(moment);
}

/**
 * Write seconds as minutes and seconds: 65 → "1:05", −30 → "−0:30", with `plus` 30 → "+0:30".
 *
 * @param {number} seconds
 * @param {{plus?: boolean}} [options]
 */
export function formatSpan(seconds, { plus = false } = {}) {
  const whole = Math.trunc(seconds);
  const size = Math.abs(whole);
  const sign = whole < 0 ? "\u2212" : plus && whole > 0 ? "+" : "";
  return `${sign}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
}
