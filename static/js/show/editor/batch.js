// The bar for several selected cues: what is set there is set in all of them, or in none.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { readDuration } from "../durations.js";
import { choicesOf } from "./cells.js";
import { fieldName } from "./fields.js";
import { openList } from "./typing.js";
import { NOTHING } from "./walking.js";

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./deeds.js").Deeds} Deeds
 */

/** @param {Editor} editor @param {Deeds} deeds @param {HTMLElement} place */
export function offerBatch(editor, deeds, place) {
  editor.others.push(() => {
    const count = editor.selection.ids.size;
    place.hidden = count < 2;
    editor.root.classList.toggle("has-batch", count >= 2);
    render(count < 2 ? nothing : drawBar(editor, deeds, count), place);
  });
  place.addEventListener("keydown", (press) => {
    if (press.key !== "Escape") return;
    press.stopPropagation();
    letGo(editor);
  });
}

/** @param {Editor} editor */
function letGo(editor) {
  editor.selection = NOTHING;
  editor.paint();
  editor.cell()?.focus({ preventScroll: true });
}

/** @param {Editor} editor @param {Deeds} deeds @param {number} count */
function drawBar(editor, deeds, count) {
  const cues = editor.meant;
  const deed = (/** @type {string} */ symbol, /** @type {string} */ words, /** @type {string} */ keys, /** @type {() => void} */ run, pressed = false) =>
    html`<button type="button" class="button button--small" title="${words}${keys && ` (${keys})`}" aria-pressed=${pressed ? "true" : nothing} @click=${run}>${icon(symbol)}<span class="batch__word">${words}</span></button>`;
  return html`
    <strong class="batch__count">${t("%(count)s tiết mục đã chọn", { count })}</strong>
    ${drawText("planned_s", t("Dài"), (input) => setLength(editor, deeds, input))}
    ${drawText("presenter", fieldName("presenter"), (input) => { deeds.set({ presenter: input.value.trim() }); })}
    ${drawChoice("kind", deeds)} ${drawChoice("scene", deeds)} ${drawChoice("colour", deeds)}
    <span class="batch__deeds">
      ${deed("flag", t("Cờ"), "", () => deeds.turn("flagged"), cues.every(({ flagged }) => flagged))}
      ${deed("stop", t("Bỏ qua"), "", () => deeds.turn("skipped"), cues.every(({ skipped }) => skipped))}
      ${deed("up", t("Lên"), "Alt+↑", () => deeds.move(-1))} ${deed("down", t("Xuống"), "Alt+↓", () => deeds.move(1))}
      ${deed("block", t("Tạo khối"), "Ctrl+G", () => deeds.block())} ${deed("copy", t("Nhân bản"), "Ctrl+D", () => deeds.duplicate())}
      ${deed("trash", t("Xóa"), "Delete", () => deeds.remove())}
      <button type="button" class="button button--small button--quiet button--icon" title=${t("Bỏ chọn (Esc)")} @click=${() => letGo(editor)}>${icon("close")}<span class="visually-hidden">${t("Bỏ chọn (Esc)")}</span></button>
    </span>`;
}

/** @param {Editor} editor @param {Deeds} deeds @param {HTMLInputElement} input */
function setLength(editor, deeds, input) {
  const planned_s = readDuration(input.value);
  if (planned_s === null) editor.deps.say(t("Ghi như 15', 7'30\" hoặc 10 (phút), tối đa 6 giờ."), "warn");
  else deeds.set({ planned_s });
}

/** Enter sets it. @param {string} name @param {string} label @param {(input: HTMLInputElement) => void} set */
function drawText(name, label, set) {
  const onKey = (/** @type {KeyboardEvent} */ press) => {
    if (press.key !== "Enter" || press.isComposing) return;
    press.preventDefault();
    set(/** @type {HTMLInputElement} */ (press.target));
  };
  return html`<label class="batch__field batch__field--${name}"><span>${label}</span><input class="input" autocomplete="off" maxlength="300" placeholder=${t("gõ rồi Enter")} @keydown=${onKey}></label>`;
}

const CHANGES_A_SHUT_LIST = /^(Arrow|Page|Home|End)|^\S$/;

/** An arrow or a letter would choose at once, for all rows, what comes first: it opens the list, and Enter chooses. @param {KeyboardEvent} press */
function openInstead(press) {
  if (press.ctrlKey || press.metaKey || press.altKey || !CHANGES_A_SHUT_LIST.test(press.key)) return;
  press.preventDefault();
  openList(/** @type {HTMLSelectElement} */ (press.target));
}

/** @param {"kind" | "scene" | "colour"} field @param {Deeds} deeds */
function drawChoice(field, deeds) {
  const choose = (/** @type {Event} */ cause) => {
    const select = /** @type {HTMLSelectElement} */ (cause.target);
    const value = select.value === "none" ? "" : select.value;
    select.value = "?";
    deeds.set({ [field]: field === "scene" ? value || null : value });
  };
  return html`<label class="batch__field"><span>${fieldName(field)}</span><select class="input" @change=${choose} @keydown=${openInstead}><option value="?">–</option>
    ${choicesOf(field).map(([value, words]) => html`<option value=${value || "none"}>${words}</option>`)}</select></label>`;
}
