// What the director says on the MC's and the crew's screens: it stays until it is tapped away, and the tap is told.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { t } from "../lib/words.js";
import { calm } from "./following.js";
import { targetNames } from "./names.js";

/**
 * @typedef {import("./types").SentMessage} SentMessage
 * @typedef {import("./types").Target} Target
 * @typedef {{key: string, id: number, from: string, at: string, words: string, urgent: boolean}} Band
 */

const KEPT = 20; // taps remembered over a reload; far more than ever stand at once

/**
 * Say which bands stand on a reader's screen: what is for them and was not tapped away, urgent ones first.
 *
 * @param {readonly SentMessage[]} messages
 * @param {readonly Target[]} targets that the reader answers to
 * @param {readonly string[]} tapped as `nameOf` names them
 * @returns {Band[]}
 */
export const view = (messages, targets, tapped) =>
  messages
    .filter((message) => targets.includes(message.target) && !tapped.includes(nameOf(message)))
    .sort((one, other) => Number(other.level === "urgent") - Number(one.level === "urgent") || other.id - one.id)
    .map((message) => ({
      key: nameOf(message),
      id: message.id,
      from: message.level === "urgent" ? t("KHẨN – đạo diễn") : t("Đạo diễn"),
      at: [formatTime(message.at), targets[0] === message.target ? "" : t("→ %(to)s", { to: targetNames()[message.target] })].filter(Boolean).join(" "),
      words: message.text,
      urgent: message.level === "urgent",
    }));

/** @param {readonly Band[]} bands */
export const aloud = (bands) => bands.map(({ from, at, words }) => `${from} ${at}: ${words}`).join(" ");

/** @param {SentMessage} message */
export const nameOf = ({ id, at }) => `${id} ${at}`;

/**
 * Show the messages for a reader. A tap takes one away at once and is told to the console, again and again until the
 * server has heard it; it stays away after the page was opened again.
 *
 * @param {HTMLElement} root
 * @param {import("../lib/http.js").Http} http
 * @param {readonly Target[]} targets the reader's own first
 * @returns {(messages: readonly SentMessage[]) => void}
 */
export function tell(root, http, targets) {
  const key = `told-${targets.join("-")}`;
  /** @type {string[]} */
  let tapped = JSON.parse(localStorage.getItem(key) ?? "[]");
  /** @type {readonly SentMessage[]} */
  let last = [];
  let shown = "";
  const acknowledge = acknowledger(http);

  /** @param {Band} band */
  function tap(band) {
    tapped = [...tapped, band.key].slice(-KEPT);
    localStorage.setItem(key, JSON.stringify(tapped));
    acknowledge(band.id);
    paint();
  }

  function paint() {
    const bands = view(last, targets, tapped);
    render(repeat(bands, (band) => band.key, (band) => drawBand(band, tap)), slot(root, "told"));
    fill(root, { told_aloud: aloud(bands) }); // only where it changed: else it would be read out again and again
    const news = bands.some((band) => !shown.includes(band.key));
    shown = bands.map((band) => band.key).join();
    // Browsers let a page vibrate only once it was touched, and complain otherwise.
    if (news && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([120, 80, 120]);
  }

  return (messages) => {
    last = messages;
    paint();
  };
}

/** @param {Band} band @param {(band: Band) => void} tap */
const drawBand = (band, tap) => html`
  <button type="button" class="told ${band.urgent ? "is-urgent" : ""}" @click=${() => tap(band)}>
    <span class="told__from"><b>${band.from}</b> <br>${band.at}</span>
    <span class="told__words">${band.words}</span>
    <span class="told__do">${t("Đã rõ")}</span>
  </button>`;

/** Tell the console that a message was read, for as long as it takes. @param {import("../lib/http.js").Http} http */
export function acknowledger(http) {
  /** @type {Set<number>} */
  const owed = new Set();
  const pay = calm(async () => {
    for (const id of owed) {
      await http.post(`show/messages/${id}/ack`, {}).catch(unlessRefused);
      owed.delete(id);
    }
  });
  return (/** @type {number} */ id) => { owed.add(id); return pay(); };
}

/** It stands no more, or this page may only look: nothing is owed. @param {unknown} error */
function unlessRefused(error) {
  if (!(error instanceof Problem) || error.status < 400 || error.status >= 500 || error.status === 429) throw error;
}
