// The speakers' timer at the edge of the stage: how long still, readable from fifteen metres, and never a lie.

import { formatClock, formatTime } from "../lib/clock.js";
import { fill } from "../lib/dom.js";
import { fitAll } from "../lib/fit.js";
import { t } from "../lib/words.js";
import { countdown, writeCountdown } from "./timing.js";
import { watchShow } from "./watching.js";

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").SentMessage} SentMessage
 * @typedef {import("./watching.js").Sight} Sight
 * @typedef {"clock" | "calm" | "soon" | "over" | "held" | "lost"} Face
 */

const UNKNOWN = "\u2013:\u2013\u2013";
const SOONEST_S = 120; // a speaker needs time for a last thought
const LATEST_S = 30;
const PART = 0.2;

/**
 * Say from when on the time is short: the last fifth of what was planned, at least 30 s, at most two minutes.
 *
 * @param {NonNullable<ShowState["current"]>} current
 */
export const shortFromS = ({ planned_s, adjust_s }) => Math.min(Math.max((planned_s + adjust_s) * PART, LATEST_S), SOONEST_S);

/**
 * Choose the message for whoever speaks: an urgent one first, else the newest.
 *
 * @param {ShowState | null} show
 * @returns {SentMessage | null}
 */
export function messageFor(show) {
  const mine = (show?.messages ?? []).filter(({ target }) => target === "timer" || target === "all");
  const rank = (/** @type {SentMessage} */ { level, id }) => (level === "urgent" ? 1e12 : 0) + id;
  return mine.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

/**
 * Say what the timer's face is: the clock of the day where nothing runs; nothing that counts once the line is cut.
 *
 * @param {Sight} sight
 * @returns {{face: Face, text: string, part: number}} `part` of the time that is left, 0 to 1
 */
export function faceOf({ show, connection, nowMs }) {
  const current = show?.current ?? null;
  if (!show || !current) return { face: "clock", text: "", part: 0 };
  if (connection.status === "lost" || connection.refused !== null) return { face: "lost", text: UNKNOWN, part: 0 };
  const { seconds, tone } = countdown(show, nowMs);
  const left = seconds ?? 0;
  const whole = current.planned_s + current.adjust_s;
  const part = whole > 0 ? Math.min(Math.max(left / whole, 0), 1) : 0;
  return { face: tone === "held" ? "held" : faceFor(left, shortFromS(current)), text: writeCountdown(left), part };
}

/** @param {number} left @param {number} shortS @returns {Face} */
const faceFor = (left, shortS) => (left < 0 ? "over" : left <= shortS ? "soon" : "calm");

/** Each face has a word and a shape of its own: nobody has to know colours. @type {() => Record<Face, string>} */
const faceWords = () => ({
  clock: "",
  calm: t("còn lại"),
  soon: t("sắp hết giờ"),
  over: t("quá giờ"),
  held: t("tạm dừng"),
  lost: t("chưa rõ giờ"),
});

/**
 * Say all the timer shows.
 *
 * @param {Sight} sight
 * @param {number} clockMs the time of day; it goes on where the countdown must not
 */
export function view(sight, clockMs) {
  const { show } = sight;
  const { face, text, part } = faceOf(sight);
  const message = messageFor(show);
  const idle = face === "clock";
  return {
    dark: show?.timer_dark ?? false,
    face,
    size: text.length <= 5 ? "short" : text.length === 6 ? "middling" : "long",
    digits: idle ? formatClock(clockMs) : text,
    word: idle ? idleWords(show) : faceWords()[face],
    part,
    what: nameOf(show),
    clock: idle ? "" : formatTime(clockMs),
    message: message?.text ?? "",
    urgent: message?.level === "urgent",
  };
}

/** @param {ShowState | null} show */
const idleWords = (show) => (show?.phase === "ended" ? t("Chương trình đã kết thúc") : show ? t("Chưa bắt đầu") : "");

/** The step's title where one runs, else the item's; before the show what comes first. @param {ShowState | null} show */
function nameOf(show) {
  if (show?.current) return show.current.step?.title || show.current.title;
  return show?.standby ? t("Kế tiếp: %(title)s", { title: show.standby.title }) : "";
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  let fitted = "";
  watchShow(root, deps, {
    page: "timer",
    painted: (sight) => {
      const seen = view(sight, deps.clock.serverNow());
      root.classList.toggle("is-dark", seen.dark);
      root.classList.toggle("has-message", seen.message !== "");
      root.dataset.face = seen.face;
      fill(root, {
        digits: { text: seen.digits, class: { "is-middling": seen.size === "middling", "is-long": seen.size === "long" } },
        word: seen.word,
        bar: { style: { "--part": seen.part } },
        what: seen.what,
        clock: seen.clock,
        message: { text: seen.message, hidden: seen.message === "", class: { "is-urgent": seen.urgent } },
        urgent: { hidden: !seen.urgent },
        message_box: { hidden: seen.message === "", class: { "is-urgent": seen.urgent } },
      });
      const texts = `${seen.what}|${seen.message}`;
      if (texts !== fitted) fitAll(root);
      fitted = texts;
    },
  });
  new ResizeObserver(() => fitAll(root)).observe(root);
  document.fonts.addEventListener("loadingdone", () => fitAll(root));
}
