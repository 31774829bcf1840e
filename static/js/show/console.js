// The stage manager's console: sees now and next without thinking; GO never skips and never doubles.

import { render } from "../../vendor/lit-html/lit-html.js";
import { formatClock } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { bindButtons, bindKeys } from "./console/bindings.js";
import { commandsFor, give, goRefusal, TOO_SOON_MS } from "./console/commands.js";
import { drawRows, rowsView } from "./console/list.js";
import { buttonsView, nowView, topView } from "./console/now.js";
import { keepRunningInView } from "./console/keeping.js";
import { showStage } from "./console/stage.js";
import { arrivalsView, drawLamps, drawLeaders, lampsView, leadersView, messageView, missingView, sceneView, toteView } from "./console/side.js";
import { follow } from "./following.js";
import { itemName } from "./names.js";

const NOTE_MS = 2500;
const ROWS_MS = 1000;

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./console/commands.js").Command} Command
 *
 * @typedef {object} Desk what the buttons may do
 * @property {() => void} go
 * @property {() => void} back
 * @property {(choose: (commands: ReturnType<typeof commandsFor>, show: ShowState) => Command) => Promise<boolean>} command
 * @property {() => ShowState | null} show
 * @property {() => import("../lib/types").ToteState | null} tote
 */

const TOPICS = ["tote", "attendance", "presence"];

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const desk = new Console(root, deps);
  showStage(slot(root, "picture"), /** @type {HTMLIFrameElement} */ (slot(root, "frame")));
  bindButtons(root, desk, deps);
  bindKeys(root, desk, deps);
}

/** @implements {Desk} */
class Console {
  #root;
  #deps;
  #following;
  #keep;
  /** @type {Record<string, any>} what is watched besides the show */
  #beside = {};
  /** @type {string | null} the button whose command is under way */
  #pending = null;
  /** @type {string | null} what GO said it would do */
  #said = null;
  #changedAt = -Infinity;
  #backAt = -Infinity;
  #note = { words: "", at: -Infinity };
  #rowsAt = -Infinity;

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
  constructor(root, deps) {
    this.#root = root;
    this.#deps = deps;
    this.#keep = keepRunningInView(slot(root, "list"));
    this.#following = follow(root, deps, {
      page: "console",
      topics: Object.fromEntries(TOPICS.map((topic) => [topic, (state) => { this.#beside[topic] = state; this.#paint(); }])),
      changed: () => this.#changed(),
      ticked: () => this.#paint(),
    });
  }

  show() {
    return this.#following.picture.show;
  }

  tote() {
    return this.#beside.tote ?? null;
  }

  /** Call the standby cue, or say why not. */
  go() {
    const refused = this.#refusal();
    if (refused) {
      slot(this.#root, "go").animate([{ translate: "-6px" }, { translate: "6px" }, { translate: "0" }], { duration: 160 });
      this.#tell(refused.words);
      return;
    }
    this.#changedAt = performance.now();
    this.command((commands) => commands.go());
  }

  /** Undo the last GO. */
  back() {
    if (performance.now() - this.#backAt < TOO_SOON_MS) {
      this.#tell(t("Bấm quá nhanh – lần bấm này không được tính."));
      return;
    }
    this.#backAt = performance.now();
    this.command((commands) => commands.back());
  }

  /** Give a command and see it through; the answer says whether it was done. @type {Desk["command"]} */
  async command(choose) {
    const show = this.show();
    if (!show) return false;
    if (this.#pending) {
      this.#tell(t("Đang gửi lệnh trước, lần bấm này không được tính."));
      return false;
    }
    const wanted = choose(commandsFor(show), show);
    this.#pending = wanted.name;
    this.#paint();
    try {
      return this.#outcome(await give(this.#deps.http, wanted, show.version));
    } finally {
      this.#pending = null;
      this.#paint();
    }
  }

  /** @param {import("./console/commands.js").Outcome} outcome */
  #outcome({ result, state, words }) {
    if (state) this.#following.answered(state);
    if (result !== "done") this.#deps.say(words, result === "changed" ? "warn" : "bad");
    return result === "done";
  }

  /** @param {import("./console/list.js").Row} row */
  async #jump(row) {
    const sure = await this.#deps.ask({
      title: t("Chọn “%(item)s” làm tiết mục kế tiếp?", { item: itemName(row) }),
      text: t("Chưa gọi ngay. Lần GO tới sẽ gọi tiết mục này; các tiết mục ở giữa chưa được gọi."),
      yes: t("Chọn làm kế tiếp"),
    });
    if (sure) this.command((commands) => commands.standby(row.id));
  }

  // What GO would do has changed: whoever was about to press has not read it yet.
  #changed() {
    const show = this.show();
    const words = show && (show.standby ? itemName(show.standby) : "–");
    if (this.#said !== null && words !== this.#said) this.#changedAt = performance.now();
    this.#said = words;
    this.#rowsAt = -Infinity;
    this.#paint();
  }

  #refusal() {
    const { show, connection } = this.#following.picture;
    return goRefusal({
      status: connection.refused ? "lost" : connection.status,
      show,
      pending: this.#pending,
      sinceChange_ms: performance.now() - this.#changedAt,
    });
  }

  /** Say something beside GO for a moment. @param {string} words */
  #tell(words) {
    this.#note = { words, at: performance.now() };
    this.#paint();
  }

  #paint() {
    const { show, connection, nowMs } = this.#following.picture;
    const { tote = null, attendance = null } = this.#beside;
    const note = performance.now() - this.#note.at < NOTE_MS ? this.#note.words : "";
    // The venue's clock goes on where the countdown must not.
    fill(this.#root, { ...topView(show, nowMs), clock: formatClock(this.#deps.clock.serverNow()) });
    fill(this.#root, nowView(show, connection, nowMs));
    fill(this.#root, buttonsView(show, this.#refusal(), this.#pending, note));
    fill(this.#root, { ...sceneView(show), ...messageView(show), ...toteView(tote), ...arrivalsView(attendance) });
    this.#paintScenes(show);
    if (performance.now() - this.#rowsAt > ROWS_MS) this.#paintLists();
  }

  /** @param {ShowState | null} show */
  #paintScenes(show) {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("[data-scene]"))) {
      button.setAttribute("aria-pressed", String(show?.scene_choice === button.dataset.scene));
    }
  }

  #paintLists() {
    this.#rowsAt = performance.now();
    const { show, cues, nowMs, connection } = this.#following.picture;
    const { presence = null, attendance = null } = this.#beside;
    const steerable = connection.status === "live" && show?.phase !== "ended";
    render(drawRows(rowsView(show, cues, nowMs), (row) => this.#jump(row), steerable), slot(this.#root, "rows"));
    render(drawLamps(lampsView(presence)), slot(this.#root, "lights"));
    render(drawLeaders(leadersView(attendance), missingView(attendance)), slot(this.#root, "leaders"));
    this.#keep(show?.current?.cue_id ?? show?.standby?.cue_id ?? null);
  }
}
