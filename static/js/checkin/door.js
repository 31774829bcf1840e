// From a code to what became of it: asks the server; where no answer comes, decides by the desk's own list and
// keeps the scan until it is handed over.

import { Problem } from "../lib/http.js";
import { t } from "../lib/words.js";
import { cleanCode, validCode } from "./codes.js";
import { HandingOver } from "./handing_over.js";
import { judge } from "./judging.js";
import { came, entry, estranged, gentle, meant, misread, noAnswer, refused, unlisted } from "./outcomes.js";
import { deedsOf } from "./put_back.js";
import { Queue } from "./queue.js";
import { bodyOf } from "./waiting.js";

/**
 * @typedef {import("./types").Scan} Scan
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").Entry} Entry
 * @typedef {import("./types").Deputy} Deputy
 *
 * @typedef {object} World
 * @property {Pick<import("../lib/http.js").Http, "get" | "post">} http
 * @property {import("./list.js").DeskList} list
 * @property {() => string} desk the desk's name, "" for the device's own
 * @property {() => number} now_ms by the server's clock
 * @property {() => string} newKey
 * @property {() => boolean} cut the line is known to be cut
 * @property {import("./waiting.js").Store} store
 * @property {(run: () => Promise<void>) => Promise<void>} alone one tab at a time
 * @property {(outcome: Outcome, asked: string) => void} tell every change of what is known of a scan, and which scan's answer it is
 * @property {() => void} count the queue changed
 */

const DEADLINE_MS = 2200; // the guest stands there: three seconds with everything else
const LISTED_MS = 1500; // whom this desk knows it need not keep waiting that long
const CUT_MS = 1000; // where the line is known to be cut nobody waits long for what will not come

/** A desk's dealings with the server. */
export class Door {
  #world;
  #giving;
  #queue;
  /** @type {Set<string>} codes */
  #underway = new Set();
  /** @type {Set<string>} keys of scans the server has spoken of: what this desk thought of them before is not said any more */
  #spokenOf = new Set();

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
    this.#queue = new Queue(world.store, world.count);
    this.#giving = new HandingOver({
      ...world, queue: this.#queue,
      tell: (outcome) => { this.#spokenOf.add(outcome.key); this.tell(outcome); },
    });
  }

  /** What waits to be handed over. */
  get queue() {
    return this.#queue.waiting;
  }

  /** Whose deputy the server did not take. */
  get refused() {
    return this.#queue.refused;
  }

  /** Whether a scan is on its way to its answer: of this code, or any. @param {string} [code] */
  asks(code) {
    return code === undefined ? this.#underway.size > 0 : this.#underway.has(code);
  }

  /** Why the server does not take what waits, where it answers at all. */
  get trouble() {
    return this.#giving.trouble;
  }

  /** Take what waits on this device. */
  open() {
    return this.#queue.open();
  }

  /**
   * Let in whoever carries this code, or say why not: in three seconds, with the server or without it.
   *
   * @param {string} text
   * @param {string} [key] the attempt's
   */
  async scan(text, key = this.#world.newKey()) {
    const { now_ms, desk } = this.#world;
    const code = cleanCode(text);
    this.#underway.add(code);
    try {
      await this.#admit({ key, code, scanned_at: new Date(now_ms()).toISOString(), desk: desk() });
    } finally {
      this.#underway.delete(code);
    }
  }

  /** @param {Scan} scan */
  async #admit(scan) {
    const cut = this.#world.cut();
    // What waits goes first: a scan that overtook it could be answered by it. Nobody is sent away unasked, though.
    if ((cut || this.queue.length > 0) && !this.#worthAsking(scan)) return this.#decide(scan);
    this.tell({ ...scan, kind: "asking" });
    try {
      const { admission, guest } = await this.#ask(scan, cut ? CUT_MS : this.#patience(scan));
      this.tell({ ...scan, kind: "admitted", admission, guest });
    } catch (error) {
      if (noAnswer(error) || estranged(error)) return this.#decide(scan, { asked: true });
      this.tell(refused(scan, error));
    }
  }

  /** Ask what became of somebody let in here whose handing over this tab has not seen. @param {Entry} outcome */
  follow({ key, code, scanned_at, desk, guest }) {
    this.#queue.keep({ key, code, scanned_at, desk, guest_id: guest.id, wish: "ask" }).catch(() => {}); // asked again after the next reload
  }

  /** Hand over again what this desk did and an older copy of the server may have lost. @param {readonly Outcome[]} outcomes its last scans */
  async handOverAgain(outcomes) {
    const waiting = new Set(this.queue.map(({ key }) => key));
    const deeds = deedsOf(outcomes, this.#world.list).filter(({ key }) => !waiting.has(key));
    await Promise.all(deeds.map((scan) => this.#queue.write(scan)));
    await this.giveOver();
  }

  /** Hand over what waits; tells whether nothing waits any more. */
  async giveOver() {
    if (!this.#queue.empty) await this.#giving.run();
    return this.queue.length === 0;
  }

  /** Take an admission back. @param {Entry} outcome */
  async undo(outcome) {
    if (outcome.kind === "letin") return this.#undoHere(outcome);
    const { admission, guest } = await this.#world.http.post(`check-ins/${outcome.admission.id}/undo`, meant(outcome.admission));
    this.#putAwayOf(guest);
    this.tell({ ...outcome, kind: "undone", admission, guest });
  }

  /** Note that a guest who had gone out came in again. @param {Entry} outcome */
  async reenter(outcome) {
    const { admission, guest } = await this.#world.http.post(`check-ins/${outcome.admission.id}/reentry`, { desk: this.#world.desk(), ...meant(outcome.admission) });
    this.tell({ ...outcome, kind: "reentered", admission, guest });
  }

  /**
   * Name who came in the guest's place; without a name nobody did.
   *
   * @param {Entry} outcome
   * @param {Deputy} deputy
   */
  async deputise(outcome, deputy) {
    if (outcome.kind === "letin") {
      await this.#queue.write({ ...this.#waiting(outcome), deputy });
      if (!this.#spokenOf.has(outcome.key)) this.tell({ ...outcome, admission: { ...outcome.admission, deputy: deputy.full_name ? deputy : null } });
      return;
    }
    const { admission, guest } = await this.#world.http.post(`check-ins/${outcome.admission.id}/deputy`, { ...deputy, ...meant(outcome.admission) });
    this.#putAwayOf(guest);
    this.tell({ ...outcome, admission, guest });
  }

  /** Send a deputy whom the server did not take again, corrected. @param {string} key @param {Deputy} deputy */
  async deputiseAgain(key, deputy) {
    const refused = this.refused.find((scan) => scan.key === key);
    if (!refused) return;
    const { refusal: _, ...scan } = refused;
    await this.#queue.keep({ ...scan, deputy });
    await this.giveOver();
  }

  /** Forget a deputy whom the server did not take; a person has read it. @param {string} key */
  putAway(key) {
    return this.#queue.drop([key]);
  }

  // Another word on the same guest's deputy was taken.
  /** @param {import("./types").Guest} guest */
  #putAwayOf({ id }) {
    const keys = this.refused.filter(({ guest_id }) => guest_id === id).map(({ key }) => key);
    if (keys.length > 0) this.#queue.drop(keys).catch(() => {}); // shown again after a reload, and put away then
  }

  /**
   * Let in those of a delegation who are here, together or each by the desk's own list, or say why not. Tells how many came in.
   *
   * @param {number} delegation_id
   * @param {readonly import("./types").ListedGuest[]} members
   */
  async admitDelegation(delegation_id, members) {
    const { newKey, now_ms, desk } = this.#world;
    const scanned_at = new Date(now_ms()).toISOString();
    const scans = members.map(({ code }) => ({ key: newKey(), code, scanned_at, desk: desk() }));
    const here = async () => {
      const there = scans.filter(({ code }) => this.#judge(code).kind === "admit").length;
      await Promise.all(scans.map((scan) => this.#decide(scan)));
      return there;
    };
    if (this.#world.cut() || this.queue.length > 0) return here();
    const body = { delegation_id, guest_ids: members.map(({ id }) => id), scanned_at, ...(desk() ? { desk: desk() } : {}) };
    try {
      const { results } = await this.#world.http.post("check-ins/delegation", body, { key: newKey(), deadline_ms: DEADLINE_MS });
      for (const [place, scan] of scans.entries()) {
        const result = results.find((/** @type {any} */ { guest_id }) => guest_id === members[place].id);
        if (result) this.tell(came(scan, result));
      }
      return results.filter((/** @type {any} */ { status }) => status === "admitted").length;
    } catch (error) {
      if (!noAnswer(error) && !estranged(error)) throw error;
      return here();
    }
  }

  /** Say what is known of a scan, and learn it for the list. @param {Outcome} outcome @param {string} [asked] whose answer it is */
  tell(outcome, asked = outcome.key) {
    const said = gentle(outcome, this.#world.desk(), this.#world.now_ms());
    if ("admission" in said && said.admission.id > 0) this.#learn(said);
    this.#world.tell(said, asked);
  }

  /** @param {Entry} outcome */
  #learn({ kind, admission, guest }) {
    /** @type {Pick<import("./types").Mark, "state" | "admitted_at" | "desk">} */
    const what = kind === "undone"
      ? { state: "expected", admitted_at: null, desk: "" } : { state: "present", admitted_at: admission.admitted_at, desk: admission.desk };
    this.#world.list.mark(guest.id, what).catch(() => {}); // a mark not kept is only less known after a reload
  }

  /** Whether the server may know better than this desk that somebody may come in. @param {Scan} scan */
  #worthAsking({ code }) {
    const { kind } = this.#judge(code);
    if (kind === "nothing") return this.queue.length === 0;
    return validCode(code) && (kind === "unknown" || kind === "revoked");
  }

  /** @param {Scan} scan */
  #patience({ code }) {
    return ["unknown", "revoked", "nothing"].includes(this.#judge(code).kind) ? DEADLINE_MS : LISTED_MS;
  }

  /** @param {string} code */
  #judge(code) {
    return judge(code, { list: this.#world.list, waiting: this.queue, now_ms: this.#world.now_ms() });
  }

  /** @param {Scan} scan @param {number} deadline_ms */
  async #ask(scan, deadline_ms) {
    const { http, now_ms } = this.#world;
    const until_ms = now_ms() + deadline_ms;
    const wish = () => ({ key: scan.key, deadline_ms: Math.max(1, until_ms - now_ms()) });
    try {
      return await http.post("check-ins", bodyOf(scan), wish());
    } catch (error) {
      // A connection the server had closed meanwhile: the same again, under the same key, is one admission.
      if (error instanceof Problem && error.code === "unreachable") return http.post("check-ins", bodyOf(scan), wish());
      throw error;
    }
  }

  /**
   * Decide by the desk's own list. Who is let in, or may be, waits to be handed over; of a scan the server may
   * have got in spite of all, it is asked what became of it.
   *
   * @param {Scan} scan
   * @param {{asked?: boolean}} [about]
   */
  async #decide(scan, { asked = false } = {}) {
    if (!validCode(scan.code)) return this.tell({ ...scan, kind: "refused", reason: "unknown_code", detail: misread(), guest: null });
    const said = this.#judge(scan.code);
    if (said.kind === "nothing") return this.#wait(scan, { ...scan, kind: "waiting" });
    if (said.kind === "admit") return this.#wait({ ...scan, guest_id: said.guest.id }, entry(scan, "letin", said.guest));
    if (asked) await this.#wait({ ...scan, wish: "ask" }, null);
    if (said.kind === "again") return this.tell(entry(said.scan, "letin", said.guest), scan.key);
    if (said.kind === "already") return this.tell(entry(scan, "already", said.guest, { at: said.at, desk: said.desk }));
    return this.tell(unlisted(scan, said));
  }

  // Said once it is on the device: a tab closed in the next moment loses nobody who was let in.
  /** @param {Scan} scan @param {Outcome | null} outcome */
  async #wait(scan, outcome) {
    await this.#queue.write(scan);
    if (outcome && !this.#spokenOf.has(scan.key)) this.tell(outcome);
    this.giveOver().catch(() => {});
  }

  // The server may have got the scan, or not: it is taken back there when it can be asked.
  /** @param {Entry} outcome */
  async #undoHere(outcome) {
    await this.#queue.write({ ...this.#waiting(outcome), wish: "undo" });
    this.tell({ ...outcome, kind: "undone" });
  }

  /** @param {Entry} outcome */
  #waiting({ key }) {
    const waiting = this.queue.find((scan) => scan.key === key);
    if (!waiting) throw new Error(t("Lượt này đã gửi xong. Hãy mở lại ở danh sách các lượt quét rồi làm lại."));
    return waiting;
  }
}
