// The stage manager's console: sees now and next without thinking; GO never skips and never doubles.

import { slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { bindButtons, bindKeys, bindSeat } from "./console/bindings.js";
import { give, goRefusal, TOO_SOON_MS } from "./console/commands.js";
import { commandsFor } from "./console/orders.js";
import { Painter } from "./console/painting.js";
import { offerPresence } from "./console/presence.js";
import { offerPrepared } from "./console/prepared.js";
import { ownSeat, watchingWords } from "./console/seat.js";
import { showStage } from "./console/stage.js";
import { bindArrows, bindMessage } from "./console/writing.js";
import { follow } from "./following.js";
import { itemName } from "./names.js";
import { leftCount, nextName } from "./steps.js";

const NOTE_MS = 2500;

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./console/commands.js").Command} Command
 * @typedef {(choose: (commands: ReturnType<typeof commandsFor>, show: ShowState) => Command) => Promise<boolean>} Give
 *
 * @typedef {object} Desk what the buttons may do
 * @property {() => void} go
 * @property {() => void} back
 * @property {() => void} skip pass over the steps that are left, or take them up again
 * @property {() => void} take take the call
 * @property {Give} call give a command that only the one may give who holds the call
 * @property {Give} command give any other command
 * @property {() => ShowState | null} show
 * @property {() => import("../lib/types").ToteState | null} tote
 */

const TOPICS = ["tote", "attendance", "presence", "integrations"];

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const desk = new Console(root, deps);
  showStage(slot(root, "picture"), /** @type {HTMLIFrameElement} */ (slot(root, "frame")));
  offerPresence(root, deps);
  bindButtons(root, desk, deps);
  bindSeat(slot(document.body, "seat"), desk);
  bindMessage(root, desk);
  bindArrows(slot(root, "prepared"));
  bindKeys(root, desk, deps);
  offerPrepared(root, deps, ({ text, target, level }) => { desk.command((commands) => commands.message(text, target, level)); });
}

/** @implements {Desk} */
class Console {
  #root;
  #deps;
  #following;
  #painter;
  #seat = ownSeat(sessionStorage, new BroadcastChannel("console-seats"));
  /** @type {Record<string, any>} what is watched besides the show */
  #beside = {};
  /** @type {string | null} the button whose command is under way */
  #pending = null;
  /** @type {string | null} what GO said it would do */
  #said = null;
  #changedAt = -Infinity;
  #backAt = -Infinity;
  #note = { words: "", at: -Infinity };

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
  constructor(root, deps) {
    this.#root = root;
    this.#deps = deps;
    this.#painter = new Painter(root, deps.clock, {
      jump: ({ id, number, title }) => { this.#jump({ cue_id: id, number, title }); },
      clear: ({ target }) => { this.command((commands) => commands.unsay(target)); },
    });
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

  /** Call what is next, or say why not. */
  go() {
    const refused = this.#refusal();
    if (refused) {
      slot(this.#root, "go").animate([{ translate: "-6px" }, { translate: "6px" }, { translate: "0" }], { duration: 160 });
      this.#tell(refused.words);
      return;
    }
    this.#changedAt = performance.now();
    this.call((commands) => commands.go());
  }

  /** Undo the last GO. */
  back() {
    if (performance.now() - this.#backAt < TOO_SOON_MS) {
      this.#tell(t("Bấm quá nhanh – lần bấm này không được tính."));
      return;
    }
    this.#backAt = performance.now();
    this.call((commands) => commands.back());
  }

  skip() {
    const show = this.show();
    if (show?.next_step && show.standby) this.#jump(show.standby);
    else if (show?.current && leftCount(show.current) > 0) this.call((commands) => commands.standby(null));
  }

  take() {
    this.command((commands) => commands.take(this.#seat.id()));
  }

  /** @type {Give} */
  async call(choose) {
    const watching = watchingWords(this.show(), this.#seat.id());
    if (!watching) return this.command(choose);
    this.#tell(watching);
    return false;
  }

  /** Give a command and see it through; the answer says whether it was done. @type {Give} */
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
      return this.#outcome(await give(this.#deps.http, wanted, show.version, this.#seat.id()));
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

  /** Put a cue on standby, over steps that are left too, after asking once. @param {{cue_id: number, number: number, title: string}} item */
  async #jump(item) {
    const show = this.show();
    const left = show?.next_step && show.current ? leftCount(show.current) : 0;
    const sure = await this.#deps.ask({
      title: t("Chọn “%(item)s” làm tiết mục kế tiếp?", { item: itemName(item) }),
      text: left
        ? t("Chưa gọi ngay. Lần GO tới sẽ gọi tiết mục này; %(left)s bước còn lại của mục đang chạy được bỏ qua.", { left })
        : t("Chưa gọi ngay. Lần GO tới sẽ gọi tiết mục này; các tiết mục ở giữa chưa được gọi."),
      yes: t("Chọn làm kế tiếp"),
    });
    if (sure) this.call((commands) => commands.standby(item.cue_id));
  }

  // What GO would do has changed: whoever was about to press has not read it yet.
  #changed() {
    const { show, cues } = this.#following.picture;
    const words = show && [show.next_step?.step_id, show.standby?.cue_id, nextName(show, cues) ?? "–"].join(" ");
    if (this.#said !== null && words !== this.#said) this.#changedAt = performance.now();
    this.#said = words;
    this.#painter.listsAreOld();
    this.#paint();
  }

  #refusal() {
    const { show, connection } = this.#following.picture;
    return goRefusal({
      status: connection.refused ? "lost" : connection.status,
      show,
      watching: watchingWords(show, this.#seat.id()),
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
    const note = performance.now() - this.#note.at < NOTE_MS ? this.#note.words : "";
    this.#painter.paint(this.#following.picture, this.#beside, { refusal: this.#refusal(), pending: this.#pending, note, seat: this.#seat.id() });
  }
}
