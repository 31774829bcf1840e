// The desk's own list: who is invited and who is inside, as far as this desk knows, kept on the device so that
// it answers without the server. Never a phone number. What happens at the door since the list came is marked.

import { validCode } from "./codes.js";
import { fits, fold } from "./folding.js";

/**
 * @typedef {import("./types").ListedGuest} ListedGuest
 * @typedef {import("./types").DeskAnswer} DeskAnswer
 * @typedef {import("./types").Mark} Mark
 * @typedef {import("./types").Delegation} Delegation
 *
 * @typedef {object} World
 * @property {Pick<import("../lib/http.js").Http, "get">} http
 * @property {import("../lib/shelf.js").Shelf | null} shelf
 * @property {() => number} now_ms by the server's clock
 * @property {() => number} [random] from 0 to 1
 */

const PLACE = "list"; // among the lists; the desk's last scans are kept beside it
const SHORTEST_TAIL = 8; // of a code whose first digits an input method swallowed
const DEADLINE_MS = 10_000;
// Who came in at other desks: asked for now and then, not by eight desks at every scan of a ninth.
const SCANS_MS = 45_000;
const AGAIN_MS = 10_000;
const CHANGED_MS = 500;

/** A desk's list in memory, and its copy on the shelf. */
export class DeskList {
  #world;
  /** @type {Map<string, ListedGuest>} */
  #byCode = new Map();
  /** @type {Map<number, ListedGuest>} */
  #byId = new Map();
  /** @type {Map<string, {why: "reissued" | "merged", guest_id: number | null}>} */
  #retired = new Map();
  /** @type {readonly {guest: ListedGuest, name: string, beside: string}[]} */
  #folded = [];
  /** @type {Map<number, Mark>} */
  #marks = new Map();
  /** @type {readonly {id: number, name: string}[]} */
  #delegations = [];
  #etag = "";
  /** When the list was last known to be the server's; null: there is none. @type {number | null} */
  good_at_ms = null;
  #asking = false;
  #due_ms = 0; // ask not before
  #wanted = true;
  /** @type {{seq: number, list_seq: number} | null} */
  #heard = null;
  #seen = 0; // how far the server was, at most
  #putBack = false; // the server, to an older copy than this desk has seen
  #putBackKnown = false; // and the list is that copy's

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  get size() {
    return this.#byId.size;
  }

  /** Take what the device kept. */
  async open() {
    const { shelf } = this.#world;
    if (!shelf) return;
    const kept = (await shelf.all("lists")).find(({ key }) => key === PLACE);
    if (kept && this.good_at_ms === null) this.#take(kept.answer, kept.etag, kept.at);
    for (const mark of await shelf.all("marks")) if (!this.#marks.has(mark.key)) this.#marks.set(mark.key, mark);
  }

  /** Hear how far the server is: edits of the list are fetched at once, scans of other desks now and then. @param {{seq: number, list_seq: number}} door */
  hear(door) {
    const before = this.#heard;
    this.#heard = { seq: door.seq, list_seq: door.list_seq };
    const older = door.seq < this.#seen;
    this.#putBack ||= older;
    this.saw(door.seq);
    const edited = older || before?.list_seq !== door.list_seq;
    if (!edited && before?.seq === door.seq) return;
    const pause = edited ? CHANGED_MS : SCANS_MS;
    const due_ms = this.#world.now_ms() + pause * (0.5 + (this.#world.random ?? Math.random)() / 2);
    this.#due_ms = this.#wanted ? Math.min(this.#due_ms, due_ms) : due_ms;
    this.#wanted = true;
  }

  /** Fetch the list where it is due; called every second. Tells whether another one came. */
  async tend() {
    if (!this.#wanted || this.#asking || this.#world.now_ms() < this.#due_ms) return false;
    this.#asking = true;
    this.#wanted = false;
    try {
      return await this.#fetch();
    } catch (error) {
      this.#wanted = true;
      this.#due_ms = this.#world.now_ms() + AGAIN_MS;
      // Whoever may no longer ask for the list may no longer keep it either.
      if ([401, 403].includes(/** @type {any} */ (error).status)) await this.forget();
      return false;
    } finally {
      this.#asking = false;
    }
  }

  /** How far the server was, as far as this desk has seen. */
  get seen() {
    return this.#seen;
  }

  /** @param {number} seq of the server's newest fact */
  saw(seq) {
    this.#seen = Math.max(this.#seen, seq);
  }

  /** Tells once that the server was put back to an older copy, when the list is that copy's. */
  wasPutBack() {
    const known = this.#putBackKnown;
    this.#putBackKnown = false;
    return known;
  }

  async #fetch() {
    const since_ms = this.#world.now_ms();
    let etag = "";
    const heard = (/** @type {Headers} */ headers) => { etag = headers.get("ETag") ?? ""; };
    const putBack = this.#putBack;
    /** @type {Record<string, string>} */
    const headers = this.#etag ? { "If-None-Match": this.#etag } : {};
    /** @type {DeskAnswer | null} */
    const answer = await this.#world.http.get("desk-list", { deadline_ms: DEADLINE_MS, headers, heard });
    this.good_at_ms = since_ms;
    if (putBack) {
      this.#putBack = false;
      this.#putBackKnown = true;
      this.#seen = this.#heard?.seq ?? 0;
    }
    if (!answer) return false; // 304
    this.#take(answer, etag, since_ms);
    if (answer.guests.some(({ code }) => !validCode(code))) await this.#dropKept(); // a forum erased: the last scans go with the names
    await this.#world.shelf?.put("lists", { key: PLACE, answer, etag, at: since_ms });
    await this.#forgetMarks(since_ms);
    return true;
  }

  /** @param {DeskAnswer} answer @param {string} etag @param {number} at_ms */
  #take(answer, etag, at_ms) {
    this.#etag = etag;
    this.saw(answer.seq);
    this.good_at_ms = at_ms;
    this.#byCode = new Map(answer.guests.map((guest) => [guest.code, guest]));
    this.#byId = new Map(answer.guests.map((guest) => [guest.id, guest]));
    this.#retired = new Map(answer.retired.map(({ code, why, guest_id }) => [code, { why, guest_id }]));
    this.#folded = answer.guests.map((guest) => ({ guest, name: fold(guest.full_name), beside: fold(`${guest.organisation} ${guest.position}`) }));
    this.#delegations = answer.delegations;
  }

  // The list knows better than what was marked before it was asked for.
  /** @param {number} since_ms */
  async #forgetMarks(since_ms) {
    const old = [...this.#marks.values()].filter((mark) => mark.noted_ms < since_ms).map(({ key }) => key);
    for (const key of old) this.#marks.delete(key);
    await this.#world.shelf?.drop("marks", old);
  }

  /** Note what the server said of a guest since the list came. @param {number} guest_id @param {Pick<Mark, "state" | "admitted_at" | "desk">} what */
  async mark(guest_id, what) {
    const mark = { key: guest_id, noted_ms: this.#world.now_ms(), ...what };
    this.#marks.set(guest_id, mark);
    await this.#world.shelf?.put("marks", mark);
  }

  /**
   * Find whose code it is. A retired code of a merged guest is the other's; of a reissued badge it is nobody's.
   *
   * @param {string} code
   * @returns {{guest: ListedGuest | null, reissued: boolean}}
   */
  whose(code) {
    const guest = this.#byCode.get(code);
    if (guest) return { guest: this.#now(guest), reissued: false };
    const retired = this.#retired.get(code);
    const other = retired?.guest_id != null ? this.guest(retired.guest_id) : null;
    return { guest: other, reissued: retired?.why === "reissued" };
  }

  /** @param {number} id @returns {ListedGuest | null} */
  guest(id) {
    const guest = this.#byId.get(id);
    return guest ? this.#now(guest) : null;
  }

  /** @param {ListedGuest} guest @returns {ListedGuest} */
  #now(guest) {
    const mark = this.#marks.get(guest.id);
    if (!mark || guest.state === "cancelled") return guest;
    return { ...guest, state: mark.state, admitted_at: mark.admitted_at, desk: mark.desk };
  }

  /**
   * Make a whole code of its last digits, where only one guest's ends so: an input method may have kept the first.
   *
   * @param {string} digits
   */
  complete(digits) {
    if (digits.length < SHORTEST_TAIL) return digits;
    const found = [...this.#byCode.keys()].filter((code) => code.endsWith(digits));
    return found.length === 1 ? found[0] : digits;
  }

  /**
   * Find guests by the beginnings of words, accents or not; those whose name alone fits first.
   *
   * @param {string} text
   * @param {number} most
   */
  search(text, most) {
    const words = fold(text).split(" ").filter(Boolean);
    if (words.length === 0) return [];
    const found = this.#folded.map(({ guest, name, beside }) => ({ guest, fit: fits(words, name, beside) })).filter(({ fit }) => fit > 0);
    return found.sort((one, other) => other.fit - one.fit).slice(0, most).map(({ guest }) => this.#now(guest));
  }

  /** Find delegations by the beginnings of words of their name. @param {string} text @returns {Delegation[]} */
  delegations(text) {
    const words = fold(text).split(" ").filter(Boolean);
    if (words.length === 0) return [];
    const named = this.#delegations.filter(({ name }) => fits(words, fold(name), "") > 0);
    return named.slice(0, 3).map(({ id, name }) => ({ id, name, members: this.members(id) })).filter(({ members }) => members.length > 0);
  }

  /** @param {number} id @returns {Delegation | null} */
  delegation(id) {
    const found = this.#delegations.find((one) => one.id === id);
    return found ? { ...found, members: this.members(id) } : null;
  }

  /** @param {number} id */
  members(id) {
    return [...this.#byId.values()].filter((guest) => guest.delegation_id === id && guest.state !== "cancelled").map((guest) => this.#now(guest));
  }

  async #dropKept() {
    const kept = (await this.#world.shelf?.all("lists")) ?? [];
    await this.#world.shelf?.drop("lists", kept.map(({ key }) => key));
  }

  /** Wipe the list, here and on the device, with all that is kept beside it. */
  async forget() {
    this.#take({ seq: 0, guests: [], delegations: [], retired: [] }, "", 0);
    this.good_at_ms = null;
    const marked = [...this.#marks.keys()];
    this.#marks.clear();
    await this.#dropKept();
    await this.#world.shelf?.drop("marks", marked);
  }
}
