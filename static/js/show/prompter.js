// The MC's tablet: the script of now, huge, at the MC's own pace.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { formatClock } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { asOf, countdownWords, tones } from "./console/now.js";
import { calm, follow } from "./following.js";
import { drawDelegates, drawProgramme, groupsView, programmeView } from "./prompter/lists.js";
import { mayTurn, nextLine, scriptOf } from "./prompter/script.js";
import { bindTabs } from "./prompter/tabs.js";
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
    now_word: script && !script.begun ? t("Sắp tới") : t("Đang diễn ra"),
    now_title: script?.name ?? (show?.phase === "ended" ? t("Chương trình đã kết thúc") : show ? t("Chưa có tiết mục nào") : t("Đang tải…")),
    countdown: { text: writeCountdown(seconds), class: tones(tone) },
    countdown_word: countdownWords(tone),
    clock: formatClock(nowMs),
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const { http, keys } = deps;
  const panel = slot(root, "panel_script");
  const say = tell(root, "mc");
  /** @type {Script | null} */
  let shown = null;
  let touchedAt = -Infinity;
  /** @type {{items: import("./types").Delegate[], protected_present: number}} */
  let delegates = { items: [], protected_present: 0 };

  const askDelegates = calm(async () => {
    delegates = await http.get("delegates-present");
    paint();
    await new Promise((resolve) => { setTimeout(resolve, DELEGATES_PAUSE_MS); }); // a queue at the door, not a flood here
  });
  const { picture } = follow(root, deps, {
    page: "prompter",
    topics: { attendance: () => { askDelegates(); } },
    changed: () => paint(),
    ticked: () => paintClock(),
  });

  function paintClock() {
    const { show, cues, nowMs, connection } = picture;
    fill(root, { ...view(show, scriptOf(show, cues), nowMs), clock: formatClock(deps.clock.serverNow()) });
    if (connection.status === "lost") fill(root, { countdown_word: asOf(connection) });
  }

  function paint() {
    const { show, cues } = picture;
    turn(scriptOf(show, cues));
    say(show?.message ?? null);
    paintClock();
    fill(root, nextLine(show, cues));
    fill(root, { delegates_count: { text: delegates.items.length, hidden: delegates.items.length === 0 } });
    render(drawDelegates(groupsView(delegates.items, show?.started_at ?? null), delegates.protected_present), slot(root, "panel_delegates"));
    render(drawProgramme(programmeView(show, cues)), slot(root, "panel_programme"));
  }

  /** @param {Script | null} wanted */
  function turn(wanted) {
    const same = shown === null || wanted === null || wanted.id === shown.id;
    const scroll = { top: panel.scrollTop, height: panel.clientHeight, full: panel.scrollHeight };
    const waits = !same && !panel.hidden && !mayTurn(scroll, performance.now() - touchedAt);
    fill(root, { turn: { hidden: !waits }, turn_words: turnWords(shown, wanted) });
    if (waits) return;
    shown = wanted;
    const top = panel.scrollTop;
    render(drawScript(shown), slot(root, "script"));
    panel.scrollTop = same ? top : 0;
  }

  slot(root, "turn").addEventListener("click", () => {
    shown = null;
    panel.scrollTop = 0;
    paint();
  });
  for (const name of ["scroll", "pointerdown", "wheel"]) panel.addEventListener(name, () => { touchedAt = performance.now(); }, { passive: true });
  bindTabs(slot(root, "tabs"));
  const resize = bindSizes(root, panel);
  keys.bind([
    { key: "+", what: t("Chữ to hơn"), run: () => resize(1), repeat: true },
    { key: "-", what: t("Chữ nhỏ hơn"), run: () => resize(-1), repeat: true },
    { key: "Space", what: t("Đọc tiếp: cuộn xuống"), run: () => panel.scrollBy({ top: panel.clientHeight * 0.7, behavior: "smooth" }) },
    { key: "1", what: t("Lời dẫn"), run: () => slot(root, "tabs").querySelectorAll("button")[0].click() },
    { key: "2", what: t("Đại biểu đã đến"), run: () => slot(root, "tabs").querySelectorAll("button")[1].click() },
    { key: "3", what: t("Chương trình"), run: () => slot(root, "tabs").querySelectorAll("button")[2].click() },
  ]);
}

/** @param {Script | null} shown @param {Script | null} wanted */
const turnWords = (shown, wanted) =>
  shown && wanted ? t("Trên màn là lời dẫn “%(shown)s”. Chương trình đã sang “%(now)s”.", { shown: shown.name, now: wanted.name }) : "";

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
