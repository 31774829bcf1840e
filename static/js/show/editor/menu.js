// The menu of a row: everything that can be done to it, with the keys that do the same.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { begin } from "./typing.js";
import { fold } from "./pressing.js";

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./deeds.js").Deeds} Deeds
 * @typedef {{symbol: string, words: string, keys?: string, run: () => unknown, off?: boolean}} Item
 */

/**
 * @param {Editor} editor
 * @param {Deeds} deeds
 * @param {HTMLElement} place
 * @param {() => void} panel opens the notes
 * @returns {(cell: HTMLElement) => void} opens the menu at a cell
 */
export function offerMenu(editor, deeds, place, panel) {
  const shut = (/** @type {boolean} */ focus) => {
    if (place.hidden) return;
    place.hidden = true;
    render(nothing, place);
    if (focus) editor.cell()?.focus({ preventScroll: true });
  };
  const run = (/** @type {Item} */ item) => { shut(true); item.run(); };
  place.addEventListener("keydown", (press) => walkMenu(place, press, () => shut(true)));
  place.addEventListener("focusout", ({ relatedTarget }) => { if (!place.contains(/** @type {Node | null} */ (relatedTarget))) shut(false); });
  return (cell) => {
    const items = editor.row?.what === "block" ? blockItems(editor, deeds) : cueItems(editor, deeds, panel);
    render(items.map((item) => drawItem(item, run)), place);
    place.hidden = false;
    put(place, cell);
    /** @type {HTMLElement | null} */ (place.querySelector("[role=menuitem]"))?.focus();
  };
}

/** @param {Item} item @param {(item: Item) => void} run */
const drawItem = (item, run) => html`<button type="button" role="menuitem" tabindex="-1" class="sheet-menu__item" aria-disabled=${item.off ? "true" : "false"} @click=${() => { if (!item.off) run(item); }}>
  ${icon(item.symbol)}<span>${item.words}</span>${item.keys ? html`<kbd>${item.keys}</kbd>` : nothing}</button>`;

/** Beside the cell, and within the window. @param {HTMLElement} place @param {HTMLElement} cell */
function put(place, cell) {
  const { left, right, bottom, top } = cell.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = place;
  const x = Math.max(8, Math.min(right - offsetWidth > 8 ? right - offsetWidth : left, innerWidth - offsetWidth - 8));
  const y = bottom + offsetHeight > innerHeight - 8 ? Math.max(8, top - offsetHeight) : bottom;
  place.style.setProperty("--x", `${x}px`);
  place.style.setProperty("--y", `${y}px`);
}

/** @param {HTMLElement} place @param {KeyboardEvent} press @param {() => void} shut */
function walkMenu(place, press, shut) {
  const items = /** @type {HTMLElement[]} */ ([...place.querySelectorAll("[role=menuitem]")]);
  const at = items.findIndex((item) => item === document.activeElement);
  /** @type {Record<string, () => void>} */
  const ways = {
    ArrowDown: () => items[(at + 1) % items.length].focus(),
    ArrowUp: () => items[(at - 1 + items.length) % items.length].focus(),
    Home: () => items[0].focus(),
    End: () => items[items.length - 1].focus(),
    Escape: shut,
    Tab: shut,
  };
  if (!ways[press.key]) return;
  press.preventDefault();
  press.stopPropagation();
  ways[press.key]();
}

/** @param {Editor} editor @param {Deeds} deeds @param {() => void} panel @returns {Item[]} */
function cueItems(editor, deeds, panel) {
  const cues = editor.meant;
  const [first] = cues;
  const off = !first || cues.some((cue) => editor.placeOf(cue) !== "coming");
  const past = !first || cues.some((cue) => editor.placeOf(cue) === "past");
  return [
    { symbol: "notes", words: t("Ghi chú và các bước"), run: panel },
    { symbol: "plus", words: t("Thêm tiết mục ở trên"), run: () => deeds.addBeside(0), off },
    { symbol: "plus", words: t("Thêm tiết mục ở dưới"), keys: "Insert", run: () => deeds.addBeside(1) },
    { symbol: "copy", words: t("Nhân bản"), keys: "Ctrl+D", run: () => deeds.duplicate() },
    { symbol: "up", words: t("Chuyển lên"), keys: "Alt+↑", run: () => deeds.move(-1), off },
    { symbol: "down", words: t("Chuyển xuống"), keys: "Alt+↓", run: () => deeds.move(1), off },
    { symbol: "block", words: t("Tạo khối"), keys: "Ctrl+G", run: () => deeds.block() },
    { symbol: "leave", words: t("Đưa ra khỏi khối"), run: () => deeds.set({ block_id: null }), off: off || !cues.some(({ block_id }) => block_id) },
    { symbol: "flag", words: cues.every(({ flagged }) => flagged) ? t("Bỏ cờ") : t("Gắn cờ"), run: () => deeds.turn("flagged"), off: past },
    { symbol: "stop", words: cues.every(({ skipped }) => skipped) ? t("Không bỏ qua nữa") : t("Bỏ qua"), run: () => deeds.turn("skipped"), off },
    { symbol: "trash", words: t("Xóa"), keys: "Delete", run: () => deeds.remove(), off },
  ];
}

/** @param {Editor} editor @param {Deeds} deeds @returns {Item[]} */
function blockItems(editor, deeds) {
  const row = /** @type {import("./arranging.js").BlockRow} */ (editor.row);
  const off = row.cues.some((cue) => editor.placeOf(cue) !== "coming");
  return [
    { symbol: row.shut ? "shut" : "opened", words: row.shut ? t("Mở khối") : t("Thu gọn khối"), keys: "Enter", run: () => fold(editor, row.block.id) },
    { symbol: "edit", words: t("Đổi tên khối"), run: () => { editor.go(row.key, "title"); begin(editor, "whole"); } },
    { symbol: "clock", words: t("Đặt thời lượng của khối"), run: () => { editor.go(row.key, "planned_s"); begin(editor, "whole"); } },
    { symbol: "colour", words: t("Chọn màu của khối"), run: () => { editor.go(row.key, "sum"); begin(editor, "whole"); } },
    { symbol: "up", words: t("Chuyển lên"), keys: "Alt+↑", run: () => deeds.move(-1), off },
    { symbol: "down", words: t("Chuyển xuống"), keys: "Alt+↓", run: () => deeds.move(1), off },
    { symbol: "close", words: t("Giải khối, giữ các tiết mục"), keys: "Ctrl+Shift+G", run: () => deeds.dissolve(row.block.id) },
    { symbol: "trash", words: t("Xóa cả khối"), keys: "Delete", run: () => deeds.remove(), off },
  ];
}
