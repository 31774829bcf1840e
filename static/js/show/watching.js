// What the screens around the stage follow: the show state alone, and where wanted who comes on when. No script, no notes.

import { markRehearsal } from "../lib/rehearsal.js";
import { calm, trueMs } from "./following.js";

const PAINT_MS = 200;

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").BackstageItem} BackstageItem
 * @typedef {import("../lib/types").Connection} Connection
 *
 * @typedef {object} Sight what the screen knows
 * @property {ShowState | null} show
 * @property {BackstageItem[]} items empty where the page did not ask for them
 * @property {Connection} connection
 * @property {number} nowMs the server's time; where the line is lost, when the picture was last true
 */

/**
 * Watch the show: `painted` is told of every new picture, and five times a second for what counts.
 *
 * @param {HTMLElement} root
 * @param {import("../lib/types").Deps} deps
 * @param {{page: string, items?: boolean, painted: (sight: Sight) => void}} wish
 */
export function watchShow(root, { live, http, clock, connection }, { page, items = false, painted }) {
  /** @type {Sight} */
  const sight = { show: null, items: [], connection: connection.status(), nowMs: clock.serverNow() };
  let asked = -1;
  const refresh = calm(async () => {
    sight.items = (await http.get("backstage")).items;
    paint();
  });

  /** @param {ShowState} show */
  function take(show) {
    sight.show = show;
    markRehearsal(show.mode);
    if (items && show.rundown_version !== asked) refresh();
    asked = show.rundown_version;
    paint();
  }

  function paint() {
    sight.nowMs = trueMs(sight.connection, clock.serverNow());
    painted(sight);
  }

  live.watch(String(root.dataset.forum), ["show"], { show: take }, { page });
  connection.onStatus((status) => { sight.connection = status; });
  setInterval(paint, PAINT_MS);
  Promise.all([live.ready, items ? refresh() : null]).then(() => { paint(); root.setAttribute("data-ready", ""); });
}
