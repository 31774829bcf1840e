// The check-in desk: camera, scanner and typing lead to one answer that fills the screen, with the server or without.

import { formatTime } from "../lib/clock.js";
import { fill, slot, uncover } from "../lib/dom.js";
import { newKey } from "../lib/key.js";
import { openShelf } from "../lib/shelf.js";
import { play } from "../lib/sound.js";
import { t } from "../lib/words.js";
import { Answering } from "./answering.js";
import { stayAwake } from "./awake.js";
import { listenBursts } from "./burst.js";
import { cleanCode } from "./codes.js";
import { alone } from "./cold.js";
import { ownConflicts, startConflicts } from "./conflicts.js";
import { startDelegations } from "./delegation.js";
import { Door } from "./door.js";
import { startFinding } from "./finding.js";
import { asKnown } from "./judging.js";
import { cutWords, deskName, deskTally, tally, waitingOf } from "./lines.js";
import { DeskList } from "./list.js";
import { isBad, recentLine, startRecent } from "./recent.js";
import { startRenewal } from "./renewing.js";
import { bindShortcuts } from "./shortcuts.js";
import { QUIET_MS, sight } from "./sightings.js";
import { startStandIns } from "./stand_ins.js";
import { deviceStore, tabStore } from "./waiting.js";
import { startWalkIn } from "./walk_in.js";
import { startWatching } from "./watching.js";

/** @typedef {import("./types").Outcome} Outcome @typedef {import("./types").DoorState} DoorState @typedef {import("./types").ListedGuest} ListedGuest */

const ASKING_MS = 350; // an answer mostly comes sooner: no flicker
const TICK_MS = 1000;
const BULK_MS = 1500; // sounds of one handing over are not played one by one

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export async function start(root, deps) {
  const shelf = await openShelf(String(root.dataset.forum));
  await new Desk(root, deps, shelf).open();
}

class Desk {
  #root;
  #deps;
  #forum;
  #desk;
  #list;
  #door;
  #answering;
  #recent;
  #finding;
  #walkIn;
  #delegations;
  #conflicts;
  #standIns;
  #renewal;
  /** @type {Map<string, number>} */
  #seen = new Map();
  /** @type {string | null} */
  #owner = null; // the key of the scan whose answer fills the screen: the last one, until it is put away
  #wasCut = false;
  #warnedAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #asking;

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps @param {import("../lib/shelf.js").Shelf | null} shelf */
  constructor(root, deps, shelf) {
    const { http, say } = deps;
    this.#root = root;
    this.#deps = deps;
    this.#forum = String(root.dataset.forum);
    this.#desk = deskName(root, () => this.#drawDoor());
    this.#list = new DeskList({ http, shelf, now_ms: () => this.#now() });
    this.#door = this.#makeDoor(shelf);
    this.#answering = this.#makeAnswering();
    this.#recent = startRecent(root, { show: (outcome) => this.#show(outcome), shelf, list: this.#list });
    this.#finding = this.#makeFinding();
    this.#walkIn = startWalkIn(root, { http, say, admit: (code) => this.#submit(code) });
    this.#delegations = startDelegations(root, { say, find: (id) => this.#delegation(id), admit: (id, members) => this.#admitDelegation(id, members) });
    this.#renewal = startRenewal(root, { say, moment: () => this.#moment(), kept: () => this.#door.open() });
    this.#standIns = startStandIns(root, { say, list: this.#list, again: (key, deputy) => this.#door.deputiseAgain(key, deputy).catch(say), putAway: (key) => this.#door.putAway(key).catch(say) });
    this.#conflicts = startConflicts(root, { say, settle: (key) => http.post(`scans/${key}/settle`, {}), alarm: () => play("bad") });
  }

  /** Take what the device kept, and begin. */
  async open() {
    const { connection, keys, say } = this.#deps;
    await Promise.all([this.#list.open(), this.#door.open()]).catch(say);
    const gone = await this.#recent.open(this.#door.queue).catch(() => []); // a desk that cannot read its last scans takes new ones
    for (const outcome of gone) this.#door.follow(outcome);
    listenBursts(document, (code) => this.#scanned(code), (digits) => { if (!this.#answering.shown) this.#finding.type(digits); });
    startWatching(this.#root, (text, frame_at) => this.#filmed(text, frame_at), (error) => say(error instanceof Error ? error : String(error)));
    stayAwake();
    bindShortcuts(keys, { answered: () => this.#answering.shown !== null, next: () => this.#dismiss(), find: () => this.#finding.focus(), walkIn: () => this.#walkIn.open() });
    connection.onStatus(() => this.#drawLine());
    this.#tendList().catch(say); // who types at once finds delegations too
    setInterval(() => { this.#tend().catch(say); }, TICK_MS);
    this.#watch();
    this.#root.setAttribute("data-usable", ""); // with the server or without it
    if (matchMedia("(pointer: fine)").matches) this.#finding.focus();
    await this.#renewal.start();
  }

  /** @param {import("../lib/shelf.js").Shelf | null} shelf */
  #makeDoor(shelf) {
    return new Door({
      http: this.#deps.http, list: this.#list, newKey, desk: this.#desk, now_ms: () => this.#now(), cut: () => this.#cut(),
      store: deviceStore(shelf, tabStore(sessionStorage, this.#forum)),
      alone: (run) => alone(this.#forum, run),
      tell: (outcome, asked) => this.#tell(outcome, asked),
      count: () => this.#drawLine(),
    });
  }

  #makeAnswering() {
    const { say } = this.#deps;
    const groups = this.#groups();
    const around = () => ({ now_ms: this.#now(), groups, cut: this.#cut(), badges: this.#root.dataset.badges ?? "" });
    return new Answering(slot(this.#root, "answer"), around, {
      next: () => this.#dismiss(),
      search: () => { this.#dismiss(); this.#finding.focus(); },
      admit: (code) => this.#submit(code),
      undo: (outcome) => this.#door.undo(outcome).catch(say),
      reenter: (outcome) => this.#door.reenter(outcome).catch(say),
      deputise: (outcome, deputy) => this.#door.deputise(outcome, deputy),
      delegation: (id) => { this.#dismiss(); this.#delegations.open(id); },
    });
  }

  #makeFinding() {
    const list = this.#list;
    return startFinding(this.#root, {
      http: this.#deps.http, groups: this.#groups(), cut: () => this.#cut(),
      chosen: (code) => this.#submit(code),
      delegation: (id) => this.#delegations.open(id),
      list: {
        listed: () => list.good_at_ms !== null,
        search: (text, most) => list.search(text, most).map((guest) => this.#known(guest)),
        delegations: (text) => list.delegations(text).map((one) => ({ ...one, members: one.members.map((guest) => this.#known(guest)) })),
      },
    });
  }

  /** @returns {import("./types").GroupName[]} */
  #groups() {
    return JSON.parse(this.#root.dataset.groups ?? "[]");
  }

  #now() {
    return this.#deps.clock.serverNow();
  }

  #cut() {
    return this.#deps.connection.status().status === "lost";
  }

  #known = (/** @type {ListedGuest} */ guest) => asKnown(guest, this.#door.queue);

  /** @param {number} id */
  #delegation(id) {
    const found = this.#list.delegation(id);
    return found ? { ...found, members: found.members.map((guest) => this.#known(guest)) } : null;
  }

  /** @param {number} id @param {readonly ListedGuest[]} members */
  async #admitDelegation(id, members) {
    const there = await this.#door.admitDelegation(id, members);
    if (there === 0) return; // of each it was said why
    play(this.#door.queue.length > 0 ? "unsure" : "ok");
    this.#deps.say(t("Đã cho vào %(there)s người của đoàn.", { there }), "ok");
  }

  /** @param {string} code */
  #submit(code) {
    if (this.#door.asks(code)) return; // the same hand's second trigger: the first is about to be answered
    uncover(); // the answer fills the screen: nothing may lie over it
    this.#owner = newKey();
    this.#door.scan(code, this.#owner).catch(this.#deps.say);
  }

  /** A scan of what is on the screen already is the same hand's second trigger, unless it was taken back. @param {string} text */
  #scanned(text) {
    const { shown } = this.#answering;
    const code = this.#list.complete(cleanCode(text));
    const again = shown?.code === code && shown.kind !== "undone" && this.#now() - Date.parse(shown.scanned_at) < QUIET_MS;
    if (!again) this.#submit(code);
  }

  /** @param {string} text @param {number} frame_at */
  #filmed(text, frame_at) {
    if (this.#answering.naming) return; // the next guest's card must not take the deputy's name away
    this.#renewal.touch();
    const { fresh, seen } = sight(this.#seen, text, performance.now());
    this.#seen = seen;
    if (!fresh) return;
    performance.measure("desk:read", { start: frame_at });
    performance.mark("desk:frame", { startTime: frame_at });
    this.#scanned(text);
  }

  /** @param {Outcome} outcome @param {string} asked the scan whose answer it is, mostly its own */
  #tell(outcome, asked) {
    if (this.#owner === asked) this.#owner = outcome.key;
    this.#recent.add(outcome);
    this.#delegations.refresh();
    if (outcome.kind === "asking") {
      clearTimeout(this.#asking);
      this.#asking = setTimeout(() => { if (this.#owner === outcome.key) this.#reveal(outcome); }, ASKING_MS);
    } else if (outcome.key === this.#owner) this.#reveal(outcome);
    else if (isBad(outcome)) this.#warnLate(outcome);
  }

  /** @param {Outcome} outcome */
  #reveal(outcome) {
    clearTimeout(this.#asking);
    const before = this.#answering.shown;
    const said = this.#show(outcome);
    if (outcome.kind === "asking" || (before?.key === outcome.key && before.kind === outcome.kind)) return;
    play(said.sound);
    if (performance.getEntriesByName("desk:frame").length > 0) performance.measure("desk:answered", "desk:frame");
    performance.clearMarks("desk:frame");
  }

  /** @param {Outcome} outcome */
  #show(outcome) {
    this.#owner = outcome.key;
    slot(this.#root, "work").inert = true;
    this.#root.classList.add("has-answer");
    return this.#answering.show(outcome);
  }

  #dismiss() {
    if (this.#answering.shown?.key === this.#owner) this.#owner = null;
    this.#answering.hide();
    slot(this.#root, "work").inert = false;
    this.#root.classList.remove("has-answer");
    if (matchMedia("(pointer: fine)").matches) this.#finding.focus();
  }

  /** What was scanned while the line was cut turns out not to be right, after the guest went on. @param {Outcome} outcome */
  #warnLate(outcome) {
    if (performance.now() - this.#warnedAt > BULK_MS) play("warn");
    this.#warnedAt = performance.now();
    const { name, text } = recentLine(outcome);
    this.#deps.say(t("Lượt quét lúc %(time)s – %(name)s: %(text)s", { time: formatTime(outcome.scanned_at), name, text }), "warn");
  }

  #drawLine() {
    const lost = this.#cut();
    const waiting = waitingOf(this.#door.queue);
    const words = cutWords({ lost, waiting, trouble: this.#door.trouble, size: this.#list.size, good_at_ms: this.#list.good_at_ms });
    fill(this.#root, {
      cut: { hidden: words === "" }, "cut-words": words,
      waiting: { hidden: waiting === 0, text: t("%(waiting)s chờ gửi", { waiting }) },
    });
    this.#root.dataset.listed = String(this.#list.size);
    this.#standIns.show(this.#door.refused);
    if (lost !== this.#wasCut) this.#answering.refresh();
    this.#wasCut = lost;
  }

  #drawDoor() {
    /** @type {DoorState | null} */
    const state = this.#deps.live.state("door");
    if (!state) return;
    fill(this.#root, deskTally(state, this.#desk()));
    this.#conflicts.show(ownConflicts(state.conflicts, this.#desk(), this.#recent.has));
  }

  async #tend() {
    this.#renewal.tend();
    await Promise.all([this.#door.giveOver(), this.#tendList()]);
  }

  async #tendList() {
    if (await this.#list.tend()) {
      this.#recent.read();
      this.#finding.refresh();
      this.#drawLine();
    }
    if (!this.#list.wasPutBack()) return;
    this.#deps.say(t("Máy chủ vừa trở về bản lưu cũ hơn. Bàn này gửi lại các lượt gần nhất của mình."), "warn");
    await this.#door.handOverAgain(this.#recent.all);
  }

  #moment() {
    const { shown, naming } = this.#answering;
    const { status: line, lines } = this.#deps.connection.status();
    return { line, lines, asking: this.#door.asks(), typing: naming || this.#finding.typing || this.#standIns.typing, shown: shown?.kind ?? null };
  }

  #watch() {
    const { live } = this.#deps;
    live.watch(this.#forum, ["attendance", "door"], {
      attendance: (state) => fill(this.#root, tally(state)),
      door: (/** @type {DoorState} */ state) => { this.#list.hear(state); this.#drawDoor(); },
    }, { page: "desk" });
    live.ready.then(() => this.#root.setAttribute("data-ready", ""));
  }
}
