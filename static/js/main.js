// What every page loads: sets up the common things, then starts the module the page names.
//
//   <main id="main" data-page="show/console" data-forum="lang-nghe-2024">   →   ./show/console.js
//
// data-connection="operator" (the default), "stage" or "overlay" says how the connection is shown.

import { io } from "../vendor/socket.io-client/socket.io.esm.min.js";
import { ask } from "./lib/ask.js";
import { makeClock } from "./lib/clock.js";
import { showConnection } from "./lib/connection.js";
import { openMenus } from "./lib/dom.js";
import { watchHolds } from "./lib/hold.js";
import { makeHttp } from "./lib/http.js";
import { showIdentity } from "./lib/identity.js";
import { listenKeys } from "./lib/keys.js";
import { clearAtSignOut } from "./lib/leaving.js";
import { connect } from "./lib/live.js";
import { offerShortcuts } from "./lib/shortcuts.js";
import { say } from "./lib/toast.js";
import { t } from "./lib/words.js";

const PAGE = /^[a-z]+(\/[a-z_-]+)+$/;

/** @param {HTMLElement} main @returns {import("./lib/types").Deps} */
function prepare(main) {
  const clock = makeClock();
  const live = connect(io, clock);
  const mode = /** @type {import("./lib/connection.js").Mode} */ (main.dataset.connection ?? "operator");
  showIdentity(live, mode);
  return {
    live,
    clock,
    http: makeHttp({ base: `/api/v1/forums/${main.dataset.forum ?? ""}` }),
    keys: listenKeys(document),
    connection: showConnection(live, mode),
    t,
    say,
    ask,
  };
}

/** A menu is shut by a press elsewhere and by Escape. */
function shutMenus() {
  document.addEventListener("pointerdown", ({ target }) => {
    for (const menu of openMenus()) if (!menu.contains(/** @type {Node} */ (target))) menu.removeAttribute("open");
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
    }
  });
}

async function begin() {
  shutMenus();
  clearAtSignOut(document);
  watchHolds(document);
  const main = document.querySelector("main");
  if (!main) return;
  const deps = prepare(main);
  offerShortcuts(deps.keys);
  const page = main.dataset.page ?? "";
  if (PAGE.test(page)) (await import(`./${page}.js`)).start(main, deps);
}

await begin();
