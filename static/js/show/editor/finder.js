// The find bar: marks what is found and goes from one to the next.

import { fill, slot } from "../../lib/dom.js";
import { t } from "../../lib/words.js";
import { find, nextFound } from "./finding.js";

/** @typedef {import("./editor.js").Editor} Editor */

/**
 * @param {Editor} editor
 * @returns {() => void} opens the bar
 */
export function offerFinding(editor) {
  const bar = slot(editor.root, "finder");
  const input = /** @type {HTMLInputElement} */ (slot(editor.root, "wanted"));
  /** @type {number[]} */
  let found = [];

  /** Look again: the rundown may have changed. */
  function look() {
    if (bar.hidden) return;
    const now = find(editor.picture.cues, input.value);
    if (now.join() !== found.join()) {
      found = now;
      editor.found = new Set(found);
      editor.paint();
    }
    const at = found.indexOf(editor.row?.id ?? 0);
    fill(bar, { found: !input.value.trim() ? "" : found.length ? t("%(at)s/%(count)s", { at: at < 0 ? "–" : at + 1, count: found.length }) : t("Không thấy") });
  }

  /** @param {-1 | 1} by */
  function step(by) {
    const row = editor.row;
    const from = row?.what === "cue" ? row.id : null;
    const id = nextFound(editor.picture.cues, found, from, by);
    if (id === null) return;
    const { block_id } = editor.find(id);
    if (block_id && editor.shut.delete(block_id)) editor.paint();
    editor.go(String(id), "title", { focus: false });
  }

  function shut() {
    bar.hidden = true;
    found = [];
    editor.found = new Set();
    editor.paint();
    editor.cell()?.focus({ preventScroll: true });
  }

  editor.others.push(look);
  input.addEventListener("input", () => {
    look();
    if (found.length && !found.includes(editor.row?.id ?? 0)) step(1);
  });
  bar.addEventListener("keydown", (press) => {
    if (press.key === "Escape") shut();
    else if (press.key === "Enter" && press.target === input && !press.isComposing) step(press.shiftKey ? -1 : 1);
    else return;
    press.preventDefault();
    press.stopPropagation();
  });
  slot(bar, "find-next").addEventListener("click", () => step(1));
  slot(bar, "find-before").addEventListener("click", () => step(-1));
  slot(bar, "find-shut").addEventListener("click", shut);
  return () => {
    bar.hidden = false;
    input.focus();
    input.select();
    look();
  };
}
