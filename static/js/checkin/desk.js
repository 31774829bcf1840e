// The check-in desk: camera, scanner and typing lead to one answer that fills the screen, with the server or without.

import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { newKey } from "../lib/key.js";
import { openShelf } from "../lib/shelf.js";
import { allowSound, play } from "../lib/sound.js";
import { t } from "../lib/words.js";
import { Answering } from "./answering.js";
import { stayAwake } from "./awake.js";
import { listenBursts } from "./burst.js";
import { cleanCode } from "./codes.js";
import { alone, keepForCold } from "./cold.js";
import { ownConflicts, startConflicts } from "./conflicts.js";
import { startDelegations } from "./delegation.js";
import { Door } from "./door.js";
import { startFinding } from "./finding.js";
import { asKnown } from "./judging.js";
import { DeskList } from "./list.js";
import { cutWords, deskName, deskTally, tally, waitingOf } from "./lines.js";
import { startRecent } from "./recent.js";
import { QUIET_MS, sight } from "./sightings.js";
import { deviceStore, tabStore } from "./waiting.js";
import { startWalkIn } from "./walk_in.js";
import { startWatching } from "./watching.js";

/**
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").DoorState} DoorState
 */

const ASKING_MS = 350; // an answer mostly comes sooner: no flicker
const TICK_MS = 1000;
const BULK_MS = 1500; // sounds of one handing over are not played one by one

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export async function start(root, { live, http, clock, keys, connection, say }) {
  const forum = String(root.dataset.forum);
  const groups = JSON.parse(root.dataset.groups ?? "[]");
  const work = slot(root, "work");
  const desk = deskName(root, () => drawDoor());
  const now_ms = () => clock.serverNow();
  const cut = () => connection.status().status === "lost";
  const shelf = await openShelf(forum);
  const list = new DeskList({ http, shelf, now_ms });
  /** @type {Map<string, number>} */
  let seen = new Map();
  /** @type {string | null} */
  let owner = null; // the key of the scan whose answer fills the screen: the last one, until it is put away
  let claiming = false;
  let warnedAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let asking;

  const door = new Door({
    http, list, newKey, desk, now_ms, cut,
    store: deviceStore(shelf, tabStore(sessionStorage, forum)),
    alone: (run) => alone(forum, run),
    tell,
    count: () => drawLine(),
  });
  const known = (/** @type {import("./types").ListedGuest} */ guest) => asKnown(guest, door.queue);
  const answering = new Answering(slot(root, "answer"), () => ({ now_ms: now_ms(), groups, cut: cut(), badges: root.dataset.badges ?? "" }), {
    next: dismiss,
    search: () => { dismiss(); finding.focus(); },
    admit: (code) => submit(code),
    undo: (outcome) => door.undo(outcome).catch(say),
    reenter: (outcome) => door.reenter(outcome).catch(say),
    deputise: (outcome, deputy) => door.deputise(outcome, deputy),
    delegation: (id) => { dismiss(); delegations.open(id); },
  });
  const recent = startRecent(root, open);
  const finding = startFinding(root, { http, groups, cut, chosen: submit, delegation: (id) => delegations.open(id), list: {
    get size() { return list.size; },
    get good_at_ms() { return list.good_at_ms; },
    search: (text, most) => list.search(text, most).map(known),
    delegations: (text) => list.delegations(text).map((one) => ({ ...one, members: one.members.map(known) })),
  } });
  const walkIn = startWalkIn(root, { http, say, admit: submit });
  const delegations = startDelegations(root, { find: findDelegation, admit: admitDelegation, say });
  const conflicts = startConflicts(root, { settle: (key) => http.post(`scans/${key}/settle`, {}), say, alarm: () => play("bad") });

  /** @param {number} id */
  function findDelegation(id) {
    const found = list.delegation(id);
    return found ? { ...found, members: found.members.map(known) } : null;
  }

  /** @param {number} id @param {readonly import("./types").ListedGuest[]} members */
  async function admitDelegation(id, members) {
    await door.admitDelegation(id, members);
    play(door.queue.length > 0 ? "unsure" : "ok");
    say(t("Đã cho vào %(there)s người của đoàn.", { there: members.length }), "ok");
  }

  /** @param {string} code */
  function submit(code) {
    walkIn.close();
    delegations.close();
    claiming = true; // the first thing said of a scan is said at once
    door.scan(code).catch(say);
    claiming = false;
  }

  /** A scan of what is on the screen already is the same hand's second trigger. @param {string} code */
  function scanned(code) {
    const { shown } = answering;
    const whole = list.complete(cleanCode(code));
    const again = shown?.code === whole && now_ms() - Date.parse(shown.scanned_at) < QUIET_MS;
    if (!again) submit(whole);
  }

  /** @param {string} text @param {number} frame_at */
  function filmed(text, frame_at) {
    if (answering.naming) return; // the next guest's card must not take the deputy's name away
    const { fresh, seen: now } = sight(seen, text, performance.now());
    seen = now;
    if (!fresh) return;
    scanned(text);
    requestAnimationFrame(() => performance.measure("frame-to-words", { start: frame_at }));
  }

  /** @param {Outcome} outcome */
  function tell(outcome) {
    if (claiming) owner = outcome.key;
    recent.add(outcome);
    delegations.refresh();
    if (outcome.kind === "asking") {
      clearTimeout(asking);
      asking = setTimeout(() => { if (owner === outcome.key) reveal(outcome); }, ASKING_MS);
    } else if (outcome.key === owner) reveal(outcome);
    else if (recent.isBad(outcome)) warnLate(outcome);
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
    if (performance.now() - warnedAt > BULK_MS) play("warn");
    warnedAt = performance.now();
    const { name, text } = recent.line(outcome);
    say(t("Lượt quét lúc %(time)s – %(name)s: %(text)s", { time: formatTime(outcome.scanned_at), name, text }), "warn");
  }

  function drawLine() {
    const waiting = waitingOf(door.queue);
    const words = cutWords({ lost: cut(), waiting, trouble: door.trouble, size: list.size, good_at_ms: list.good_at_ms });
    fill(root, {
      cut: { hidden: words === "" }, "cut-words": words,
      waiting: { hidden: waiting === 0, text: t("%(waiting)s chờ gửi", { waiting }) },
    });
  }

  function drawDoor() {
    /** @type {DoorState | null} */
    const state = live.state("door");
    if (!state) return;
    fill(root, deskTally(state, desk()));
    conflicts.show(ownConflicts(state.conflicts, desk(), recent.has));
  }

  async function tend() {
    await Promise.all([door.giveOver(), list.tend()]);
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
  await Promise.all([list.open(), door.open()]).catch(say);
  for (const scan of door.queue) recent.wait(scan, list);
  listenBursts(document, scanned, (digits) => { if (!answering.shown) finding.type(digits); });
  startWatching(root, filmed, (error) => say(error instanceof Error ? error : String(error)));
  stayAwake();
  connection.onStatus(drawLine);
  setInterval(() => { tend().catch(say); }, TICK_MS);
  live.watch(forum, ["attendance", "door"], {
    attendance: (state) => fill(root, tally(state)),
    door: (/** @type {DoorState} */ state) => { list.hear(state); drawDoor(); },
  }, { page: "desk" });
  root.setAttribute("data-usable", ""); // with the server or without it
  live.ready.then(() => root.setAttribute("data-ready", ""));
  if (matchMedia("(pointer: fine)").matches) finding.focus();
  keepForCold(root);
}
