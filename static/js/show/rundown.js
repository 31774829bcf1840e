// The rundown editor: a grid edited in place, on several screens at once, while the show runs.

import { fill, slot } from "../lib/dom.js";
import { formatTime } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { offerBatch } from "./editor/batch.js";
import { offerColumns } from "./editor/choosing.js";
import { Deeds } from "./editor/deeds.js";
import { listenToGrips } from "./editor/dragging.js";
import { Editor } from "./editor/editor.js";
import { offerFinding } from "./editor/finder.js";
import { offerImport } from "./editor/importing.js";
import { offerMenu } from "./editor/menu.js";
import { Panel } from "./editor/panel.js";
import { listenToClipboard } from "./editor/pasting.js";
import { listenToGrid } from "./editor/pressing.js";
import { offerTray } from "./editor/tray.js";
import { lengthName } from "./names.js";
import { forecastEnd, totalPlannedS } from "./timing.js";

const PAINT_MS = 5000;
const RESEND_MS = 5000;

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
 * Say what undo and redo would do.
 *
 * @param {{can_undo: string | null, can_redo: string | null}} picture
 */
export const wayBack = ({ can_undo, can_redo }) => ({
  undo: { disabled: !can_undo, attr: { title: can_undo ? t("Hoàn tác: %(what)s (Ctrl+Z)", { what: can_undo }) : t("Chưa có gì để hoàn tác") } },
  redo: { disabled: !can_redo, attr: { title: can_redo ? t("Làm lại: %(what)s (Ctrl+Shift+Z)", { what: can_redo }) : t("Không có gì để làm lại") } },
});

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const clock = { paintedAt: -Infinity, resentAt: -Infinity };
  const editor = new Editor(root, deps, () => tick(editor, clock));
  const deeds = new Deeds(editor);
  const panel = new Panel(editor, slot(root, "panel"));
  const find = offerFinding(editor);
  const back = (/** @type {"undo" | "redo"} */ which) => { deeds.back(which); };
  editor.others.push(() => {
    clock.paintedAt = performance.now();
    fill(root, view(editor.picture.show, editor.picture.cues, editor.picture.nowMs));
  });
  const menu = offerMenu(editor, deeds, slot(root, "menu"), () => { panel.toggle(true); });
  listenToClipboard(editor, deeds);
  listenToGrid(editor, deeds, { find, back, menu, panel: (focus) => { panel.toggle(focus); } });
  listenToPage(editor, find, back);
  slot(root, "find").addEventListener("click", find);
  const dialog = /** @type {HTMLDialogElement} */ (slot(root, "choose-columns"));
  slot(root, "columns").addEventListener("click", offerColumns(editor, deeds, dialog));
  deps.keys.bind([{ key: "/", what: t("Tìm trong kịch bản (cũng là Ctrl+F)"), run: find }, ...walking()]);
  if (editor.editable) startEditing(root, editor, deeds, back);
}

/** @param {HTMLElement} root @param {Editor} editor @param {Deeds} deeds @param {(which: "undo" | "redo") => void} back */
function startEditing(root, editor, deeds, back) {
  const { http, say, keys } = editor.deps;
  deeds.told = offerTray(editor, slot(root, "tray"), () => back("undo"));
  offerBatch(editor, deeds, slot(root, "batch"));
  listenToGrips(editor, (cues, before, into) => { deeds.put(cues, before, into); });
  editor.others.push(() => fill(root, wayBack(editor.picture)));
  slot(root, "add").addEventListener("click", () => deeds.add(null));
  slot(root, "undo").addEventListener("click", () => back("undo"));
  slot(root, "redo").addEventListener("click", () => back("redo"));
  keepToastsOverTheGrid(slot(root, "desk"));
  const dialog = /** @type {HTMLDialogElement} */ (slot(root, "import"));
  bindImport(root, offerImport(dialog, { http, say, done: () => { editor.following.refresh(); } }));
  keys.bind([{ key: "N", what: t("Thêm tiết mục (trong lưới: ngay dưới dòng đang đứng)"), run: () => deeds.add(null) }, ...editing()]);
}

/** What is said in passing covers neither the bar of a selection nor the way back below the grid. @param {HTMLElement} desk */
function keepToastsOverTheGrid(desk) {
  const measure = () => document.body.style.setProperty("--below-grid", `${innerHeight - desk.getBoundingClientRect().bottom}px`);
  new ResizeObserver(measure).observe(desk);
}

/** @param {Editor} editor @param {{paintedAt: number, resentAt: number}} clock */
function tick(editor, clock) {
  const now = performance.now();
  if (now - clock.paintedAt > PAINT_MS) editor.paint();
  if (!editor.editable || editor.picture.connection.status !== "live" || now - clock.resentAt < RESEND_MS) return;
  clock.resentAt = now;
  editor.saver.resend();
}

const listed = (/** @type {string} */ key, /** @type {string} */ what) => ({ key, what, run: () => {} });

/** Listed only: the grid hears these itself. Two keys in one name, where the page must not hear the one as its own. */
const walking = () => [
  listed("↑ ↓ ← →", t("Đi giữa các ô; Home, End, Ctrl+Home, Ctrl+End tới đầu, cuối")),
  listed("Enter · F2", t("Sửa ô, bật tắt, hoặc mở ghi chú; gõ chữ là thay nội dung ô")),
];

/** Listed only as well. */
const editing = () => [
  listed("Enter · Shift+Enter", t("Khi đang sửa: lưu rồi xuống, lên một dòng")),
  listed("Tab · Shift+Tab", t("Lưu rồi sang ô kế tiếp sửa được; hết dòng thì ra khỏi lưới")),
  listed("Esc", t("Bỏ chữ đang gõ; bỏ chọn; đóng ngăn ghi chú")),
  listed("Ctrl+Enter", t("Lưu ghi chú đang sửa")),
  listed("Shift+↑ · Shift+↓", t("Chọn nhiều dòng; Shift+Space chọn hay bỏ chọn một dòng")),
  listed("Alt+↑ · Alt+↓", t("Chuyển tiết mục lên, xuống")),
  listed("Insert", t("Thêm tiết mục ngay dưới")),
  listed("Ctrl+D", t("Nhân bản")),
  listed("Ctrl+V", t("Dán các ô chép từ bảng tính, từ ô đang đứng; Ctrl+C chép ô, hay các dòng đã chọn")),
  listed("Delete", t("Xóa (hoàn tác được)")),
  listed("Ctrl+G", t("Gom thành khối; Ctrl+Shift+G giải khối")),
  listed("Ctrl+Z", t("Hoàn tác; Ctrl+Shift+Z làm lại")),
  listed("Shift+F10", t("Mở danh sách việc của dòng")),
];

const FIELDS = "input:not([type=checkbox]), textarea, select";

/** @param {Editor} editor @param {() => void} find @param {(which: "undo" | "redo") => void} back */
function listenToPage(editor, find, back) {
  document.addEventListener("keydown", (press) => {
    if (!(press.ctrlKey || press.metaKey) || press.altKey || document.querySelector("dialog[open]")) return;
    const key = press.key.toLowerCase();
    const typing = press.target instanceof Element && press.target.matches(FIELDS);
    if (key === "f") find();
    else if (editor.editable && !typing && key === "z") back(press.shiftKey ? "redo" : "undo");
    else if (editor.editable && !typing && key === "y") back("redo");
    else return;
    press.preventDefault();
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
