// A new version of the app reaches a desk that is open: the page says that it is there, and changes to it when nobody
// is being served. What waits to be sent stays on the device.

import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { Renewal } from "./renewal.js";

const FREE_MS = 5000; // nobody has touched the desk for so long
const READ_MS = 30_000; // nor where an answer stands that let somebody in: it was read long ago
const OLD_NEWS = ["admitted", "letin", "reentered"];

/**
 * @typedef {object} Moment what the new version would come into
 * @property {"live" | "late" | "lost"} line
 * @property {boolean} asking a scan is on its way
 * @property {boolean} typing
 * @property {string | null} shown the kind of answer on the screen
 */

/**
 * Tell whether the desk may change by itself: never in the middle of anything, never an answer away from whoever
 * reads it, and not while there is no line: what runs here runs without it.
 *
 * @param {Moment & {idle_ms: number}} moment
 */
export function mayChange({ line, asking, typing, shown, idle_ms }) {
  if (line !== "live" || asking || typing) return false;
  if (shown === null) return idle_ms >= FREE_MS;
  return OLD_NEWS.includes(shown) && idle_ms >= READ_MS;
}

/** @param {Moment["line"]} line */
export const newsWords = (line) => (line === "lost"
  ? t("Đã tải sẵn phiên bản mới, bàn sẽ tự đổi khi có mạng và rảnh tay. Lượt quét chờ gửi được giữ nguyên.")
  : t("Đã có phiên bản mới, bàn sẽ tự đổi khi rảnh tay. Lượt quét chờ gửi được giữ nguyên."));

/**
 * @param {HTMLElement} root
 * @param {{moment: () => Moment & {lines: number}, kept: () => Promise<void>, say: (said: any, tone?: any) => void}} world `kept` resolves
 *   when all that waits is on the device
 */
export function startRenewal(root, { moment, kept, say }) {
  const renewal = new Renewal(root);
  const hands = new Hands(root);
  let wanted = false; // by a person, who need not be idle for it

  function tend() {
    const now = moment();
    renewal.look(now.line === "live", now.lines);
    fill(root, { news: { hidden: !renewal.ready }, "news-words": newsWords(now.line) });
    if (!renewal.ready || now.asking) return;
    const byItself = !renewal.stuck && !hands.busy && mayChange({ ...now, idle_ms: hands.idle_ms });
    if (wanted || byItself) renewal.change(kept).catch(say);
  }

  slot(root, "news-now").addEventListener("click", () => { wanted = true; });
  if (Renewal.hasChanged()) say(t("Bàn này đã chạy phiên bản mới."), "ok");
  return { start: () => renewal.start(), touch: () => hands.touch(), tend };
}

/** When the desk was last touched, and whether it is half way through something a person began. */
class Hands {
  #touchedAt = performance.now();
  #choosing = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    for (const name of ["pointerdown", "keydown", "input"]) addEventListener(name, () => this.touch(), { capture: true, passive: true });
    root.addEventListener("click", ({ target }) => { if (isFile(target)) this.#choosing = true; });
    for (const name of ["change", "cancel"]) root.addEventListener(name, ({ target }) => { if (isFile(target)) this.#choosing = false; });
  }

  touch() {
    this.#touchedAt = performance.now();
  }

  get idle_ms() {
    return performance.now() - this.#touchedAt;
  }

  get busy() {
    return this.#choosing || document.hidden || document.querySelector("dialog[open]") !== null;
  }
}

/** A photo is being taken, in another app perhaps. @param {unknown} target */
const isFile = (target) => target instanceof HTMLInputElement && target.type === "file";
