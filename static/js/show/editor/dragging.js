// Dragging rows by their grip, with a line where they would fall. Escape puts them back.

import { blockStart, firstFree } from "./arranging.js";

const EDGE_PX = 56;
const SPEED_PX = 14;

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("../types").Cue} Cue
 */

/**
 * Say before which cue dragged ones fall; undefined where they stay as they are.
 *
 * @param {readonly Cue[]} cues
 * @param {ReadonlySet<number>} dragged
 * @param {number | null} before the cue under the line; null behind the last
 * @returns {number | null | undefined}
 */
export function fallsBefore(cues, dragged, before) {
  const order = cues.map(({ id }) => id);
  const wanted = before === null ? order.length : order.indexOf(before);
  let at = Math.max(wanted, firstFree(cues));
  while (at < order.length && dragged.has(order[at])) at += 1;
  const next = order[at] ?? null;
  const first = order.findIndex((id) => dragged.has(id));
  const together = order.slice(first, first + dragged.size).every((id) => dragged.has(id));
  return together && at === first + dragged.size ? undefined : next;
}

/** @param {Editor} editor @param {(cues: readonly Cue[], before: number | null | undefined, into: number | null) => void} put */
export function listenToGrips(editor, put) {
  const { grid } = editor;
  const line = document.createElement("div");
  line.className = "grid__line";
  line.hidden = true;
  grid.after(line);

  /** @type {{cues: Cue[], whole: boolean, pointer: number, y: number, before: number | null, into: number | null, frame: number} | null} */
  let drag = null;

  grid.addEventListener("pointerdown", (cause) => {
    const row = rowOf(editor, cause.target);
    if (!row || cause.button !== 0 || !(cause.target instanceof Element) || !cause.target.closest(".grip")) return;
    const cues = cuesOf(editor, row);
    if (cues.length === 0) return;
    cause.preventDefault();
    grid.setPointerCapture(cause.pointerId);
    drag = { cues, whole: row.what === "block", pointer: cause.pointerId, y: cause.clientY, before: cues[0].id, into: null, frame: requestAnimationFrame(scroll) };
    editor.still = true;
    grid.classList.add("is-dragging");
    for (const { id } of cues) grid.querySelector(`[data-row="${id}"]`)?.classList.add("is-dragged");
    show();
  });
  grid.addEventListener("pointermove", (cause) => {
    if (!drag || cause.pointerId !== drag.pointer) return;
    drag.y = cause.clientY;
    show();
  });
  grid.addEventListener("pointerup", () => end(true));
  grid.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (press) => { if (drag && press.key === "Escape") end(false); });

  function show() {
    if (!drag) return;
    const found = under(editor, drag.y);
    drag.before = found.before;
    drag.into = drag.whole ? null : found.into;
    line.hidden = false;
    line.style.setProperty("--at", `${found.y - grid.getBoundingClientRect().top + grid.offsetTop}px`);
  }

  // Near an edge the list runs on by itself.
  function scroll() {
    if (!drag) return;
    const { top, bottom } = grid.getBoundingClientRect();
    const by = drag.y < top + EDGE_PX ? -SPEED_PX : drag.y > bottom - EDGE_PX ? SPEED_PX : 0;
    if (by) {
      grid.scrollTop += by;
      show();
    }
    drag.frame = requestAnimationFrame(scroll);
  }

  /** @param {boolean} falls */
  function end(falls) {
    if (!drag) return;
    const { cues, whole, before, into, frame } = drag;
    cancelAnimationFrame(frame);
    drag = null;
    line.hidden = true;
    editor.still = false;
    grid.classList.remove("is-dragging");
    for (const dragged of grid.querySelectorAll(".is-dragged")) dragged.classList.remove("is-dragged");
    editor.paint();
    const all = editor.picture.cues;
    // A block does not fall into another one.
    const next = fallsBefore(all, new Set(cues.map(({ id }) => id)), whole ? blockStart(all, before) : before);
    if (falls && (next !== undefined || into !== null)) put(cues, next, into);
  }
}

/** @param {Editor} editor @param {EventTarget | null} target */
function rowOf(editor, target) {
  const line = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-row]")) : null;
  return editor.rows.find(({ key }) => key === line?.dataset.row);
}

/** A selected row takes the whole selection along, a block its cues. @param {Editor} editor @param {import("./arranging.js").Row} row */
function cuesOf(editor, row) {
  const cues = row.what === "block" ? row.cues : editor.selection.ids.has(row.id) ? editor.meant : [row.cue];
  return cues.filter((cue) => editor.placeOf(cue) === "coming");
}

/** Which cue something would fall before, and where the line stands. @param {Editor} editor @param {number} y */
function under(editor, y) {
  const lines = /** @type {HTMLElement[]} */ ([...editor.grid.querySelectorAll("[data-row]")]);
  const at = lines.findIndex((line) => { const { top, height } = line.getBoundingClientRect(); return y < top + height / 2; });
  const free = Math.max(at < 0 ? lines.length : at, editor.rows.findLastIndex((row) => row.what === "cue" && editor.placeOf(row.cue) !== "coming") + 1);
  const row = editor.rows[free];
  const before = row === undefined ? null : row.what === "block" ? row.cues[0]?.id ?? null : row.id;
  const last = lines[lines.length - 1]?.getBoundingClientRect().bottom ?? 0;
  const above = editor.rows[free - 1];
  // Right under a block's head is in the block.
  const into = above?.what === "block" && !above.shut ? above.block.id : null;
  return { before: before ?? null, into, y: lines[free]?.getBoundingClientRect().top ?? last };
}
