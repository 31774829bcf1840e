// The dialog of the columns: which are shown on this device, and the office's own.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { allColumns } from "./columns.js";

const LONGEST = 60;

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./deeds.js").Deeds} Deeds
 */

/**
 * @param {Editor} editor
 * @param {Deeds} deeds
 * @param {HTMLDialogElement} dialog
 * @returns {() => void} opens it
 */
export function offerColumns(editor, deeds, dialog) {
  const draw = () => { if (dialog.open) render(drawDialog(editor, deeds, () => dialog.close()), dialog); };
  editor.others.push(draw);
  return () => {
    dialog.showModal();
    draw();
  };
}

/** @param {Editor} editor @param {Deeds} deeds @param {() => void} close */
function drawDialog(editor, deeds, close) {
  const custom = editor.picture.columns;
  const choosable = allColumns(custom).filter(({ fixed }) => !fixed);
  return html`
    <div class="dialog__head"><h2 id="columns-title">${t("Các cột")}</h2>
      <button type="button" class="button button--quiet button--icon" @click=${close}>${icon("close")}<span class="visually-hidden">${t("Đóng")}</span></button></div>
    <div class="dialog__body stack">
      <fieldset><legend class="field__label">${t("Cột hiện trên máy này")}</legend>
        <div class="choices">${choosable.map(({ key, name, apart }) => html`<label class="check"><input type="checkbox" .checked=${editor.choice[key] ?? !apart}
          @change=${(/** @type {Event} */ { target }) => editor.chooseColumn(key, /** @type {HTMLInputElement} */ (target).checked)}><span>${name}</span></label>`)}</div></fieldset>
      ${editor.editable ? html`<fieldset class="stack gap-2"><legend class="field__label">${t("Cột riêng, mọi máy cùng có")}</legend>
        ${custom.length ? nothing : html`<p class="muted small">${t("Ví dụ: trang phục, đạo cụ, người liên hệ.")}</p>`}
        ${repeat(custom, ({ id }) => id, (column) => drawOwn(deeds, column))}
        <form class="row gap-2 own-column" @submit=${(/** @type {SubmitEvent} */ cause) => add(deeds, cause)}>
          <input class="input grow" name="title" maxlength=${LONGEST} required autocomplete="off" aria-label=${t("Tên cột mới")} placeholder=${t("Tên cột mới")}>
          <button class="button">${icon("plus")}<span>${t("Thêm cột")}</span></button></form></fieldset>` : nothing}
    </div>`;
}

/** @param {Deeds} deeds @param {import("../types").CustomColumn} column */
function drawOwn(deeds, { id, title, version }) {
  const rename = (/** @type {Event} */ { target }) => {
    const wanted = /** @type {HTMLInputElement} */ (target).value.trim();
    if (wanted && wanted !== title) deeds.column("patch", `rundown/columns/${id}`, { version, title: wanted });
  };
  const words = t("Giữ một giây để xóa cột %(title)s", { title });
  return html`<div class="row gap-2 own-column"><input class="input grow" maxlength=${LONGEST} autocomplete="off" aria-label=${t("Tên cột %(title)s", { title })} .value=${title} @change=${rename}>
    <button type="button" class="button button--icon button--hold" data-hold title=${words} @held=${() => deeds.column("del", `rundown/columns/${id}`, { version })}>${icon("trash")}<span class="visually-hidden">${words}</span></button></div>`;
}

/** @param {Deeds} deeds @param {SubmitEvent} cause */
async function add(deeds, cause) {
  cause.preventDefault();
  const form = /** @type {HTMLFormElement} */ (cause.target);
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("title"));
  const title = input.value.trim();
  if (title && (await deeds.column("create", "rundown/columns", { title }))) form.reset();
}
