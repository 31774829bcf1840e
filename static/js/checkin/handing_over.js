// Handing over what waits: takes back first, then admits the rest in one batch, then names deputies. Repeats are
// harmless by their keys; one tab at a time all the same.

import { Problem } from "../lib/http.js";
import { t } from "../lib/words.js";
import { estranged, handed, insideAlready, meant, noAnswer, refusalOf, understood } from "./outcomes.js";
import { batchOf, isOwn, wishOf } from "./waiting.js";

/**
 * @typedef {import("./types").Scan} Scan
 * @typedef {import("./types").Attempt} Attempt
 * @typedef {import("./types").BatchResult} BatchResult
 *
 * @typedef {object} World
 * @property {Pick<import("../lib/http.js").Http, "get" | "post">} http
 * @property {import("./list.js").DeskList} list
 * @property {import("./queue.js").Queue} queue
 * @property {(run: () => Promise<void>) => Promise<void>} alone
 * @property {(outcome: import("./types").Outcome) => void} tell
 */

const ASK_MS = 4000;
const BATCH_MS = 8000; // five hundred scans after a long cut
const DEADLINES = { deadline_ms: ASK_MS };

/** Whether a deputy came in by the entry of another scan, only a person knows. @param {Scan} scan @param {BatchResult} result */
const doubt = (scan, { status, admission }) =>
  (admission && status !== "admitted" && !isOwn(scan, admission) ? { refusal: insideAlready(admission) } : {});

const anotherVersion = () => t("máy chủ đã lên phiên bản khác, bàn này sẽ đổi theo rồi gửi.");

export class HandingOver {
  #world;
  #asked = false;
  /** @type {Promise<void> | null} */
  #running = null;
  /** Why the server does not take what waits, where it answers at all. */
  trouble = "";

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** Hand over as much as the line allows; asked while it is at it, once more, for what came meanwhile. */
  run() {
    this.#asked = true;
    this.#running ??= this.#whileAsked().finally(() => { this.#running = null; });
    return this.#running;
  }

  async #whileAsked() {
    while (this.#asked) {
      this.#asked = false;
      await this.#once();
    }
  }

  async #once() {
    try {
      await this.#world.alone(() => this.#all());
      this.trouble = "";
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = noAnswer(error) ? "" : estranged(error) ? anotherVersion() : error.detail;
    }
  }

  async #all() {
    await this.#world.queue.open(); // with what other tabs did meanwhile
    for (const scan of this.#wishing("undo")) await this.#takeBack(scan);
    for (const scan of this.#wishing("ask")) await this.#learn(scan);
    if (this.#wishing("admit").length > 0) await this.#batch();
    for (const scan of this.#wishing("deputise")) await this.#deputise(scan);
  }

  /** @param {NonNullable<Scan["wish"]>} wish */
  #wishing(wish) {
    return this.#world.queue.waiting.filter((scan) => wishOf(scan) === wish);
  }

  /** What became of an attempt; null where the server never saw it. @param {Scan} scan @returns {Promise<Attempt | null>} */
  async #fate({ key }) {
    try {
      return await this.#world.http.get(`scans/${key}`, DEADLINES);
    } catch (error) {
      // A server of another version may not know the address: that says nothing of the attempt.
      if (error instanceof Problem && error.status === 404 && error.body.scan === key) return null;
      throw error;
    }
  }

  /** @param {import("./types").Admission} admission @param {"undo" | "deputy"} deed @param {object} [body] */
  #change(admission, deed, body) {
    return this.#world.http.post(`check-ins/${admission.id}/${deed}`, { ...body, ...meant(admission) }, DEADLINES);
  }

  /** @param {Scan} scan */
  async #takeBack(scan) {
    const fate = await this.#fate(scan);
    if (fate?.status === "admitted" && fate.admission && !fate.undone) await this.#change(fate.admission, "undo", {});
    await this.#world.queue.drop([scan.key]);
  }

  /** @param {Scan} scan */
  async #learn(scan) {
    const fate = await this.#fate(scan);
    if (this.#wishing("ask").every(({ key }) => key !== scan.key)) return; // taken back here meanwhile
    if (!fate && scan.guest_id !== undefined) return this.#again(scan);
    await this.#world.queue.drop([scan.key]);
    if (fate) this.#tell(scan, fate);
  }

  // Somebody was let in here and the server does not know: it was put back to an older copy. The same key again is harmless.
  /** @param {Scan} scan */
  #again({ wish: _, ...scan }) {
    return this.#world.queue.keep(scan);
  }

  async #batch() {
    /** @type {{results: readonly BatchResult[]}} */
    const { results } = await this.#world.http.post("check-ins/batch", batchOf(this.#world.queue.waiting), { deadline_ms: BATCH_MS });
    // What was taken back here meanwhile stays in the queue, to be taken back there too.
    // What this version does not understand stays too: the next one does.
    const answered = results.filter(understood).flatMap((result) => this.#wishing("admit").filter(({ key }) => key === result.key).map((scan) => ({ scan, result })));
    const standIns = answered.filter(({ scan, result }) => scan.deputy && result.admission);
    const rest = answered.filter((one) => !standIns.includes(one));
    // All at once: while the device writes, a person may take back what was answered.
    const written = [
      ...standIns.map(({ scan, result }) => this.#world.queue.keep({ ...scan, wish: "deputise", ...doubt(scan, result) })),
      this.#world.queue.drop(rest.map(({ scan }) => scan.key)),
    ];
    for (const { scan, result } of answered) this.#tell(scan, result);
    await Promise.all(written);
  }

  // By the attempt's key: the number of an admission may be another guest's on a server that was put back to an older copy.
  /** @param {Scan} scan */
  async #deputise(scan) {
    const fate = await this.#fate(scan);
    if (!fate) return this.#again(scan);
    if (fate.undone || !fate.admission) this.#tell(scan, fate);
    else {
      try {
        this.#tell(scan, { ...fate, ...await this.#change(fate.admission, "deputy", scan.deputy) });
      } catch (error) {
        return this.#refuse(scan, error);
      }
    }
    await this.#world.queue.drop([scan.key]);
  }

  // It would be refused for ever, and what waits behind it goes on.
  /** @param {Scan} scan @param {unknown} error */
  #refuse(scan, error) {
    const refusal = refusalOf(error);
    if (refusal === "") throw error;
    return this.#world.queue.keep({ ...scan, refusal });
  }

  /** @param {Scan} scan @param {BatchResult | Attempt} result */
  #tell(scan, result) {
    this.#world.tell(handed(scan, /** @type {BatchResult} */ (result), scan.guest_id === undefined ? null : this.#world.list.guest(scan.guest_id)));
  }
}
