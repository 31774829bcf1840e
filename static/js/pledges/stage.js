// The LED wall: one scene at a time, each a whole picture, quiet whatever happens behind it.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { keyed } from "../../vendor/lit-html/directives/keyed.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { t } from "../lib/words.js";
import { fitAll } from "../lib/fit.js";
import { agendaView, begun, donorsView, shownScene, spotlightView, titleView, toteView } from "./stage_scenes.js";
import { Counter, frameView, reached } from "./stage_total.js";

/**
 * @typedef {import("./stage_scenes.js").Picture} Picture
 * @typedef {import("./stage_scenes.js").Tote} Tote
 * @typedef {import("./stage_scenes.js").Item} Item
 */

const SCENES = ["title", "tote", "spotlight", "agenda"];
const FEW = 6; // items that stand in one column
const FONTS_MS = 1500;
const WITHOUT_SERVER_MS = 6000; // then the forum's name stands there rather than nothing
const AGAIN_MS = 5000;

/**
 * Say all the wall shows, but for the number that counts.
 *
 * @param {Picture} picture
 */
export function view(picture) {
  const scene = shownScene(picture);
  const donors = picture.tote ? donorsView(picture.tote) : [];
  return {
    scene,
    title: titleView(picture.show),
    tote: picture.tote ? toteView(picture.tote) : null,
    donors,
    spotlight: spotlightView(picture.tote?.spotlight ?? null),
    agenda: agendaView(picture.items),
  };
}

/**
 * Say the goal bar for a number on its way.
 *
 * @param {number} shown
 * @param {Tote} tote
 */
export function goalView(shown, tote) {
  const { percent, part } = reached(shown, tote.goal);
  return {
    percent: { text: `${percent}%`, hidden: percent === 0 },
    bar: { style: { "--part": part } },
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http }) {
  const wall = new Wall(root);
  const page = root.hasAttribute("data-preview") ? "preview" : "stage";
  const programme = followProgramme(http, (items) => wall.show({ items }));
  live.watch(
    String(root.dataset.forum),
    ["show", "tote"],
    {
      show: (state) => { wall.show({ show: state }); markRehearsal(state.mode); programme.wanted(`${state.version} ${state.rundown_version}`); },
      tote: (state) => wall.show({ tote: state }),
    },
    { page },
  );
  const fonts = Promise.race([document.fonts.ready, pause(FONTS_MS)]);
  const known = Promise.race([live.ready, pause(WITHOUT_SERVER_MS)]);
  Promise.all([known, fonts]).then(() => wall.reveal());
  new ResizeObserver(() => wall.fit()).observe(root);
  document.fonts.addEventListener("loadingdone", () => wall.fit());
  live.ready.then(() => fonts).then(() => root.setAttribute("data-ready", ""));
}

class Wall {
  #root;
  #counter;
  #revealed = false;
  #wasBegun = false;
  /** @type {Picture} */
  #picture = { show: null, tote: null, items: [] };

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#counter = new Counter((shown, target) => this.#count(shown, target));
  }

  /** @param {Partial<Picture>} news */
  show(news) {
    this.#picture = { ...this.#picture, ...news };
    this.#draw();
  }

  /** Let the audience see it, once it is whole. */
  reveal() {
    if (this.#revealed) return;
    this.#revealed = true;
    this.#draw();
    requestAnimationFrame(() => requestAnimationFrame(() => this.#root.classList.remove("is-still")));
  }

  fit() {
    fitAll(this.#root);
  }

  #draw() {
    const seen = view(this.#picture);
    drawTitle(this.#root, seen.title);
    if (this.#picture.tote && seen.tote) this.#drawTote(this.#picture.tote, seen);
    render(seen.spotlight ? largeSpotlight(seen.spotlight) : nothing, slot(this.#root, "spotlight"));
    const agenda = slot(this.#root, "agenda");
    agenda.classList.toggle("agenda--few", seen.agenda.length <= FEW);
    render(agendaLines(seen.agenda), agenda);
    if (this.#revealed) this.#turnTo(seen.scene);
    this.fit();
  }

  /** @param {string} scene */
  #turnTo(scene) {
    if (this.#root.dataset.scene !== scene) this.#root.dataset.scene = scene;
    for (const name of SCENES) slot(this.#root, `scene-${name}`).toggleAttribute("inert", name !== scene);
  }

  /** @param {Tote} tote @param {ReturnType<typeof view>} seen */
  #drawTote(tote, { tote: words, donors, spotlight }) {
    if (!words) return;
    fill(this.#root, {
      label: words.label,
      total: { hidden: words.number === 0 },
      invitation: { hidden: words.started },
      reached: { hidden: !words.started || !words.hasGoal },
      goal: words.goal,
      count: words.count,
      givers: { hidden: donors.length === 0 && !spotlight, class: { "givers--spotlight": spotlight !== null } },
    });
    render(spotlight ? smallSpotlight(spotlight) : givers(donors), slot(this.#root, "givers"));
    this.#counter.set(words.number, { still: !this.#revealed || begun(tote) !== this.#wasBegun });
    this.#wasBegun = begun(tote);
    if (words.number === tote.total) fill(this.#root, goalView(this.#shown, tote));
  }

  #shown = 0;

  /** @param {number} shown @param {number} target */
  #count(shown, target) {
    this.#shown = shown;
    const { number, ghost, em } = frameView(shown, target);
    fill(this.#root, { number, ghost, total: { style: { "--em": em } } });
    if (this.#picture.tote) fill(this.#root, goalView(shown, this.#picture.tote));
  }
}

/** @param {HTMLElement} root @param {ReturnType<typeof titleView>} title */
function drawTitle(root, title) {
  const cue = slot(root, "cue");
  cue.hidden = title.title === "";
  slot(root, "scene-title").classList.toggle("has-cue", title.title !== "");
  const lines = keyed(title.cue_id, html`<p class="title__running appears" data-fit="3" data-prefer="fewer">${title.title}</p>
    ${title.presenter ? html`<p class="title__presenter appears" data-fit="2" data-prefer="fewer">${title.presenter}</p>` : nothing}`);
  render(title.title ? lines : nothing, cue);
}

/** @param {ReturnType<typeof donorsView>} donors */
const givers = (donors) => html`<p class="givers__head">${t("Vừa đăng ký ủng hộ")}</p>
  <ol class="givers__list">${repeat(donors, ({ key }) => key, ({ name, amount }) => html`<li class="giver appears">
    <span class="giver__name" data-fit="2" data-prefer="fewer">${name}</span>
    <span class="giver__amount">${amount} <small>đồng</small></span>
  </li>`)}</ol>`;

/** @param {NonNullable<ReturnType<typeof spotlightView>>} spotlight */
const smallSpotlight = ({ key, name, amount, words, gift }) => keyed(key, html`<div class="thanks appears">
  <p class="thanks__head">${t("Trân trọng cảm ơn")}</p>
  <p class="thanks__name" data-fit="2" data-prefer="fewer">${name}</p>
  ${amount ? html`<p class="thanks__amount">${amount} <small>đồng</small></p>` : nothing}
  ${words && !gift ? html`<p class="thanks__words" data-fit="2" data-prefer="fewer">${words}</p>` : nothing}
  ${gift ? html`<p class="thanks__words" data-fit="2" data-prefer="fewer">${gift}</p>` : nothing}
</div>`);

/** @param {NonNullable<ReturnType<typeof spotlightView>>} spotlight */
const largeSpotlight = ({ key, name, amount, words, gift }) => keyed(key, html`<div class="donor appears">
  <p class="donor__head"><span>${t("Trân trọng cảm ơn")}</span> <span>${t("tấm lòng vàng")}</span></p>
  <p class="donor__name" data-fit="3" data-prefer="fewer">${name}</p>
  ${gift ? html`<p class="donor__gift" data-fit="3">${gift}</p>` : nothing}
  ${amount ? html`<p class="donor__amount"><span class="donor__digits">${amount}</span> <small>đồng</small></p>` : nothing}
  ${words ? html`<p class="donor__words" data-fit="2" data-prefer="fewer">${words}</p>` : nothing}
</div>`);

/** @param {Item[]} items */
const agendaLines = (items) => repeat(items, ({ number }) => number, ({ number, title, state }) => html`
  <li class="agenda__item" data-state=${state} aria-current=${state === "now" ? "true" : "false"}>
    <span class="agenda__number">${number}</span>
    <span class="agenda__title" data-fit="3">${title}</span>
  </li>`);

/**
 * Ask for the programme whenever the show or the rundown has moved on, and keep the last one known.
 *
 * @param {import("../lib/http.js").Http} http
 * @param {(items: Item[]) => void} tell
 */
function followProgramme(http, tell) {
  let wish = "";
  let have = "";
  let asking = false;
  async function ask() {
    if (asking || wish === have) return;
    asking = true;
    const asked = wish;
    try {
      tell((await http.get("programme")).items);
      have = asked;
    } catch {
      setTimeout(ask, AGAIN_MS); // silently: the audience sees the last good programme
    } finally {
      asking = false;
    }
    if (have === asked) ask();
  }
  return { wanted: (/** @type {string} */ version) => { wish = version; ask(); } };
}

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
