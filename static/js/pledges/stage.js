// The LED wall: one scene at a time, each a whole picture, quiet whatever happens behind it.

import { nothing, render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { fitAll } from "../lib/fit.js";
import { codeCard, drawLogos, EVERYTHING, linesView, wear } from "./stage_look.js";
import { AFTER_MS, LASTS_MS, mayCelebrate, Milestones, momentView } from "./stage_moment.js";
import { agendaLines, givers, largeSpotlight, programmeSums, runningCue, smallSpotlight } from "./stage_parts.js";
import { followPreview } from "./stage_preview.js";
import { saneItems, saneLook, saneShow, saneTote } from "./stage_sane.js";
import { agendaRows, agendaView, begun, donorsView, programmesView, shownScene, spotlightView, titleView, toteView } from "./stage_scenes.js";
import { Counter, frameView, reached } from "./stage_total.js";

/**
 * @typedef {import("./stage_scenes.js").Picture} Picture
 * @typedef {import("./stage_scenes.js").Tote} Tote
 * @typedef {import("./stage_scenes.js").Item} Item
 * @typedef {import("./stage_look.js").Look} Look
 */

const SCENES = ["title", "tote", "spotlight", "agenda"];
const FONTS_MS = 1500;
const WITHOUT_SERVER_MS = 6000; // then the forum's name stands there rather than nothing
const AGAIN_MS = 5000;
const MOST_PERCENT = 999; // more says nothing to anybody

/**
 * Say all the wall shows, but for the number that counts.
 *
 * @param {Picture} picture
 * @param {import("./stage_look.js").Shown} [shown]
 */
export function view(picture, shown = EVERYTHING) {
  const { tote } = picture;
  return {
    scene: shownScene(picture),
    title: titleView(picture.show),
    tote: tote ? toteView(tote) : null,
    donors: tote && shown.latest ? donorsView(tote) : [],
    programmes: tote && shown.programmes ? programmesView(tote) : [],
    spotlight: spotlightView(tote?.spotlight ?? null),
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
    percent: { text: `${percent}%`, hidden: percent === 0 || percent > MOST_PERCENT },
    bar: { style: { "--part": part } },
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http }) {
  const wall = new Wall(root);
  const fonts = Promise.race([document.fonts.ready, pause(FONTS_MS)]);
  const known = root.dataset.preview === "look" ? shownInSettings(wall) : followed(wall, root, live, http);
  Promise.all([Promise.race([known, pause(WITHOUT_SERVER_MS)]), fonts]).then(() => wall.reveal());
  new ResizeObserver(() => wall.fit()).observe(root);
  document.fonts.addEventListener("loadingdone", () => wall.fit());
  known.then(() => fonts).then(() => root.setAttribute("data-ready", ""));
}

/** @param {Wall} wall @param {HTMLElement} root @param {import("../lib/live.js").Live} live @param {import("../lib/http.js").Http} http */
function followed(wall, root, live, http) {
  const page = root.hasAttribute("data-preview") ? "preview" : "stage";
  const programme = followProgramme(http, (items) => wall.take({ items }));
  const show = (/** @type {unknown} */ state) => {
    const known = saneShow(state);
    if (known) programme.wanted(`${known.version} ${known.rundown_version}`);
    wall.take({ show: state });
  };
  const handlers = { show, tote: (/** @type {unknown} */ tote) => wall.take({ tote }), look: (/** @type {unknown} */ look) => wall.take({ look }) };
  live.watch(String(root.dataset.forum), ["show", "tote", "look"], handlers, { page });
  return live.ready;
}

/** @param {Wall} wall @returns {Promise<void>} */
const shownInSettings = (wall) => new Promise((resolve) => { followPreview((handed) => { wall.take(handed); resolve(); }); });

class Wall {
  #root;
  #counter;
  #milestones = new Milestones();
  #revealed = false;
  /** @type {Tote | null} the one drawn before */
  #before = null;
  #moments = 0;
  #shown = 0;
  /** @type {Picture} */
  #picture = { show: null, tote: null, items: [] };
  /** @type {Look | null} */
  #look = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#counter = new Counter((shown, target) => this.#count(shown, target));
  }

  /**
   * Take what the server says; of what cannot be true nothing is taken.
   *
   * @param {{show?: unknown, tote?: unknown, items?: unknown, look?: unknown}} news
   */
  take({ show, tote, items, look }) {
    const { show: lastShow, tote: lastTote, items: lastItems } = this.#picture;
    this.#picture = {
      show: saneShow(show) ?? lastShow,
      tote: saneTote(tote) ?? lastTote,
      items: items === undefined ? lastItems : saneItems(items),
    };
    const worn = saneLook(look);
    if (worn) this.#wear(worn);
    this.#draw();
    if (this.#picture.tote) this.#notice(this.#picture.tote);
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

  /** @param {Look} look */
  #wear(look) {
    this.#look = look;
    if (look.css_url) wear(document, look.css_url);
    fill(this.#root, linesView(look.lines));
    drawLogos(this.#root, look.shown.logos ? look.logos : []);
    render(codeCard(look.qr), slot(this.#root, "code"));
    fill(this.#root, { code: { hidden: look.qr === null } });
  }

  #draw() {
    const { show, tote } = this.#picture;
    const seen = view(this.#picture, this.#look?.shown);
    markRehearsal(tote?.rehearsal ? "rehearsal" : show?.mode);
    this.#drawTitle(seen.title);
    if (tote && seen.tote) this.#drawTote(tote, seen);
    render(seen.spotlight ? largeSpotlight(seen.spotlight) : nothing, slot(this.#root, "spotlight"));
    const agenda = slot(this.#root, "agenda");
    fill(this.#root, { agenda: agendaRows(seen.agenda.length) });
    render(agendaLines(seen.agenda), agenda);
    if (this.#revealed) this.#turnTo(seen.scene);
    this.fit();
  }

  /** @param {ReturnType<typeof titleView>} title */
  #drawTitle(title) {
    slot(this.#root, "scene-title").classList.toggle("has-cue", title.title !== "");
    fill(this.#root, { cue: { hidden: title.title === "" } });
    render(title.title ? runningCue(title) : nothing, slot(this.#root, "cue"));
  }

  /** @param {string} scene */
  #turnTo(scene) {
    if (this.#root.dataset.scene !== scene) this.#root.dataset.scene = scene;
    if (!mayCelebrate(scene)) this.#endMoment();
    for (const name of SCENES) slot(this.#root, `scene-${name}`).toggleAttribute("inert", name !== scene);
  }

  /** @param {Tote} tote @param {ReturnType<typeof view>} seen */
  #drawTote(tote, { tote: words, donors, programmes, spotlight }) {
    if (!words) return;
    const shown = this.#look?.shown ?? EVERYTHING;
    const goal = words.started && words.hasGoal && shown.goal;
    const number = words.started || shown.goal ? words.number : 0;
    fill(this.#root, {
      label: { text: words.label, hidden: number === 0 },
      total: { hidden: number === 0 },
      invitation: { hidden: words.started },
      reached: { hidden: !goal },
      facts: { hidden: !goal && !(words.count && shown.count) },
      goal: { text: words.goal, hidden: !goal },
      count: { text: words.count, hidden: !shown.count },
      programmes: { hidden: programmes.length === 0 },
      percent_place: { hidden: !shown.percent },
      givers: { hidden: donors.length === 0 && !spotlight, class: { "givers--spotlight": spotlight !== null } },
    });
    render(programmeSums(programmes), slot(this.#root, "programmes"));
    render(spotlight ? smallSpotlight(spotlight) : givers(donors), slot(this.#root, "givers"));
    this.#counter.set(number, { still: !this.#revealed || this.#isOther(tote) });
    this.#before = tote;
    if (number === tote.total) fill(this.#root, goalView(this.#shown, tote));
  }

  /** Money of a rehearsal and real money are two totals: there is no way from one to the other. @param {Tote} tote */
  #isOther(tote) {
    return this.#before === null || begun(tote) !== begun(this.#before) || tote.run !== this.#before.run;
  }

  /** @param {number} shown @param {number} target */
  #count(shown, target) {
    this.#shown = shown;
    const { number, ghost, em } = frameView(shown, target);
    fill(this.#root, { number, ghost, total: { style: { "--em": em } } });
    if (this.#picture.tote) fill(this.#root, goalView(shown, this.#picture.tote));
  }

  /** @param {Tote} tote */
  #notice(tote) {
    const milestone = this.#milestones.news(tote);
    if (!milestone || !this.#revealed) return;
    this.#moments += 1;
    const moment = this.#moments;
    pause(AFTER_MS).then(() => {
      if (moment !== this.#moments || !mayCelebrate(String(this.#root.dataset.scene))) return;
      fill(this.#root, momentView(milestone));
      this.fit();
      this.#root.setAttribute("data-celebrates", "");
      pause(LASTS_MS).then(() => { if (moment === this.#moments) this.#endMoment(); });
    });
  }

  #endMoment() {
    this.#moments += 1;
    this.#root.removeAttribute("data-celebrates");
  }
}

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
