// Which screen is this? For five seconds it shows the name of its device.
//
// On operators' pages full screen, with a calm pulse; in front of an audience as a small label in a corner.

import { t } from "./words.js";

const SHOWN_MS = 5000;

/**
 * Show the name when the console asks for it; asked again, it stands for another five seconds.
 *
 * @param {Pick<import("./live.js").Live, "onIdentify">} live
 * @param {import("./connection.js").Mode} mode
 * @param {{page: Pick<Document, "body" | "createElement">, after: (run: () => void, ms: number) => any, stop: (waiting: any) => void}} [world]
 */
export function showIdentity(live, mode, world = browser()) {
  /** @type {HTMLElement | null} */
  let label = null;
  let waiting = 0;
  live.onIdentify((name) => {
    world.stop(waiting);
    label?.remove();
    label = draw(world.page, name, mode === "operator");
    world.page.body.append(label);
    waiting = world.after(() => { label?.remove(); label = null; }, SHOWN_MS);
  });
}

const browser = () => ({
  page: document,
  after: (/** @type {() => void} */ run, /** @type {number} */ ms) => setTimeout(run, ms),
  stop: (/** @type {number} */ waiting) => clearTimeout(waiting),
});

/** @param {Pick<Document, "createElement">} page @param {string} name @param {boolean} full */
function draw(page, name, full) {
  const label = page.createElement("div");
  label.className = full ? "identity identity--full" : "identity identity--corner";
  label.setAttribute("role", "status");
  const head = page.createElement("span");
  head.className = "identity__head";
  head.textContent = t("Thiết bị này là");
  const words = page.createElement("strong");
  words.className = "identity__name";
  words.textContent = name;
  label.append(...(full ? [head, words] : [words]));
  return label;
}
