// The presenter's name over the picture: comes with GO, stays a while, leaves quietly.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { keyed } from "../../vendor/lit-html/directives/keyed.js";
import { slot } from "../lib/dom.js";
import { fitAll } from "../lib/fit.js";
import { unbroken } from "../lib/unbroken.js";
import { watchShow } from "./watching.js";

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {{key: string, name: string, office: string, fromMs: number}} Person
 */

const FONTS_MS = 1500;

/**
 * Say who is on: the step's presenter where it names one, else the item's.
 *
 * @param {ShowState | null} show
 * @returns {Person | null}
 */
export function personOf(show) {
  const current = show?.current ?? null;
  if (!current) return null;
  const step = current.step;
  const named = step?.presenter ? step : current;
  if (!named.presenter) return null;
  const from = step?.presenter ? step.called_at : current.called_at;
  return { key: `${current.cue_id} ${from} ${named.presenter}`, name: unbroken(named.presenter), office: unbroken(named.office), fromMs: Date.parse(from) };
}

/**
 * Say whose name is in the picture. It is reckoned from the GO, so a page opened late, or back after a cut, agrees.
 *
 * @param {ShowState | null} show
 * @param {number} nowMs
 * @param {number} stays_s 0: as long as the person is on
 */
export function view(show, nowMs, stays_s) {
  const person = personOf(show);
  return person && (stays_s === 0 || nowMs - person.fromMs < stays_s * 1000) ? person : null;
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const stays_s = Number(root.dataset.seconds);
  const place = slot(root, "person");
  let drawn = "";
  let ready = false;
  watchShow(root, deps, {
    page: "lower_third",
    painted: ({ show }) => {
      const person = view(show, deps.clock.serverNow(), stays_s);
      // Who leaves keeps the name until it is out of the picture.
      if (person && person.key + person.name + person.office !== drawn) {
        drawn = person.key + person.name + person.office;
        render(card(person), place);
        fitAll(root);
      }
      if (ready) root.classList.toggle("is-away", person === null);
    },
  });
  const fonts = Promise.race([document.fonts.ready, new Promise((resolve) => { setTimeout(resolve, FONTS_MS); })]);
  fonts.then(() => { ready = true; fitAll(root); });
  new ResizeObserver(() => fitAll(root)).observe(root);
  document.fonts.addEventListener("loadingdone", () => fitAll(root));
}

/** @param {Person} person */
const card = ({ key, name, office }) => keyed(key, html`<div class="person__card appears">
  <p class="person__name" data-fit="2" data-prefer="fewer">${name}</p>
  ${office ? html`<p class="person__office" data-fit="2" data-prefer="fewer">${office}</p>` : nothing}
</div>`);
