// What every page of the show follows: the show state, the rundown behind it, and how good the line is.

import { Problem } from "../lib/http.js";
import { markRehearsal } from "../lib/rehearsal.js";

const AGAIN_MS = 1500;
const PAINT_MS = 200;
const EMPTY = { cues: [], blocks: [], columns: [], can_undo: null, can_redo: null };

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").Cue} Cue
 * @typedef {import("../lib/types").Connection} Connection
 *
 * @typedef {object} Picture what the page knows
 * @property {ShowState | null} show
 * @property {Cue[]} cues
 * @property {import("./types").Block[]} blocks
 * @property {import("./types").CustomColumn[]} columns
 * @property {string | null} can_undo
 * @property {string | null} can_redo
 * @property {number} rundown_version of `cues`
 * @property {Connection} connection
 * @property {number} nowMs the server's time; where the line is lost, when the picture was last true
 */

/**
 * Follow the show: `changed` is told of every new picture, `ticked` five times a second for what counts down.
 *
 * @param {HTMLElement} root
 * @param {import("../lib/types").Deps} deps
 * @param {{page: string, topics?: Record<string, (state: any) => void>, changed: () => void, ticked: () => void}} wish
 */
export function follow(root, { live, http, clock, connection }, { page, topics = {}, changed, ticked }) {
  /** @type {Picture} */
  const picture = { show: null, ...EMPTY, rundown_version: -1, connection: connection.status(), nowMs: clock.serverNow() };
  let needed = "";
  const refresh = calm(async () => {
    takeRundown(await http.get("rundown"));
  });
  let asked = refresh();
  // What is on its way may be the very rundown that is needed now.
  const catchUp = (/** @type {() => boolean} */ has) => { asked = asked.finally(() => (has() ? undefined : refresh())); };

  /** @param {import("./types").Rundown} rundown */
  function takeRundown({ version, cues, blocks = [], columns = [], can_undo = picture.can_undo, can_redo = picture.can_redo }) {
    Object.assign(picture, { rundown_version: version, cues, blocks, columns, can_undo, can_redo });
    changed();
  }

  /** @param {ShowState} show */
  function take(show) {
    picture.show = show;
    markRehearsal(show.mode);
    if (needs(show) !== needed) catchUp(() => agrees(picture));
    needed = needs(show);
    changed();
  }

  const handlers = { show: take, rundown: (/** @type {{version: number}} */ { version }) => catchUp(() => version === picture.rundown_version), ...topics };
  live.watch(String(root.dataset.forum), Object.keys(handlers), handlers, { page });
  connection.onStatus((status) => { picture.connection = status; });
  setInterval(() => { picture.nowMs = trueMs(picture.connection, clock.serverNow()); ticked(); }, PAINT_MS);
  Promise.all([live.ready, asked]).then(() => root.setAttribute("data-ready", ""));
  return {
    picture,
    refresh,
    /** Take a whole rundown that came as an answer. @type {(rundown: import("./types").Rundown) => void} */
    takeRundown: (rundown) => { if (rundown.version >= picture.rundown_version) takeRundown(rundown); },
    /** Take a state that came as an answer. @param {ShowState} show */
    answered: (show) => live.answered("show", show),
  };
}

/**
 * Say what the rundown depends on: it carries the places and real times of the calls too.
 *
 * @param {ShowState} show
 */
export const needs = ({ rundown_version, phase, current, ended_at }) =>
  [rundown_version, phase === "standby", current?.cue_id, current?.called_at, ended_at].join(" ");

/**
 * Tell whether the rundown is of the very calls the show tells of; where that cannot be told, it is not.
 *
 * @param {Pick<Picture, "show" | "cues" | "rundown_version">} picture
 */
export function agrees({ show, cues, rundown_version }) {
  if (!show || show.ended_at || show.rundown_version !== rundown_version) return false;
  if (!show.current) return show.phase === "standby" && cues.every(({ called_at }) => called_at === null);
  const running = cues.find(({ place }) => place === "running");
  return running?.id === show.current.cue_id && running.called_at === show.current.called_at;
}

/**
 * Give the time a countdown may claim: once the line is lost it stands still at what was last true.
 *
 * @param {Connection} connection
 * @param {number} nowMs
 */
export const trueMs = ({ status, good_at_ms }, nowMs) => (status === "lost" && good_at_ms !== null ? good_at_ms : nowMs);

/**
 * Make a fetch that runs once at a time, again where asked meanwhile, and again after a pause where no answer came.
 *
 * @param {() => Promise<void>} run
 * @param {(ms: number) => Promise<void>} [pause]
 * @returns {() => Promise<void>} resolves when what was asked is in
 */
export function calm(run, pause = wait) {
  /** @type {Promise<void> | null} */
  let going = null;
  let again = false;
  async function all() {
    do {
      again = false;
      try {
        await run();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (refusesForGood(error.status)) return;
        again = true;
        await pause(AGAIN_MS);
      }
    } while (again);
  }
  return () => {
    again = true;
    going ??= all().finally(() => { going = null; });
    return going;
  };
}

/** @param {number} status */
const refusesForGood = (status) => status >= 400 && status < 500 && status !== 429;

/** @param {number} ms @returns {Promise<void>} */
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
