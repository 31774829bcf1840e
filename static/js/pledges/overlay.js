// The TV overlay: total and donor over the camera picture.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { keyed } from "../../vendor/lit-html/directives/keyed.js";
import { fill, slot } from "../lib/dom.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { t } from "../lib/words.js";
import { fitAll } from "../lib/fit.js";
import { begun, donorsView, spotlightView, toteView } from "./stage_scenes.js";
import { Counter, frameView } from "./stage_total.js";

const FONTS_MS = 1500;

/**
 * @typedef {import("./stage_scenes.js").Tote} Tote
 * @typedef {{key: string | number, head: string, name: string, amount: string, words: string}} Strap
 */

/**
 * Say what stands beside the total: the donor in the spotlight, else the latest one.
 *
 * @param {Tote} tote
 * @returns {Strap | null}
 */
export function donorView(tote) {
  const lit = spotlightView(tote.spotlight);
  if (lit) return { key: `lit ${lit.key}`, head: t("Trân trọng cảm ơn"), name: lit.name, amount: lit.amount, words: lit.gift || lit.words };
  const [latest] = donorsView(tote);
  if (!latest) return null;
  return { ...latest, head: t("Vừa đăng ký ủng hộ"), words: "" };
}

/**
 * Say all the overlay shows, but for the number that counts. Without total and goal there is nothing to show.
 *
 * @param {Tote} tote
 */
export function view(tote) {
  const { label, number } = toteView(tote);
  return { away: number === 0 && tote.spotlight === null, label, number, donor: donorView(tote) };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live }) {
  let wasBegun = false;
  let shown = false;
  const counter = new Counter((now, target) => {
    const { number, ghost } = frameView(now, target);
    fill(root, { number, ghost });
  });
  /** @type {Tote | null} */
  let last = null;
  /** @param {Tote} tote */
  const draw = (tote) => {
    last = tote;
    const seen = view(tote);
    fill(root, { label: seen.label, total: { hidden: seen.number === 0 }, donor: { hidden: seen.donor === null } });
    render(seen.donor ? strap(seen.donor) : nothing, slot(root, "donor"));
    counter.set(seen.number, { still: !shown || begun(tote) !== wasBegun });
    wasBegun = begun(tote);
    fitAll(root);
    if (shown) root.classList.toggle("is-away", seen.away);
  };
  live.watch(String(root.dataset.forum), ["tote", "show"], { tote: draw, show: ({ mode }) => markRehearsal(mode) }, { page: "overlay" });
  const fonts = Promise.race([document.fonts.ready, new Promise((resolve) => { setTimeout(resolve, FONTS_MS); })]);
  Promise.all([live.ready, fonts]).then(() => {
    shown = true;
    if (last) draw(last);
    requestAnimationFrame(() => root.classList.remove("is-still"));
    root.setAttribute("data-ready", "");
  });
  new ResizeObserver(() => fitAll(root)).observe(root);
}

/** @param {Strap} donor */
const strap = ({ key, head, name, amount, words }) => keyed(key, html`<div class="strap__card appears">
  <p class="strap__label">${head}</p>
  <p class="strap__name" data-fit="2" data-prefer="fewer">${name}</p>
  ${amount ? html`<p class="strap__amount">${amount} <small>đồng</small></p>` : nothing}
  ${words ? html`<p class="strap__words" data-fit="2" data-prefer="fewer">${words}</p>` : nothing}
</div>`);
