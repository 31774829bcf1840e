// The rundown editor: rows edited in place, on several screens at once, while the show runs.

import { render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { formatTime } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { keyOf, orphans, typed, unsaved } from "./editor/drafts.js";
import { offerImport } from "./editor/importing.js";
import { drawSheet } from "./editor/rows.js";
import { makeSaver, oneAtATime } from "./editor/saving.js";
import { follow } from "./following.js";
import { lengthName } from "./names.js";
import { forecastEnd, forecastStarts, totalPlannedS } from "./timing.js";

const PAINT_MS = 5000;
const RESEND_MS = 5000;
const FIRST_LENGTH_S = 300;

/**
 * @typedef {import("./types").Cue} Cue
 * @typedef {import("./types").ShowState} ShowState
 */

/**
 * Say what stands above the rows.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @param {number} nowMs
 */
export const view = (show, cues, nowMs) => ({
  count: cues.filter(({ skipped }) => !skipped).length,
  total: lengthName(totalPlannedS(cues)),
  planned_end: formatTime(show?.planned_end_at),
  forecast_end: show ? formatTime(forecastEnd(show, nowMs).endMs) : "–",
});

/**
 * Say which cue a row is put before when it moves one place up or down; undefined where it cannot.
 *
 * @param {readonly Cue[]} cues
 * @param {number} id
 * @param {-1 | 1} by
 * @returns {number | null | undefined}
 */
export function beforeWhom(cues, id, by) {
  const at = cues.findIndex((cue) => cue.id === id);
  if (at < 0 || at + by < 0 || at + by >= cues.length) return undefined;
  return by < 0 ? cues[at - 1].id : cues[at + 2]?.id ?? null;
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const editor = new Editor(root, deps);
  if (root.dataset.editable === undefined) return;
  slot(root, "add").addEventListener("click", () => editor.add(null));
  bindMoves(slot(root, "rows"), (id, by) => editor.move(id, by));
  const dialog = /** @type {HTMLDialogElement} */ (slot(root, "import"));
  bindImport(root, offerImport(dialog, { http: deps.http, say: deps.say, done: () => editor.refresh() }));
  deps.keys.bind([
    { key: "N", what: t("Thêm tiết mục vào cuối"), run: () => editor.add(null) },
    // Listed only: the rows hear these themselves, while a field is being typed in too.
    { key: "Alt+↑", what: t("Chuyển tiết mục lên"), run: () => {} },
    { key: "Alt+↓", what: t("Chuyển tiết mục xuống"), run: () => {} },
    { key: "Enter", what: t("Lưu ô đang sửa"), run: () => {} },
    { key: "Ctrl+Enter", what: t("Lưu ghi chú đang sửa"), run: () => {} },
    { key: "Escape", what: t("Bỏ chữ đang gõ trong ô"), run: () => {} },
  ]);
}

class Editor {
  #root;
  #rows;
  #deps;
  #following;
  #saver;
  /** @type {import("./editor/drafts.js").Drafts} */
  #drafts = new Map();
  /** @type {Set<number>} rows whose notes are open */
  #open = new Set();
  #paintedAt = -Infinity;
  #resentAt = -Infinity;

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
  constructor(root, deps) {
    this.#root = root;
    this.#rows = slot(root, "rows");
    this.#deps = deps;
    this.#following = follow(root, deps, {
      page: "rundown",
      changed: () => { this.#rescue(); this.#paint(); },
      ticked: () => this.#tick(),
    });
    this.#saver = makeSaver({
      http: deps.http,
      drafts: this.#drafts,
      find: (id) => this.#find(id),
      took: (cue) => this.#took(cue),
      say: deps.say,
      changed: () => this.#paint(),
    });
    addEventListener("beforeunload", (cause) => { if (unsaved(this.#drafts)) cause.preventDefault(); });
  }

  #tick() {
    const now = performance.now();
    if (now - this.#paintedAt > PAINT_MS) this.#paint();
    if (this.#following.picture.connection.status !== "live" || now - this.#resentAt < RESEND_MS) return;
    this.#resentAt = now;
    this.#saver.resend();
  }

  /** Ask for the rundown anew. */
  refresh() {
    return this.#following.refresh();
  }

  /** Move a row one place. @param {number} id @param {-1 | 1} by */
  async move(id, by) {
    await this.#saver.change(id, () => {
      const before = beforeWhom(this.#following.picture.cues, id, by);
      return { path: `rundown/cues/${id}/move`, method: "post", body: { before: before === undefined ? id : before } };
    }, true, () => this.refresh()); // pressed again meanwhile, it goes on from the new place
  }

  /** Add a row before another, or last, and go there: `before` is a cue's id or null. */
  add = oneAtATime((/** @type {number | null} */ before) => this.#add(before));

  /** @param {number | null} before */
  async #add(before) {
    try {
      const cue = await this.#deps.http.create("rundown/cues", { title: t("Tiết mục mới"), planned_s: FIRST_LENGTH_S, before });
      await this.refresh();
      const title = /** @type {HTMLTextAreaElement | null} */ (this.#rows.querySelector(`[data-key="${cue.id}.title"]`));
      title?.focus();
      title?.select();
    } catch (error) {
      this.#deps.say(/** @type {Error} */ (error));
    }
  }

  /** @param {number} id */
  #find(id) {
    return this.#following.picture.cues.find((cue) => cue.id === id);
  }

  /** @param {Cue} cue */
  #took(cue) {
    const { picture } = this.#following;
    picture.cues = picture.cues.map((one) => (one.id === cue.id ? cue : one));
    this.#paint();
  }

  // A row deleted elsewhere takes nobody's words with it unsaid.
  #rescue() {
    const { rundown_version, cues } = this.#following.picture;
    if (rundown_version < 0) return;
    for (const { id, field, text } of orphans(this.#drafts, cues)) {
      this.#drafts.delete(keyOf(id, field));
      this.#deps.say(t("Tiết mục bạn đang sửa đã bị xóa ở máy khác. Chữ đang gõ: “%(text)s”", { text }), "warn");
    }
  }

  #paint() {
    this.#paintedAt = performance.now();
    const { show, cues, nowMs, rundown_version } = this.#following.picture;
    fill(this.#root, view(show, cues, nowMs));
    if (rundown_version < 0) return;
    const starts = show ? forecastStarts(show, cues, nowMs) : new Map();
    const editable = this.#root.dataset.editable !== undefined;
    const sheet = { cues, drafts: this.#drafts, open: this.#open, starts, running: show?.current?.cue_id ?? null, editable };
    keepingFocus(this.#rows, () => render(drawSheet(sheet, this.#hands), this.#rows));
  }

  /** @type {import("./editor/rows.js").Hands} */
  #hands = {
    type: (cue, field, text) => this.#type(cue, field, text),
    save: (cue, field) => { this.#saver.save(cue, field); },
    revert: (cue, field) => { this.#drafts.delete(keyOf(cue.id, field)); this.#paint(); },
    choose: (draft, mine) => this.#choose(draft, mine),
    move: (cue, by) => { this.move(cue.id, by); },
    skip: (cue) => { this.#saver.change(cue.id, ({ id, skipped }) => ({ path: `rundown/cues/${id}`, method: "patch", body: { skipped: !skipped } }), false); },
    remove: (cue) => { this.#remove(cue.id); },
    insert: (cue) => { this.add(this.#after(cue.id)); },
    toggle: (cue) => { if (!this.#open.delete(cue.id)) this.#open.add(cue.id); this.#paint(); },
  };

  // What is typed already stands in the input: 150 rows are drawn again only where a complaint goes away.
  /** @param {Cue} cue @param {import("./editor/fields.js").Field} field @param {string} text */
  #type(cue, field, text) {
    const complained = Boolean(this.#drafts.get(keyOf(cue.id, field))?.complaint);
    typed(this.#drafts, this.#find(cue.id) ?? cue, field, text);
    if (complained) this.#paint();
  }

  /** @param {import("./editor/drafts.js").Draft} draft @param {boolean} mine */
  #choose(draft, mine) {
    const key = keyOf(draft.id, draft.field);
    const cue = this.#find(draft.id);
    if (mine && cue) this.#drafts.set(key, { ...draft, base: draft.theirs ?? "", theirs: null, version: cue.version });
    else this.#drafts.delete(key);
    this.#paint();
    if (mine && cue) this.#saver.save(cue, draft.field);
  }

  /** @param {number} id */
  async #remove(id) {
    await this.#saver.change(id, () => ({ path: `rundown/cues/${id}`, method: "del", body: {} }), false, () => this.refresh());
  }

  /** @param {number} id */
  #after(id) {
    const { cues } = this.#following.picture;
    return cues[cues.findIndex((cue) => cue.id === id) + 1]?.id ?? null;
  }
}

/** @param {HTMLElement} rows @param {(id: number, by: -1 | 1) => void} move */
function bindMoves(rows, move) {
  rows.addEventListener("keydown", (press) => {
    const row = /** @type {Element} */ (press.target).closest("[data-cue]");
    if (!press.altKey || !row || (press.key !== "ArrowUp" && press.key !== "ArrowDown")) return;
    press.preventDefault();
    move(Number(/** @type {HTMLElement} */ (row).dataset.cue), press.key === "ArrowUp" ? -1 : 1);
  });
}

/** @param {HTMLElement} root @param {(file: File) => Promise<void>} preview */
function bindImport(root, preview) {
  const input = /** @type {HTMLInputElement} */ (slot(root, "file"));
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = ""; // the same file, put right, can be chosen again
    if (file) preview(file);
  });
}

/** A row that moves takes the focus along. @param {HTMLElement} rows @param {() => void} draw */
function keepingFocus(rows, draw) {
  const focused = document.activeElement instanceof HTMLElement && rows.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  draw();
  if (!key || document.activeElement === focused) return;
  const again = /** @type {HTMLElement | null} */ (rows.querySelector(`[data-key="${key}"]`));
  again?.focus({ preventScroll: false });
}
