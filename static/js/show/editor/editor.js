// The editor's own state: what is shown, where the person stands, what is selected; and drawing it.

import { render } from "../../../vendor/lit-html/lit-html.js";
import { slot } from "../../lib/dom.js";
import { t } from "../../lib/words.js";
import { follow } from "../following.js";
import { forecastStarts, latenessMs } from "../timing.js";
import { arrange, blockKey } from "./arranging.js";
import { allColumns, keepChoice, keptChoice, leastWidth, shownColumns, tracks } from "./columns.js";
import { keepUp, keyOf, orphans, unsaved } from "./drafts.js";
import { drawGrid, placeOf } from "./grid.js";
import { keepingPlace } from "./keeping.js";
import { keptSame, newer } from "./news.js";
import { makeSaver } from "./saving.js";
import { calledCount } from "./stepping.js";
import { blockCell, cueCell, NOTHING, pruned } from "./walking.js";

const NEWS_MS = 2500;
const MOVED_MS = 60_000;
const FOR_EDITORS = ["pick", "menu"];

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("./arranging.js").Row} Row
 * @typedef {import("./drafts.js").Draft} Draft
 */

export class Editor {
  root;
  deps;
  grid;
  following;
  saver;
  editable;
  /** @type {import("./drafts.js").Drafts} */
  drafts = new Map();
  /** @type {import("./walking.js").Selection} */
  selection = NOTHING;
  /** @type {Row[]} */
  rows = [];
  /** @type {import("./columns.js").Column[]} */
  columns = [];
  choice = keptChoice();
  /** @type {{key: string, column: string}} where the person stands */
  active = { key: "", column: "title" };
  /** @type {{id: number, column: string} | null} */
  editing = null;
  /** @type {Set<number>} ids of blocks */
  shut = new Set();
  /** @type {ReadonlySet<number>} */
  found = new Set();
  /** @type {number | null} the cue whose notes stand in the panel */
  open = null;
  /** While set, the picture stands still: a word is being composed, a row is being dragged. */
  still = false;
  painting = false;
  saidLockedAt = -Infinity;
  /** What is drawn besides the grid. @type {(() => void)[]} */
  others = [];
  /** @type {Cue[]} */
  #cues = [];
  /** @type {import("../types").Block[]} */
  #blocks = [];
  /** @type {Set<number>} */
  #news = new Set();
  /** @type {Map<number | "new", number>} rows this page is writing in: their changes are no news */
  #writing = new Map();
  #columnsFor = "";

  /** @param {HTMLElement} root @param {import("../../lib/types").Deps} deps @param {() => void} ticked */
  constructor(root, deps, ticked) {
    this.root = root;
    this.deps = deps;
    this.grid = slot(root, "grid");
    this.editable = root.dataset.editable !== undefined;
    this.following = follow(root, deps, { page: "rundown", changed: () => this.#changed(), ticked });
    this.saver = makeSaver({
      http: deps.http,
      drafts: this.drafts,
      find: (id) => this.find(id),
      took: (answer, id) => this.took(answer, id),
      say: deps.say,
      changed: () => this.paint(),
    });
    addEventListener("beforeunload", (cause) => { if (unsaved(this.drafts)) cause.preventDefault(); });
  }

  get picture() {
    return this.following.picture;
  }

  /** Give what a row says: a cue, or for a minus a block. @param {number} id @returns {any} */
  find(id) {
    return id < 0 ? this.picture.blocks.find((block) => blockKey(block.id) === id) : this.picture.cues.find((cue) => cue.id === id);
  }

  /** The row the person stands on. @returns {Row | undefined} */
  get row() {
    return this.rows.find(({ key }) => key === this.active.key);
  }

  /** The cues a deed is meant for: what is selected, else the row one stands on. @returns {Cue[]} */
  get meant() {
    if (this.selection.ids.size) return this.picture.cues.filter(({ id }) => this.selection.ids.has(id));
    const { row } = this;
    return row?.what === "block" ? row.cues : row ? [row.cue] : [];
  }

  /** @param {Cue} cue */
  placeOf(cue) {
    return placeOf(cue, { running: this.picture.show?.current?.cue_id ?? null });
  }

  /** The column one stands in, as this row has it. */
  get column() {
    const shown = this.columns.map(({ key }) => key);
    return this.row?.what === "block" ? blockCell(shown, this.active.column) : cueCell(shown, this.active.column);
  }

  /** Take an answer of the server and give the row as it is now. @param {any} answer @param {number} id */
  took(answer, id) {
    const { picture } = this;
    if (answer?.cues) this.following.takeRundown(answer);
    else if (id < 0) picture.blocks = picture.blocks.map((block) => (block.id === answer.id ? answer : block));
    else picture.cues = picture.cues.map((cue) => (cue.id === answer.id ? answer : cue));
    this.#cues = picture.cues;
    this.#blocks = picture.blocks;
    keepUp(this.drafts, (row) => this.find(row));
    this.paint();
    return this.find(id) ?? answer;
  }

  /**
   * Write in rows; until it is done, what changes in them is no news to this page.
   *
   * @template T
   * @param {readonly (number | "new")[]} ids
   * @param {() => Promise<T>} write
   */
  async writing(ids, write) {
    for (const id of ids) this.#writing.set(id, (this.#writing.get(id) ?? 0) + 1);
    try {
      return await write();
    } finally {
      for (const id of ids) this.#writing.set(id, (this.#writing.get(id) ?? 1) - 1);
    }
  }

  #changed() {
    const { picture } = this;
    if (picture.cues !== this.#cues) this.#compare();
    keepUp(this.drafts, (id) => this.find(id));
    this.#rescue();
    this.selection = pruned(this.selection, picture.cues.filter((cue) => this.placeOf(cue) === "coming"));
    this.paint();
  }

  #compare() {
    const { picture } = this;
    const first = this.#cues.length === 0;
    const fresh = [...newer(this.#cues, picture.cues), ...newer(this.#blocks, picture.blocks).map(blockKey)];
    const known = new Set([...this.#cues.map(({ id }) => id), ...this.#blocks.map(({ id }) => blockKey(id))]);
    picture.cues = this.#cues = keptSame(this.#cues, picture.cues);
    picture.blocks = this.#blocks = keptSame(this.#blocks, picture.blocks);
    if (!first) this.#highlight(fresh.filter((id) => !this.#mine(id, known.has(id))));
  }

  /** @param {number} id @param {boolean} known */
  #mine(id, known) {
    return Boolean(this.#writing.get(known ? id : "new")) || [...this.drafts.values()].some((draft) => draft.id === id && draft.saving);
  }

  /** @param {readonly number[]} ids */
  #highlight(ids) {
    if (ids.length === 0) return;
    for (const id of ids) this.#news.add(id);
    setTimeout(() => {
      for (const id of ids) this.#news.delete(id);
      this.paint();
    }, NEWS_MS);
  }

  // A row deleted elsewhere takes nobody's words with it unsaid.
  #rescue() {
    const { rundown_version, cues, blocks } = this.picture;
    if (rundown_version < 0) return;
    const there = new Set([...cues.map(({ id }) => id), ...blocks.map(({ id }) => blockKey(id))]);
    for (const { id, field, text, base } of orphans(this.drafts, there)) {
      this.drafts.delete(keyOf(id, field));
      if (text !== base) this.deps.say(t("Tiết mục bạn đang sửa đã bị xóa ở máy khác. Chữ đang gõ: “%(text)s”", { text }), "warn");
    }
    if (this.editing && !there.has(this.editing.id)) this.editing = null;
    if (this.open !== null && !there.has(this.open)) this.open = null;
  }

  #arrangeColumns() {
    const wanted = JSON.stringify([this.choice, this.picture.columns]);
    if (wanted === this.#columnsFor) return;
    this.#columnsFor = wanted;
    const all = allColumns(this.picture.columns).filter(({ key }) => this.editable || !FOR_EDITORS.includes(key));
    this.columns = shownColumns(all, this.choice);
    this.grid.style.setProperty("--tracks", tracks(this.columns));
    this.grid.style.setProperty("--least", `${leastWidth(this.columns)}rem`);
  }

  /** Show or hide a column on this device. @param {string} key @param {boolean} shown */
  chooseColumn(key, shown) {
    this.choice = { ...this.choice, [key]: shown };
    keepChoice(this.choice);
    this.paint();
  }

  #arrangeRows() {
    const at = this.rows.findIndex(({ key }) => key === this.active.key);
    const { cues, blocks } = this.picture;
    this.rows = arrange(cues, blocks, this.shut);
    if (this.rows.some(({ key }) => key === this.active.key)) return;
    const near = this.rows[Math.min(Math.max(at, 0), this.rows.length - 1)];
    this.active = { ...this.active, key: near?.key ?? "" };
  }

  paint() {
    if (this.still || this.picture.rundown_version < 0) return;
    this.painting = true;
    this.#arrangeColumns();
    this.#arrangeRows();
    keepingPlace(this.grid, () => render(drawGrid(this.#sheet()), this.grid));
    this.grid.toggleAttribute("data-empty", this.rows.length === 0);
    this.mark();
    this.painting = false;
    for (const draw of this.others) draw();
  }

  /** @returns {import("./grid.js").Sheet} */
  #sheet() {
    const { show, cues, nowMs, columns } = this.picture;
    const starts = show ? forecastStarts(show, cues, nowMs) : new Map();
    /** @type {Map<number, Draft[]>} */
    const draftsOf = new Map();
    for (const draft of this.drafts.values()) draftsOf.set(draft.id, [...(draftsOf.get(draft.id) ?? []), draft]);
    return {
      rows: this.rows,
      columns: this.columns,
      custom: columns,
      drafts: this.drafts,
      draftsOf,
      starts,
      moved: new Set(cues.filter((cue) => show && starts.has(cue.id) && Math.abs(latenessMs(show, cue, starts.get(cue.id) ?? 0, nowMs)) >= MOVED_MS).map(({ id }) => id)),
      called: new Map(cues.flatMap((cue) => (cue.steps.length ? [[cue.id, calledCount(cue, show)]] : []))),
      running: show?.current?.cue_id ?? null,
      editable: this.editable,
      editing: this.editing,
      selected: this.selection.ids,
      news: this.#news,
      found: this.found,
      open: this.open,
    };
  }

  /** The element of the cell one stands in. */
  cell() {
    const line = this.grid.querySelector(`[data-row="${this.active.key}"]`);
    return /** @type {HTMLElement | null} */ (line?.querySelector(`[data-column="${this.column}"]`) ?? null);
  }

  /** Only the cell one stands in can be reached by Tab. */
  mark() {
    const cell = this.cell();
    const before = this.grid.querySelector('[tabindex="0"]');
    if (before !== cell) before?.setAttribute("tabindex", "-1");
    cell?.setAttribute("tabindex", "0");
  }

  /** Stand on a cell. @param {string} key @param {string} [column] @param {{focus?: boolean}} [how] */
  go(key, column = this.active.column, { focus = true } = {}) {
    this.active = { key, column };
    this.mark();
    const cell = this.cell();
    if (focus) cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    for (const draw of this.others) draw();
  }
}
