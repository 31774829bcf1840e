// Show states and cues for the tests: the evening of 17/10/2024, 19:30 in Ninh Thuận.

export const START = Date.parse("2024-10-17T19:30:00+07:00");

/** @param {number} seconds after the start */
export const at = (seconds) => START + seconds * 1000;

/** @param {number} seconds after the start, as the server writes it */
export const said = (seconds) => new Date(at(seconds) + 7 * 3_600_000).toISOString().replace("Z", "+07:00");

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
export const cue = (id, more = {}) => ({
  id, number: id, title: `Tiết mục ${id}`, kind: "speech", planned_s: 600, starts_at: null, presenter: "", scene: null,
  notes: { mc: "", sound: "", light: "", screen: "", stage: "" }, skipped: false, steps: [], version: 1,
  office: "", flagged: false, colour: "", auto: false, block_id: null, custom: {}, gap_s: null,
  place: "coming", planned_at: said((id - 1) * 600), called_at: null, ended_at: null, ...more,
});

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
export const item = (id, more = {}) => ({ cue_id: id, number: id, title: `Tiết mục ${id}`, kind: "speech", presenter: "", planned_s: 600, ...more });

/** The first of three cues was called on time. @param {Record<string, unknown>} [more] @returns {any} */
export const running = (more = {}) => ({
  seq: 10, version: 4, rundown_version: 1, phase: "running", mode: "live",
  current: { ...item(1), called_at: said(0), held_s: 0, held_since: null, adjust_s: 0, auto: false, step: null, steps_called: 0, steps_count: 0 },
  standby: item(2), next_step: null, run: 1, messages: [], ready: [], caller: null, timer_dark: false, scene: "title", scene_choice: "auto", message: null, over_s: 0,
  forecast_end_at: said(1800), planned_end_at: said(1800), after_s: 1200, end_not_before: null,
  planned_start_at: said(0), opens_at: said(0),
  started_at: said(0), ended_at: null, server_time: said(0), ...more,
});

/** @returns {any} */
export const standby = () => running({
  phase: "standby", current: null, standby: item(1), after_s: 1800, end_not_before: said(1800), started_at: null,
});

/** @param {Record<string, unknown>} more @returns {any} */
export const with_clock = (more) => running({ current: { ...running().current, ...more } });

/** A step of a cue. @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
export const step = (id, more = {}) => ({ id, title: `Đơn vị ${id}`, presenter: "", office: "", text: "", scene: null, pledge_id: null, skipped: false, ...more });

/** As the state says a step. @param {number} id @returns {any} */
export const saidStep = (id) => ({ step_id: id, title: `Đơn vị ${id}`, presenter: "", office: "", pledge_id: null });

/**
 * The first cue runs and has steps; GO has walked some of them.
 *
 * @param {number} called how many
 * @param {number[]} ids
 * @param {Record<string, unknown>} [more]
 * @returns {any}
 */
export const walking = (called, ids, more = {}) => running({
  current: { ...running().current, step: called ? { ...saidStep(ids[called - 1]), called_at: said(60) } : null, steps_called: called, steps_count: ids.length },
  next_step: called < ids.length ? saidStep(ids[called]) : null,
  ...more,
});
