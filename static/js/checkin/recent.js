// The last scans of this desk, each with its newest state; a tap opens the answer again.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { fullName, remember, standing } from "./answer.js";
import { inFours } from "./codes.js";
import { entry } from "./outcomes.js";

/** @typedef {import("./types").Outcome} Outcome */

/**
 * One line of the list of the last scans.
 *
 * @param {Outcome} outcome
 */
export const recentLine = (outcome) => ({
  ...standing(outcome),
  time: formatTime(outcome.scanned_at),
  name: "guest" in outcome && outcome.guest ? fullName(outcome.guest) : inFours(outcome.code.slice(0, 24)),
});

/** @param {HTMLElement} root @param {(outcome: Outcome) => unknown} open */
export function startRecent(root, open) {
  const place = slot(root, "recent");
  /** @type {readonly Outcome[]} */
  let recent = [];

  /** @param {Outcome} outcome */
  function add(outcome) {
    recent = remember(recent, outcome);
    draw();
  }

  function draw() {
    render(recent.length === 0
      ? html`<p class="muted">${t("Chưa có lượt quét nào ở máy này.")}</p>`
      : html`<ol class="recent">${repeat(recent, ({ key }) => key, (outcome) => row(outcome, open))}</ol>`, place);
  }

  draw();
  return {
    add,
    line: recentLine,
    /** Show what waits from before, by the names the desk knows. @param {import("./types").Scan} scan @param {import("./list.js").DeskList} list */
    wait(scan, list) {
      const guest = scan.guest_id === undefined ? null : list.guest(scan.guest_id);
      if (scan.wish !== "ask" && scan.wish !== "undo") add(guest ? entry(scan, "letin", guest) : { ...scan, kind: "waiting" });
    },
    has: (/** @type {string} */ key) => recent.some((one) => one.key === key),
    isBad: (/** @type {Outcome} */ outcome) => ["warn", "bad"].includes(standing(outcome).tone),
  };
}

/** @param {Outcome} outcome @param {(outcome: Outcome) => unknown} open */
function row(outcome, open) {
  const { time, name, text, tone, icon: symbol } = recentLine(outcome);
  const honoured = "guest" in outcome && (outcome.guest?.leader || outcome.guest?.vip);
  return html`<li><button type="button" class="recent__scan" @click=${() => open(outcome)}>
    <span class="recent__time">${time}</span>
    <span class="recent__name">${honoured ? icon("star") : nothing}${name}</span>
    <span class="badge badge--${tone}">${icon(symbol)}${text}</span>
  </button></li>`;
}
