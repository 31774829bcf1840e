// What a stage manager may order, and how each order knows that it was carried out.

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {import("../types").Target} Target
 * @typedef {import("./commands.js").Command} Command
 */

/**
 * Give the stage manager's commands.
 *
 * @param {ShowState} show as last seen
 */
export const commandsFor = (show) => ({ ...calling(show), ...holding(show), ...saying(), ...setting() });

/** Calling cues and their steps. @param {ShowState} show */
const calling = (show) => ({
  /** @returns {Command} */
  go: () => ({ name: "go", path: "show/go", reached: (now) => now.version > show.version && (show.next_step ? stepped(now, show) : called(now, show)) }),
  /** @returns {Command} */
  back: () => ({ name: "back", path: "show/back", reached: (now) => now.version === show.version + 1 && place(now) !== place(show) }),
  /** Null follows the steps and the order again. @param {number | null} cue_id @returns {Command} */
  standby: (cue_id) => ({ name: "standby", path: "show/standby", body: { cue_id }, reached: (now) => (cue_id === null ? now.next_step !== null : now.standby?.cue_id === cue_id && now.next_step === null) }),
  /** @returns {Command} */
  end: () => ({ name: "end", path: "show/end", reached: (now) => now.phase === "ended" }),
  /** @param {"live" | "rehearsal"} [mode] @returns {Command} */
  reset: (mode) => ({ name: "reset", path: "show/reset", body: mode ? { mode } : {}, reached: (now) => now.phase === "standby" && (mode === undefined || now.mode === mode) }),
});

/** @param {ShowState} now @param {ShowState} show */
const called = (now, show) => show.standby !== null && now.current?.cue_id === show.standby.cue_id;

/** @param {ShowState} now @param {ShowState} show */
const stepped = (now, show) => now.current?.cue_id === show.current?.cue_id && now.current?.step?.step_id === show.next_step?.step_id;

/** What the last GO has called, so that another place can be told from it. @param {ShowState} show */
const place = ({ current, ended_at }) => [current?.called_at, current?.steps_called, ended_at].join(" ");

/** The running cue's time. @param {ShowState} show */
const holding = (show) => ({
  /** @returns {Command} */
  hold: () => ({ name: "hold", path: "show/hold", reached: (now) => now.phase === "held" }),
  /** @returns {Command} */
  resume: () => ({ name: "hold", path: "show/resume", reached: (now) => now.phase === "running" }),
  /** @param {number} seconds @returns {Command} */
  adjust: (seconds) => ({ name: `adjust${seconds}`, path: "show/adjust", body: { seconds }, reached: (now) => now.version === show.version + 1 && now.current?.adjust_s === (show.current?.adjust_s ?? 0) + seconds }),
  /** @param {boolean} on @returns {Command} */
  roll: (on) => ({ name: "roll", path: "show/roll", body: { on }, reached: (now) => now.rolling === on }),
});

/** What is said to people. */
const saying = () => ({
  /** @param {string} text @param {Target} target @param {"info" | "urgent"} level @returns {Command} */
  message: (text, target, level) => ({ name: "message", path: "show/message", body: { text, target, level }, insists: true, reached: (now) => now.messages.some((one) => one.target === target && one.text === text) }),
  /** @param {Target} target @returns {Command} */
  unsay: (target) => ({ name: "message", path: "show/message", body: { text: "", target, level: "info" }, insists: true, reached: (now) => now.messages.every((one) => one.target !== target) }),
});

/** What is set for the screens and the seat. */
const setting = () => ({
  /** @param {string} scene @returns {Command} */
  scene: (scene) => ({ name: `scene-${scene}`, path: "show/scene", body: { scene }, reached: (now) => now.scene_choice === scene }),
  /** @param {boolean} dark @returns {Command} */
  timer: (dark) => ({ name: "timer", path: "show/timer", body: { dark }, insists: true, reached: (now) => now.timer_dark === dark }),
  /** @param {string} seat @returns {Command} */
  take: (seat) => ({ name: "seat", path: "show/caller", body: { seat }, reached: (now) => now.caller?.seat === seat }),
  /** @returns {Command} */
  leave: () => ({ name: "seat", path: "show/caller", method: "del", reached: (now) => now.caller === null }),
});
