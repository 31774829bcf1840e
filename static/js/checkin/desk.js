// The check-in desk: camera, scanner and typing lead to one answer that fills the screen.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { groupDigits } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { newKey } from "../lib/key.js";
import { allowSound, play } from "../lib/sound.js";
import { t } from "../lib/words.js";
import { fullName, remember, standing } from "./answer.js";
import { Answering } from "./answering.js";
import { listenBursts } from "./burst.js";
import { cleanCode, inFours } from "./codes.js";
import { Door } from "./door.js";
import { startFinding } from "./finding.js";
import { QUIET_MS, sight } from "./sightings.js";
import { tabStore } from "./waiting.js";
import { startWalkIn } from "./walk_in.js";
import { startWatching } from "./watching.js";

/**
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").AttendanceState} AttendanceState
 */

const DESK_NAME = "forum.desk."; // and the device's own desk: another link is another desk
const ASKING_MS = 350; // an answer mostly comes sooner: no flicker
const GIVE_OVER_MS = 1000;

/** @param {AttendanceState} attendance */
export const tally = ({ present, expected }) => ({ present: groupDigits(present), expected: groupDigits(expected) });

/**
 * Say what is wrong with the line, and what waits for it; "" where all is well.
 *
 * @param {{lost: boolean, waiting: number, trouble?: string}} line
 */
export function cutWords({ lost, waiting, trouble = "" }) {
  if (waiting > 0 && trouble) return t("%(waiting)s lượt chờ gửi, máy chủ chưa nhận: %(trouble)s", { waiting, trouble });
  if (waiting > 0) return t("Mất mạng – cứ tiếp tục quét. %(waiting)s lượt chờ gửi, sẽ tự gửi khi có mạng.", { waiting });
  return lost ? t("Mất mạng – cứ tiếp tục quét; các lượt quét được giữ lại và tự gửi khi có mạng.") : "";
}

/**
 * One line of the list of the last scans.
 *
 * @param {Outcome} outcome
 */
export const recentLine = (outcome) => ({
  ...standing(outcome),
  time: formatTime(outcome.scanned_at),
  name: "guest" in outcome && outcome.guest ? fullName(outcome.guest) : inFours(outcome.code.slice(0, 24)),
});

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, clock, keys, connection, say }) {
  const groups = JSON.parse(root.dataset.groups ?? "[]");
  const work = slot(root, "work");
  const desk = startDeskName(root);
  /** @type {readonly Outcome[]} */
  let recent = [];
  /** @type {Map<string, number>} */
  let seen = new Map();
  /** @type {string | null} */
  let owner = null; // the key of the scan whose answer fills the screen: the last one, until it is put away
  let claiming = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let asking;

  const door = new Door({
    http, newKey, desk,
    now: () => new Date(clock.serverNow()).toISOString(),
    cut: () => connection.status().status === "lost",
    store: tabStore(sessionStorage, String(root.dataset.forum)),
    tell,
    count: () => drawLine(),
  });
  const answering = new Answering(slot(root, "answer"), () => ({ now_ms: clock.serverNow(), groups }), {
    next: dismiss,
    search: () => { dismiss(); finding.focus(); },
    admit: (code) => submit(code),
    undo: (outcome) => door.undo(outcome).catch(say),
    deputise: (outcome, deputy) => door.deputise(outcome, deputy),
  });
  const finding = startFinding(root, { http, groups, chosen: submit });
  const walkIn = startWalkIn(root, { http, say, admit: submit });

  /** @param {string} code */
  function submit(code) {
    walkIn.close();
    claiming = true; // the first thing said of a scan is said at once
    door.scan(code).catch(say);
    claiming = false;
  }

  /** A scan of what is on the screen already is the same hand's second trigger. @param {string} code */
  function scanned(code) {
    const { shown } = answering;
    const again = shown?.code === cleanCode(code) && clock.serverNow() - Date.parse(shown.scanned_at) < QUIET_MS;
    if (!again) submit(code);
  }

  /** @param {string} text */
  function filmed(text) {
    if (answering.naming) return; // the next guest's card must not take the deputy's name away
    const { fresh, seen: now } = sight(seen, text, performance.now());
    seen = now;
    if (fresh) scanned(text);
  }

  /** @param {Outcome} outcome */
  function tell(outcome) {
    if (claiming) owner = outcome.key;
    recent = remember(recent, outcome);
    drawRecent();
    if (outcome.kind === "asking") {
      clearTimeout(asking);
      asking = setTimeout(() => { if (owner === outcome.key) reveal(outcome); }, ASKING_MS);
    } else if (outcome.key === owner) reveal(outcome);
    else if (["warn", "bad"].includes(standing(outcome).tone)) warnLate(outcome);
  }

  /** @param {Outcome} outcome */
  function reveal(outcome) {
    clearTimeout(asking);
    const before = answering.shown;
    const said = open(outcome);
    const same = before?.key === outcome.key && before.kind === outcome.kind;
    if (!same && outcome.kind !== "asking") play(said.sound);
  }

  /** @param {Outcome} outcome */
  function open(outcome) {
    owner = outcome.key;
    work.inert = true;
    root.classList.add("has-answer");
    return answering.show(outcome);
  }

  function dismiss() {
    if (answering.shown?.key === owner) owner = null;
    answering.hide();
    work.inert = false;
    root.classList.remove("has-answer");
    if (matchMedia("(pointer: fine)").matches) finding.focus();
  }

  /** What was scanned while the line was cut turns out not to be right, after the guest went on. @param {Outcome} outcome */
  function warnLate(outcome) {
    play("warn");
    const { name, text } = recentLine(outcome);
    say(t("Lượt quét lúc %(time)s – %(name)s: %(text)s", { time: formatTime(outcome.scanned_at), name, text }), "warn");
  }

  function drawRecent() {
    render(recent.length === 0
      ? html`<p class="muted">${t("Chưa có lượt quét nào ở máy này.")}</p>`
      : html`<ol class="recent">${repeat(recent, ({ key }) => key, (outcome) => row(outcome, open))}</ol>`, slot(root, "recent"));
  }

  function drawLine() {
    const lost = connection.status().status === "lost" && connection.status().good_at_ms !== null;
    const waiting = door.queue.length;
    const words = cutWords({ lost, waiting, trouble: door.trouble });
    fill(root, {
      cut: { hidden: words === "" }, "cut-words": words,
      waiting: { hidden: waiting === 0, text: t("%(waiting)s chờ gửi", { waiting }) },
    });
  }

  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => { allowSound().catch(() => {}); }, { once: true });
  const away = () => { if (answering.shown) dismiss(); };
  keys.bind([
    { key: "Escape", what: t("Khách tiếp theo"), run: away },
    { key: "Enter", what: t("Khách tiếp theo"), run: away },
    { key: "Space", what: t("Khách tiếp theo"), run: away },
    { key: "/", what: t("Tìm khách hoặc gõ mã"), run: () => { if (!answering.shown) finding.focus(); } },
    { key: "n", what: t("Khách chưa có tên"), run: () => { if (!answering.shown) walkIn.open(); } },
  ]);
  listenBursts(document, scanned, (digits) => { if (!answering.shown) finding.type(digits); });
  startWatching(root, filmed, (error) => say(error instanceof Error ? error : String(error)));
  for (const scan of door.queue) recent = remember(recent, { ...scan, kind: "waiting" });
  drawRecent();
  connection.onStatus(drawLine);
  setInterval(() => { door.giveOver().catch(say); }, GIVE_OVER_MS);
  live.watch(String(root.dataset.forum), ["attendance"], { attendance: (state) => fill(root, tally(state)) }, { page: "desk" });
  live.ready.then(() => root.setAttribute("data-ready", ""));
  if (matchMedia("(pointer: fine)").matches) finding.focus();
}

/** The desk's name: the device's own, or what was typed here last. @param {HTMLElement} root */
function startDeskName(root) {
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#desk-name"));
  const given = root.dataset.desk ?? "";
  field.value = localStorage.getItem(DESK_NAME + given) || given;
  field.addEventListener("change", () => localStorage.setItem(DESK_NAME + given, field.value.trim()));
  field.addEventListener("keydown", ({ key }) => { if (key === "Enter") field.blur(); });
  return () => field.value.normalize("NFC").trim() || given;
}

/** @param {Outcome} outcome @param {(outcome: Outcome) => unknown} open */
function row(outcome, open) {
  const { time, name, text, tone, icon: symbol } = recentLine(outcome);
  const leader = "guest" in outcome && outcome.guest?.leader;
  return html`<li><button type="button" class="recent__scan" @click=${() => open(outcome)}>
    <span class="recent__time">${time}</span>
    <span class="recent__name">${leader ? icon("star") : nothing}${name}</span>
    <span class="badge badge--${tone}">${icon(symbol)}${text}</span>
  </button></li>`;
}
