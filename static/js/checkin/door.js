// From a code to what became of it: asks the server, keeps what got no answer, hands it over when the line returns.

import { Problem } from "../lib/http.js";
import { t } from "../lib/words.js";
import { cleanCode, inFours, validCode } from "./codes.js";
import { batchOf, isOwn, keep, settle } from "./waiting.js";

/**
 * @typedef {import("./types").Scan} Scan
 * @typedef {import("./types").Outcome} Outcome
 * @typedef {import("./types").Deputy} Deputy
 *
 * @typedef {object} World
 * @property {Pick<import("../lib/http.js").Http, "get" | "post">} http
 * @property {() => string} desk the desk's name, "" for the device's own
 * @property {() => string} now RFC 3339 by the server's clock
 * @property {() => string} newKey
 * @property {() => boolean} cut the line is known to be cut
 * @property {{load: () => readonly Scan[], save: (queue: readonly Scan[]) => void}} store
 * @property {(outcome: Outcome) => void} tell every change of what is known of a scan
 * @property {(queue: readonly Scan[]) => void} count the queue changed
 */

const DEADLINE_MS = 2500;
const CUT_MS = 1000; // where the line is known to be cut nobody waits long for what will not come

/** A desk's dealings with the server. */
export class Door {
  #world;
  /** @type {readonly Scan[]} */
  #queue;
  #giving = false;
  /** Why the server does not take what waits, where it answers at all. */
  trouble = "";

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
    this.#queue = world.store.load();
  }

  get queue() {
    return this.#queue;
  }

  /**
   * Ask to let in whoever carries this code. A scan without an answer waits; it is never shown as let in.
   *
   * @param {string} text
   */
  async scan(text) {
    const code = cleanCode(text);
    const waiting = this.#queue.find((one) => one.code === code);
    const scan = waiting ?? { key: this.#world.newKey(), code, scanned_at: this.#world.now() };
    if (this.#queue.length > 0) return this.#wait(scan);
    this.#world.tell({ ...scan, kind: "asking" });
    try {
      const { admission, guest } = await this.#ask(scan);
      this.#world.tell({ ...scan, kind: "admitted", admission, guest });
    } catch (error) {
      if (noAnswer(error)) await this.#wait(scan);
      else this.#world.tell(refused(scan, error));
    }
  }

  /** Hand over what waits; tells whether nothing waits any more. */
  async giveOver() {
    if (this.#giving || this.#queue.length === 0) return this.#queue.length === 0;
    this.#giving = true;
    const given = this.#queue;
    /** @type {readonly import("./types").BatchResult[]} */
    let answered = [];
    try {
      const body = batchOf(given, this.#world.desk());
      const { results } = await this.#world.http.post("check-ins/batch", body, { deadline_ms: DEADLINE_MS * 2 });
      this.#keep(settle(this.#queue, results));
      this.trouble = "";
      answered = results;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = noAnswer(error) ? "" : error.detail;
    } finally {
      this.#giving = false;
    }
    // Only now: asking for the guests' names holds up nobody who waits since.
    for (const result of answered) await this.#settled(given, result);
    return this.#queue.length === 0;
  }

  /**
   * Take an admission back.
   *
   * @param {Extract<Outcome, {admission: unknown}>} outcome
   */
  async undo(outcome) {
    const { admission, guest } = await this.#world.http.post(`check-ins/${outcome.admission.id}/undo`, {});
    this.#world.tell({ ...outcome, kind: "undone", admission, guest });
  }

  /**
   * Name who came in the guest's place; without a name nobody did.
   *
   * @param {Extract<Outcome, {admission: unknown}>} outcome
   * @param {Deputy} deputy
   */
  async deputise(outcome, deputy) {
    const { admission, guest } = await this.#world.http.post(`check-ins/${outcome.admission.id}/deputy`, deputy);
    this.#world.tell({ ...outcome, admission, guest });
  }

  /** @param {Scan} scan */
  async #ask(scan) {
    const desk = this.#world.desk();
    const body = { code: scan.code, scanned_at: scan.scanned_at, ...(desk ? { desk } : {}) };
    const wish = { key: scan.key, deadline_ms: this.#world.cut() ? CUT_MS : DEADLINE_MS };
    try {
      return await this.#world.http.post("check-ins", body, wish);
    } catch (error) {
      // A connection the server had closed meanwhile: the same again, under the same key, is one admission.
      if (error instanceof Problem && error.code === "unreachable") return this.#world.http.post("check-ins", body, wish);
      throw error;
    }
  }

  /** @param {Scan} scan */
  async #wait(scan) {
    if (!validCode(scan.code)) {
      this.#world.tell({ ...scan, kind: "refused", reason: "unknown_code", detail: misread(), guest: null });
      return;
    }
    this.#keep(keep(this.#queue, scan));
    this.#world.tell({ ...scan, kind: "waiting" });
    await this.giveOver();
  }

  /** @param {readonly Scan[]} queue */
  #keep(queue) {
    this.#queue = queue;
    this.#world.store.save(queue);
    this.#world.count(queue);
  }

  /** @param {readonly Scan[]} given @param {import("./types").BatchResult} result */
  async #settled(given, result) {
    const scan = given.find(({ key }) => key === result.key);
    if (!scan) return;
    if (!result.admission) {
      this.#world.tell({ ...scan, kind: "refused", reason: result.status, detail: whatToDo(result.status), guest: null });
      return;
    }
    const { admission } = result;
    const guest = await this.#world.http.get(`guests/${admission.guest_id}`, { deadline_ms: DEADLINE_MS }).catch(() => nameless(scan));
    const kind = result.status === "admitted" || isOwn(scan, admission) ? "admitted" : "already";
    this.#world.tell({ ...scan, kind: admission.undone_at ? "undone" : kind, admission, guest });
  }
}

/** @param {unknown} error */
const noAnswer = (error) => error instanceof Problem && (error.status === 0 || error.status >= 500);

/** @param {Scan} scan @param {unknown} error @returns {Outcome} */
function refused(scan, error) {
  if (!(error instanceof Problem)) throw error;
  const { admission, guest } = /** @type {any} */ (error.body);
  if (error.code === "already_admitted" && admission && guest) {
    return { ...scan, kind: isOwn(scan, admission) ? "admitted" : "already", admission, guest };
  }
  return { ...scan, kind: "refused", reason: error.code, detail: error.detail, guest: guest ?? null };
}

/** A guest who is let in, while the line is too bad to learn the name. @param {Scan} scan @returns {import("./types").Guest} */
const nameless = ({ code }) => ({
  id: 0, full_name: inFours(code), salutation: "", position: "", organisation: "", group: "", group_number: 0, leader: false,
  protected: false, rank: 0, seat: "", note: "", code, state: "present", version: 0,
});

const misread = () => t("Mã bị đọc hoặc gõ sai. Hãy quét lại, hoặc tìm khách theo tên.");

/** @param {string} status */
function whatToDo(status) {
  if (status === "revoked") return t("Thẻ này đã bị hủy. Hãy mời khách sang bàn hỗ trợ.");
  if (status === "unknown_code") return t("Không có khách mời nào mang mã này. Hãy tìm theo tên hoặc mời khách sang bàn hỗ trợ.");
  return misread();
}
