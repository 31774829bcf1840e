// The MC's tablet: the script of now, huge, at the MC's own pace.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { formatClock } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { herald } from "../lib/herald.js";
import { t } from "../lib/words.js";
import { asOf, countdownWords, tones } from "./console/now.js";
import { calm, follow } from "./following.js";
import { askDonors } from "./prompter/asking.js";
import { drawCalls } from "./prompter/calls.js";
import { doubtOf, namedBy } from "./prompter/donors.js";
import { drawDelegates, drawProgramme, groupsView, programmeView } from "./prompter/lists.js";
import { callsView, mayTurn, nextLine, scriptOf } from "./prompter/script.js";
import { bindTabs } from "../lib/tabs.js";
import { itemName } from "./names.js";
import { tell } from "./telling.js";
import { countdown, writeCountdown } from "./timing.js";

const SIZES = [1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5];
const FIRST_SIZE = 3;
const DELEGATES_PAUSE_MS = 2000;

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./prompter/script.js").Script} Script
 */

/**
 * Say what stands above the script.
 *
 * @param {ShowState | null} show
 * @param {Script | null} script
 * @param {number} nowMs
 */
export function view(show, script, nowMs) {
  const { seconds, tone } = countdown(show, nowMs);
  return {
    now_word: nowWord(show, script),
    now_title: script?.name ?? (show?.phase === "ended" ? t("Chương trình đã kết thúc") : show ? t("Chưa có tiết mục nào") : t("Đang tải…")),
    countdown: { text: writeCountdown(seconds), class: tones(tone) },
    countdown_word: countdownWords(tone),
    clock: formatClock(nowMs),
  };
}

/** Over the end itself stands nothing that says it is going on. @param {ShowState | null} show @param {Script | null} script */
function nowWord(show, script) {
  if (script && !script.begun) return t("Sắp tới");
  if (!script && show?.phase === "ended") return t("Đã kết thúc");
  return show?.current?.step ? t("Đang diễn ra · mục %(item)s", { item: itemName(show.current) }) : t("Đang diễn ra");
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const prompter = new Prompter(root, deps);
  slot(root, "turn").addEventListener("click", () => prompter.turnNow());
  const tabs = slot(root, "tabs");
  bindTabs(tabs);
  const panel = slot(root, "panel_script");
  const resize = bindSizes(root, panel);
  const open = (/** @type {number} */ index) => tabs.querySelectorAll("button")[index].click();
  deps.keys.bind([
    { key: "+", what: t("Chữ to hơn"), run: () => resize(1), repeat: true },
    { key: "-", what: t("Chữ nhỏ hơn"), run: () => resize(-1), repeat: true },
    { key: "Space", what: t("Đọc tiếp: cuộn xuống"), run: () => panel.scrollBy({ top: panel.clientHeight * 0.7, behavior: "smooth" }) },
    { key: "1", what: t("Lời dẫn"), run: () => open(0) },
    { key: "2", what: t("Đại biểu đã đến"), run: () => open(1) },
    { key: "3", what: t("Chương trình"), run: () => open(2) },
  ]);
}

class Prompter {
  #root;
  #deps;
  #panel;
  #say;
  #following;
  /** @type {Script | null} what is being read; it may be behind what runs */
  #shown = null;
  #touchedAt = -Infinity;
  /** @type {{seq: number, read_at: string | null, items: import("./types").Delegate[], protected_present: number}} */
  #delegates = { seq: 0, read_at: null, items: [], protected_present: 0 };
  /** @type {import("./prompter/script.js").OnStage | null} */
  #onStage = null;
  /** @type {{heralded?: import("../lib/herald.js").Heralded[]}} */
  #attendance = {};
  #donors;
  #lost = false;

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
  constructor(root, deps) {
    this.#root = root;
    this.#deps = deps;
    this.#panel = slot(root, "panel_script");
    this.#say = tell(root, deps.http, ["mc", "all"]);
    this.#donors = askDonors(deps, () => this.#paint());
    const askDelegates = calm(() => this.#askDelegates());
    this.#following = follow(root, deps, {
      page: "prompter",
      topics: {
        tote: (state) => { this.#onStage = state.spotlight ?? null; this.#donors.again(); this.#paint(); }, // any pledge may have changed
        attendance: (state) => { this.#attendance = /** @type {any} */ (state); askDelegates(); },
      },
      changed: () => { this.#nameDonors(); this.#paint(); },
      ticked: () => this.#tick(),
    });
    for (const name of ["scroll", "pointerdown", "wheel"]) {
      this.#panel.addEventListener(name, () => { this.#touchedAt = performance.now(); }, { passive: true });
    }
  }

  /** Go to the script of what runs. */
  turnNow() {
    this.#shown = null;
    this.#panel.scrollTop = 0;
    this.#paint();
  }

  async #askOnce() {
    this.#delegates = await this.#deps.http.get("delegates-present");
    this.#paint();
  }

  async #askDelegates() {
    await this.#askOnce();
    await new Promise((resolve) => { setTimeout(resolve, DELEGATES_PAUSE_MS); }); // a queue at the door, not a flood here
  }

  #nameDonors() {
    const { show, cues } = this.#following.picture;
    this.#donors.name(namedBy(show, cues));
  }

  #tick() {
    const lost = this.#following.picture.connection.status === "lost";
    if (lost !== this.#lost) {
      this.#lost = lost;
      this.#paint(); // what the donors gave is as of then, or true again
    }
    this.#paintClock();
  }

  #paintClock() {
    const { show, cues, nowMs, connection } = this.#following.picture;
    const words = connection.status === "lost" ? { countdown_word: asOf(connection) } : {};
    fill(this.#root, { ...view(show, scriptOf(show, cues, this.#donors.known()), nowMs), ...words, clock: formatClock(this.#deps.clock.serverNow()) });
    const arrived = herald(this.#attendance.heralded, this.#deps.clock.secondsSince);
    fill(this.#root, { herald: { hidden: arrived === null }, herald_name: arrived?.name, herald_about: arrived?.about });
  }

  /** Tell everybody that the MC has greeted who stands on this list. */
  async #read() {
    const { http, say } = this.#deps;
    await http.post("delegates-present/read", { seq: this.#delegates.seq }).then(() => this.#askOnce(), say);
  }

  #paint() {
    const { show, cues } = this.#following.picture;
    const { items, protected_present, read_at } = this.#delegates;
    const known = this.#donors.known();
    this.#turn(scriptOf(show, cues, known));
    this.#say(show?.messages ?? []);
    this.#paintClock();
    fill(this.#root, { ...nextLine(show, cues), delegates_count: { text: items.length, hidden: items.length === 0 } });
    const calls = callsView(show, cues, this.#onStage, known);
    fill(this.#root, { calls: { hidden: !calls.shown } });
    render(drawCalls(calls, doubtOf(known, this.#lost, formatClock)), slot(this.#root, "calls"));
    const groups = groupsView(items, show?.started_at ?? null, read_at);
    render(drawDelegates(groups, protected_present, read_at, () => { this.#read(); }), slot(this.#root, "panel_delegates"));
    render(drawProgramme(programmeView(show, cues)), slot(this.#root, "panel_programme"));
  }

  /** @param {Script | null} wanted */
  #turn(wanted) {
    const panel = this.#panel;
    const same = isSame(this.#shown, wanted);
    const scroll = { top: panel.scrollTop, height: panel.clientHeight, full: panel.scrollHeight };
    const waits = !same && !panel.hidden && !mayTurn(scroll, performance.now() - this.#touchedAt);
    fill(this.#root, { turn: { hidden: !waits }, turn_words: turnWords(this.#shown, wanted) });
    if (waits) return;
    this.#shown = wanted;
    render(drawScript(wanted), slot(this.#root, "script"));
    panel.scrollTop = same ? scroll.top : 0;
  }
}

/**
 * Tell whether what is wanted may be drawn over what is being read: the same script, its words perhaps corrected.
 * The end of the show is another one: its closing words are still being read.
 *
 * @param {Script | null} shown
 * @param {Script | null} wanted
 */
export const isSame = (shown, wanted) => shown === null || wanted?.id === shown.id;

/**
 * Say what waits behind the script on the screen.
 *
 * @param {Script | null} shown
 * @param {Script | null} wanted
 */
export function turnWords(shown, wanted) {
  if (!shown) return "";
  if (!wanted) return t("Chương trình đã kết thúc.");
  return t("Trên màn là lời dẫn “%(shown)s”. Chương trình đã sang “%(now)s”.", { shown: shown.name, now: wanted.name });
}

/** @param {Script | null} script */
function drawScript(script) {
  if (!script) return html`<p class="muted">${t("Không có lời dẫn lúc này.")}</p>`;
  return html`
    ${script.presenter ? html`<p class="script-text__presenter">${script.presenter}</p>` : ""}
    ${script.paragraphs.length ? script.paragraphs.map((words) => html`<p>${words}</p>`) : html`<p class="muted">${t("Mục này chưa có lời dẫn.")}</p>`}`;
}

/** Let the MC choose the size of the letters; the tablet remembers it. @param {HTMLElement} root @param {HTMLElement} panel */
function bindSizes(root, panel) {
  const key = "prompter-size";
  let size = Number(localStorage.getItem(key) ?? FIRST_SIZE);
  const apply = () => panel.style.setProperty("--size", `${SIZES[size] ?? SIZES[FIRST_SIZE]}rem`);
  /** @param {number} by */
  const resize = (by) => {
    const part = panel.scrollTop / Math.max(panel.scrollHeight, 1);
    size = Math.max(0, Math.min(SIZES.length - 1, size + by));
    localStorage.setItem(key, String(size));
    apply();
    panel.scrollTop = part * panel.scrollHeight; // the same words stay under the eyes
  };
  slot(root, "smaller").addEventListener("click", () => resize(-1));
  slot(root, "larger").addEventListener("click", () => resize(1));
  apply();
  return resize;
}
