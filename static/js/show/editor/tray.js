// What must be settled or can be taken back, below the grid: nothing in the grid moves for it.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { itemName } from "../names.js";
import { keyOf } from "./drafts.js";
import { fieldName, locked } from "./fields.js";

const OFFERED_MS = 12_000;

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./drafts.js").Draft} Draft
 */

/**
 * Show conflicts with both texts, what was typed into an item that was called meanwhile, and for a while the way back from a deletion.
 *
 * @param {Editor} editor
 * @param {HTMLElement} place
 * @param {() => void} undo
 * @returns {(words: string) => void} offers the way back
 */
export function offerTray(editor, place, undo) {
  let offered = "";
  /** @type {string | null} what the way back would undo; once it is something else, nothing is offered any more */
  let undone = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const takeBack = () => { offered = ""; undo(); draw(); };
  function draw() {
    if (editor.picture.can_undo !== undone) offered = "";
    const drafts = [...editor.drafts.values()];
    const late = drafts.filter((draft) => isLate(editor, draft));
    const disputes = drafts.filter((draft) => draft.theirs !== null && !late.includes(draft));
    place.hidden = disputes.length + late.length === 0 && !offered;
    render(html`${late.map((draft) => drawLate(editor, draft))}${disputes.map((draft) => drawDispute(editor, draft))}${offered ? drawOffer(offered, takeBack) : nothing}`, place);
  }
  editor.others.push(draw);
  return (words) => {
    offered = words;
    undone = editor.picture.can_undo;
    clearTimeout(timer);
    timer = setTimeout(() => { offered = ""; draw(); }, OFFERED_MS);
    draw();
  };
}

/** @param {string} words @param {() => void} undo */
const drawOffer = (words, undo) => html`<div class="tray__offer" role="status"><span>${words}</span>
  <button type="button" class="button button--small" @click=${undo}>${icon("undo")}<span>${t("Hoàn tác")}</span> <kbd>Ctrl+Z</kbd></button></div>`;

/** It was called before the text was saved: no place is left for it. @param {Editor} editor @param {Draft} draft */
function isLate(editor, { id, field, theirs, complaint }) {
  const row = editor.find(id);
  return Boolean(row && "number" in row && (theirs !== null || complaint) && locked(editor.placeOf(row), field));
}

/** @param {Editor} editor @param {Draft} draft */
function placeOf(editor, draft) {
  const row = editor.find(draft.id);
  return { item: row && "number" in row ? itemName(row) : row?.title ?? "", field: fieldName(draft.field, editor.picture.columns) };
}

/** @param {Editor} editor @param {Draft} draft */
const drawLate = (editor, draft) => html`<div class="tray__dispute banner banner--warn" role="alert">
    <p class="strong">${icon("lock")} ${t("%(item)s đã được gọi nên “%(field)s” không sửa được nữa. Bạn đã gõ:", placeOf(editor, draft))}</p>
    <div class="versions"><div><p class="versions__text">${draft.text || "–"}</p>
      <button type="button" class="button button--small" @click=${() => choose(editor, draft, false)}>${t("Bỏ phần đã gõ")}</button></div></div></div>`;

/** @param {Editor} editor @param {Draft} draft */
function drawDispute(editor, draft) {
  const where = placeOf(editor, draft);
  return html`<div class="tray__dispute banner banner--warn" role="alert">
    <p class="strong">${icon("warn")} ${t("%(item)s: “%(field)s” vừa được sửa ở máy khác. Chọn một bản:", where)}</p>
    <div class="versions">
      <div><p class="small muted">${t("Của bạn")}</p><p class="versions__text">${draft.text || "–"}</p>
        <button type="button" class="button button--small" @click=${() => choose(editor, draft, true)}>${t("Giữ bản của tôi")}</button></div>
      <div><p class="small muted">${t("Của máy kia")}</p><p class="versions__text">${draft.theirs || "–"}</p>
        <button type="button" class="button button--small" @click=${() => choose(editor, draft, false)}>${t("Lấy bản của máy kia")}</button></div>
    </div></div>`;
}

/** @param {Editor} editor @param {Draft} draft @param {boolean} mine */
function choose(editor, draft, mine) {
  const key = keyOf(draft.id, draft.field);
  const row = editor.find(draft.id);
  if (mine && row) editor.drafts.set(key, { ...draft, base: draft.theirs ?? "", theirs: null, version: row.version });
  else editor.drafts.delete(key);
  editor.paint();
  if (mine && row) editor.saver.save(draft.id, draft.field);
  editor.cell()?.focus({ preventScroll: true });
}
