// The rundown editor: rows edited in place, on several screens at once, while the show runs.

import { render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { formatTime } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { orphans, typed } from "./editor/drafts.js";
import { offerImport } from "./editor/importing.js";
import { drawSheet } from "./editor/rows.js";
import { makeSaver } from "./editor/saving.js";
import { follow } from "./following.js";
import { lengthName } from "./names.js";
import { forecastEnd, forecastStarts, totalPlannedS } from "./timing.js";

const PAINT_MS = 5000;

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
  const { http, say, keys } = deps;
  const editable = root.dataset.editable !== undefined;
  const rows = slot(root, "rows");
  /** @type {import("./editor/drafts.js").Drafts} */
  const drafts = new Map();
  /** @type {Set<number>} */
  const open = new Set();
  let paintedAt = -Infinity;

  const following = follow(root, deps, {
    page: "rundown",
    changed: () => { rescue(); paint(); },
    ticked: () => { if (performance.now() - paintedAt > PAINT_MS) paint(); },
  });
  const { picture } = following;
  const find = (/** @type {number} */ id) => picture.cues.find((cue) => cue.id === id);
  const saver = makeSaver({ http, drafts, find, took, say, changed: paint });

  /** @param {Cue} cue */
  function took(cue) {
    picture.cues = picture.cues.map((one) => (one.id === cue.id ? cue : one));
    paint();
  }

  // A row deleted elsewhere takes nobody's words with it unsaid.
  function rescue() {
    if (picture.rundown_version < 0) return;
    for (const { id, field, text } of orphans(drafts, picture.cues)) {
      drafts.delete(`${id}.${field}`);
      say(t("Tiết mục bạn đang sửa đã bị xóa ở máy khác. Chữ đang gõ: “%(text)s”", { text }), "warn");
    }
  }

  function paint() {
    paintedAt = performance.now();
    const { show, cues, nowMs } = picture;
    const starts = show ? forecastStarts(show, cues, nowMs) : new Map();
    fill(root, view(show, cues, nowMs));
    if (picture.rundown_version < 0) return;
    const sheet = { cues, drafts, open, starts, running: show?.current?.cue_id ?? null, editable };
    keepingFocus(rows, () => render(drawSheet(sheet, hands), rows));
  }

  /** @param {Cue} cue @param {-1 | 1} by */
  function move(cue, by) {
    saver.change(cue.id, ({ id }) => {
      const before = beforeWhom(picture.cues, id, by);
      return { path: `rundown/cues/${id}/move`, method: "post", body: { before: before === undefined ? id : before } };
    }, true).then(following.refresh);
  }

  /** @param {number | null} before */
  async function add(before) {
    const body = { title: t("Tiết mục mới"), planned_s: 300, before };
    try {
      const cue = await http.create("rundown/cues", body);
      await following.refresh();
      const title = /** @type {HTMLTextAreaElement | null} */ (rows.querySelector(`[data-key="${cue.id}.title"]`));
      title?.focus();
      title?.select();
    } catch (error) {
      say(/** @type {Error} */ (error));
    }
  }

  /** @type {import("./editor/rows.js").Hands} */
  const hands = {
    // What is typed already stands in the input: 150 rows are drawn again only where a complaint goes away.
    type: (cue, field, text) => {
      const complained = Boolean(drafts.get(`${cue.id}.${field}`)?.complaint);
      typed(drafts, find(cue.id) ?? cue, field, text);
      if (complained) paint();
    },
    save: (cue, field) => { saver.save(cue, field); },
    revert: (cue, field) => { drafts.delete(`${cue.id}.${field}`); paint(); },
    choose: (draft, mine) => {
      const key = `${draft.id}.${draft.field}`;
      const cue = find(draft.id);
      if (!mine || !cue) drafts.delete(key);
      else drafts.set(key, { ...draft, base: draft.theirs ?? "", theirs: null, version: cue.version });
      paint();
      if (mine && cue) saver.save(cue, draft.field);
    },
    move,
    skip: (cue) => { saver.change(cue.id, ({ id, skipped }) => ({ path: `rundown/cues/${id}`, method: "patch", body: { skipped: !skipped } }), false); },
    remove: (cue) => { saver.change(cue.id, ({ id }) => ({ path: `rundown/cues/${id}`, method: "del", body: {} }), false).then(following.refresh); },
    insert: (cue) => { add(picture.cues[picture.cues.findIndex(({ id }) => id === cue.id) + 1]?.id ?? null); },
    toggle: (cue) => { if (!open.delete(cue.id)) open.add(cue.id); paint(); },
  };

  if (!editable) return;
  slot(root, "add").addEventListener("click", () => add(null));
  bindMoves(rows, (id, by) => { const cue = find(id); if (cue) move(cue, by); });
  bindImport(root, offerImport(/** @type {HTMLDialogElement} */ (slot(root, "import")), { http, say, done: following.refresh }));
  keys.bind([
    { key: "N", what: t("Thêm tiết mục vào cuối"), run: () => add(null) },
    // Listed only: the rows hear these themselves, while a field is being typed in too.
    { key: "Alt+↑", what: t("Chuyển tiết mục lên"), run: () => {} },
    { key: "Alt+↓", what: t("Chuyển tiết mục xuống"), run: () => {} },
    { key: "Enter", what: t("Lưu ô đang sửa"), run: () => {} },
    { key: "Escape", what: t("Bỏ chữ đang gõ trong ô"), run: () => {} },
  ]);
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
