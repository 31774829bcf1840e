// Puts what is known into the console's page, five times a second; the lists once a second and where something changed.

import { render } from "../../../vendor/lit-html/lit-html.js";
import { formatClock } from "../../lib/clock.js";
import { fill, slot } from "../../lib/dom.js";
import { herald } from "../../lib/herald.js";
import { t } from "../../lib/words.js";
import { buttonsView } from "./buttons.js";
import { hardBoxView } from "./hard.js";
import { keepRunningInView } from "./keeping.js";
import { drawRows, rowsView } from "./list.js";
import { drawStanding, standingView } from "./messages.js";
import { nowView, topView } from "./now.js";
import { drawReady, readyFor, readyView } from "./ready.js";
import { holding, seatView } from "./seat.js";
import { arrivalsView, deafView, drawLamps, drawLeaders, lampsView, leadersView, missingView, sceneView, toteView } from "./side.js";

const LISTS_MS = 1000;

/**
 * @typedef {import("../following.js").Picture} Picture
 *
 * @typedef {object} Situation
 * @property {ReturnType<typeof import("./commands.js").goRefusal>} refusal
 * @property {string | null} pending
 * @property {string} note
 * @property {string} seat this console's own
 *
 * @typedef {object} Deeds what a press in a list does
 * @property {(row: import("./list.js").Row) => void} jump
 * @property {(message: import("./messages.js").Standing) => void} clear
 */

export class Painter {
  #root;
  #clock;
  #deeds;
  #keep;
  #listsAt = -Infinity;

  /** @param {HTMLElement} root @param {import("../../lib/clock.js").Clock} clock @param {Deeds} deeds */
  constructor(root, clock, deeds) {
    this.#root = root;
    this.#clock = clock;
    this.#deeds = deeds;
    this.#keep = keepRunningInView(slot(root, "list"));
  }

  listsAreOld() {
    this.#listsAt = -Infinity;
  }

  /** @param {Picture} picture @param {Record<string, any>} beside @param {Situation} situation */
  paint(picture, beside, situation) {
    const { show, cues, connection, nowMs } = picture;
    const watching = holding(show, situation.seat) === "theirs";
    const live = connection.status === "live" && !connection.refused;
    // The venue's clock goes on where the countdown must not.
    fill(this.#root, { ...topView(show, nowMs), ...hardBoxView(show, nowMs), clock: formatClock(this.#clock.serverNow()) });
    fill(this.#root, nowView(show, cues, connection, nowMs));
    fill(this.#root, buttonsView(show, { ...situation, cues, watching, nowMs }));
    fill(this.#root, { ...readyFor(show), ...sceneView(show), ...toteView(beside.tote ?? null), ...arrivalsView(beside.attendance ?? null), ...deafView(beside.integrations ?? null) });
    fill(document.body, seatView(show, situation.seat, { live, pending: situation.pending === "seat" }));
    this.#pressScene(show);
    if (performance.now() - this.#listsAt > LISTS_MS) this.#paintLists(picture, beside, live && !watching);
  }

  /** @param {Picture["show"]} show */
  #pressScene(show) {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("[data-scene]"))) {
      button.setAttribute("aria-pressed", String(show?.scene_choice === button.dataset.scene));
    }
  }

  /** @param {Picture} picture @param {Record<string, any>} beside @param {boolean} mayCall */
  #paintLists({ show, cues, nowMs }, { presence = null, attendance = /** @type {any} */ (null) }, mayCall) {
    this.#listsAt = performance.now();
    const steerable = mayCall && show?.phase !== "ended";
    render(drawRows(rowsView(show, cues, nowMs), this.#deeds.jump, steerable), slot(this.#root, "rows"));
    render(drawReady(readyView(show)), slot(this.#root, "ready"));
    render(drawStanding(standingView(show, presence, nowMs), this.#deeds.clear), slot(this.#root, "standing"));
    render(drawLamps(lampsView(presence)), slot(this.#root, "lights"));
    // Until the door has said who came, nobody is said to be missing.
    const leaders = attendance && drawLeaders(leadersView(attendance, this.#clock.secondsSince), missingView(attendance));
    render(leaders, slot(this.#root, "leaders"));
    const arrived = herald(attendance?.heralded, this.#clock.secondsSince);
    fill(this.#root, { heralded_aloud: arrived ? t("Vừa đến: %(who)s", { who: [arrived.name, arrived.about].join(", ") }) : "" });
    this.#keep(show?.current?.cue_id ?? show?.standby?.cue_id ?? null, show?.current?.step?.step_id ?? null);
  }
}
