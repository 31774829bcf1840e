// The TV overlay: total and donor over the camera picture.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { keyed } from "../../vendor/lit-html/directives/keyed.js";
import { fill, slot } from "../lib/dom.js";
import { fitAll } from "../lib/fit.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { t } from "../lib/words.js";
import { wear } from "./stage_look.js";
import { followPreview } from "./stage_preview.js";
import { saneLook, saneShow, saneTote } from "./stage_sane.js";
import { begun, donorsView, spotlightView, toteView } from "./stage_scenes.js";
import { Counter, frameView } from "./stage_total.js";

const FONTS_MS = 1500;
const LEAVES_MS = 350; // as long as the words take to go, in overlay.css

/**
 * @typedef {import("./stage_scenes.js").Tote} Tote
 * @typedef {import("./stage_look.js").Look} Look
 * @typedef {{key: string | number, head: string, name: string, amount: string, words: string, lit: boolean}} Strap
 */

/**
 * Say what stands beside the total: the donor in the spotlight, else the latest one.
 *
 * @param {Tote} tote
 * @returns {Strap | null}
 */
export function donorView(tote) {
  const lit = spotlightView(tote.spotlight);
  if (lit) return { key: `lit ${lit.key}`, head: lit.programme ? t("Trân trọng cảm ơn · %(programme)s", { programme: lit.programme }) : t("Trân trọng cảm ơn"), name: lit.name, amount: lit.amount, words: lit.gift || lit.words, lit: true };
  const [latest] = donorsView(tote);
  if (!latest) return null;
  return { ...latest, head: t("Vừa đăng ký ủng hộ"), words: "", lit: false };
}

/** @type {{total: boolean, donor: boolean}} */
const BOTH = { total: true, donor: true };

/**
 * Say all the overlay shows, but for the number that counts. Without total and goal there is nothing to show.
 *
 * @param {Tote} tote
 * @param {{total: boolean, donor: boolean}} [wanted]
 */
export function view(tote, wanted = BOTH) {
  const { label, number } = toteView(tote);
  const donor = wanted.donor ? donorView(tote) : null;
  const hasTotal = wanted.total && number > 0;
  return { away: !hasTotal && donor === null, label, number, hasTotal, donor };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live }) {
  const overlay = new Overlay(root);
  const known = root.dataset.preview === "look" ? shownInSettings(overlay) : followed(overlay, root, live);
  const fonts = Promise.race([document.fonts.ready, pause(FONTS_MS)]);
  Promise.all([known, fonts]).then(() => {
    overlay.reveal();
    root.setAttribute("data-ready", "");
  });
  new ResizeObserver(() => fitAll(root)).observe(root);
  document.fonts.addEventListener("loadingdone", () => fitAll(root));
}

/** @param {Overlay} overlay @param {HTMLElement} root @param {import("../lib/live.js").Live} live */
function followed(overlay, root, live) {
  const handlers = Object.fromEntries(["tote", "show", "look"].map((topic) => [topic, (/** @type {unknown} */ state) => overlay.take({ [topic]: state })]));
  live.watch(String(root.dataset.forum), ["tote", "show", "look"], handlers, { page: "overlay" });
  return live.ready;
}

/** @param {Overlay} overlay @returns {Promise<void>} */
const shownInSettings = (overlay) => new Promise((resolve) => { followPreview((handed) => { overlay.take(handed); resolve(); }); });

class Overlay {
  #root;
  #counter;
  #revealed = false;
  /** @type {Tote | null} */
  #tote = null;
  /** @type {Tote | null} the one drawn before */
  #before = null;
  /** @type {Look | null} */
  #look = null;
  /** @type {"live" | "rehearsal" | undefined} */
  #mode;
  /** @type {string | number | null} the donor whose words stand there */
  #standing = null;
  #turn = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    const { margin } = root.dataset; // the link's own wish comes before the settings
    if (margin) root.style.setProperty("--margin", margin);
    this.#counter = new Counter((now, target) => {
      const { number, ghost, em } = frameView(now, target);
      fill(root, { number, ghost, total: { style: { "--em": em } } });
    });
  }

  /**
   * Take what the server says; of what cannot be true nothing is taken.
   *
   * @param {{show?: unknown, tote?: unknown, look?: unknown}} news
   */
  take({ show, tote, look }) {
    this.#tote = saneTote(tote) ?? this.#tote;
    this.#mode = saneShow(show)?.mode ?? this.#mode;
    const worn = saneLook(look);
    if (worn) this.#wear(worn);
    markRehearsal(this.#tote?.rehearsal ? "rehearsal" : this.#mode);
    if (this.#tote) this.#draw(this.#tote);
  }

  reveal() {
    this.#revealed = true;
    if (this.#tote) this.#draw(this.#tote);
    requestAnimationFrame(() => this.#root.classList.remove("is-still"));
  }

  /** @param {Look} look */
  #wear(look) {
    this.#look = look;
    if (look.css_url) wear(document, look.css_url);
    this.#root.dataset.place = look.overlay.place;
  }

  /** @param {Tote} tote */
  #draw(tote) {
    const seen = view(tote, this.#look?.overlay);
    fill(this.#root, { label: seen.label, total: { hidden: !seen.hasTotal } });
    this.#root.classList.toggle("has-total", seen.hasTotal);
    const still = !this.#revealed || this.#before === null || begun(tote) !== begun(this.#before) || tote.run !== this.#before.run;
    this.#before = tote;
    this.#counter.set(seen.number, { still });
    this.#drawDonor(seen.donor);
    if (this.#revealed) this.#root.classList.toggle("is-away", seen.away);
  }

  /** The words of one donor leave before those of the next come. @param {Strap | null} donor */
  #drawDonor(donor) {
    const key = donor?.key ?? null;
    const place = slot(this.#root, "donor");
    if (!this.#revealed || this.#standing === null || key === this.#standing) return this.#put(donor);
    this.#turn += 1;
    const turn = this.#turn;
    place.classList.add("is-leaving");
    pause(LEAVES_MS).then(() => { if (turn === this.#turn) this.#put(donor); });
  }

  /** @param {Strap | null} donor */
  #put(donor) {
    this.#turn += 1;
    this.#standing = donor?.key ?? null;
    this.#root.classList.toggle("has-donor", donor !== null);
    this.#root.classList.toggle("is-lit", donor?.lit === true);
    slot(this.#root, "donor").classList.remove("is-leaving");
    if (donor) render(card(donor), slot(this.#root, "donor"));
    else render(nothing, slot(this.#root, "donor"));
    fitAll(this.#root);
  }
}

/** @param {Strap} donor */
const card = ({ key, head, name, amount, words }) => keyed(key, html`<div class="strap__card appears">
  <p class="strap__label">${head}</p>
  <p class="strap__name" data-fit="2" data-prefer="fewer">${name}</p>
  ${amount ? html`<p class="strap__amount">${amount} <small>đồng</small></p>` : nothing}
  ${words ? html`<p class="strap__words" data-fit="2" data-prefer="fewer">${words}</p>` : nothing}
</div>`);

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
