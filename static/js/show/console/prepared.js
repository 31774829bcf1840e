// Messages written beforehand: one press sends them; a small dialog adds and takes away.

import { html, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { slot } from "../../lib/dom.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { shortTargetNames, targetNames } from "../names.js";

/**
 * @typedef {{id: number, text: string, target: import("../types").Target, level: "info" | "urgent"}} Prepared
 */

/**
 * Keep the row of prepared messages and its dialog.
 *
 * @param {HTMLElement} root
 * @param {import("../../lib/types").Deps} deps
 * @param {(message: Prepared) => void} send
 */
export function offerPrepared(root, { http, say }, send) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("prepared"));
  const tell = (/** @type {unknown} */ error) => say(/** @type {Error} */ (error));
  const refresh = () => http.get("show/prepared-messages").then(({ items }) => draw(items), tell);
  const remove = (/** @type {Prepared} */ { id }) => http.del(`show/prepared-messages/${id}`).then(refresh, tell);

  /** @param {Prepared[]} items */
  function draw(items) {
    render(drawRow(items, send), slot(root, "prepared"));
    render(drawItems(items, remove), slot(dialog, "prepared_items"));
  }

  slot(root, "prepared_open").addEventListener("click", () => { dialog.showModal(); refresh(); });
  slot(dialog, "prepared_form").addEventListener("submit", (cause) => {
    cause.preventDefault();
    add(dialog, http).then(refresh, tell);
  });
  return refresh();
}

/** @param {HTMLDialogElement} dialog @param {import("../../lib/http.js").Http} http */
async function add(dialog, http) {
  const text = /** @type {HTMLInputElement} */ (slot(dialog, "prepared_text"));
  const target = /** @type {HTMLSelectElement} */ (slot(dialog, "prepared_target")).value;
  const urgent = /** @type {HTMLInputElement} */ (slot(dialog, "prepared_urgent"));
  await http.create("show/prepared-messages", { text: text.value.trim(), target, level: urgent.checked ? "urgent" : "info" });
  text.value = "";
  urgent.checked = false;
  text.focus();
}

/** @param {Prepared[]} items @param {(message: Prepared) => void} send */
const drawRow = (items, send) =>
  items.length === 0
    ? html`<span class="muted small">${t("Chưa có lời nhắn soạn sẵn.")}</span>`
    : repeat(items, ({ id }) => id, (item) => html`<button type="button" class="button button--small prepared__one ${item.level === "urgent" ? "is-urgent" : ""}"
        title=${item.text} @click=${() => send(item)}><b>${shortTargetNames()[item.target]}</b><span class="clip">${item.text}</span>
        ${item.level === "urgent" ? html`<span class="visually-hidden">${t("khẩn")}</span>` : ""}</button>`);

/** @param {Prepared[]} items @param {(message: Prepared) => void} remove */
const drawItems = (items, remove) =>
  items.length === 0
    ? html`<li class="muted">${t("Chưa có lời nhắn soạn sẵn.")}</li>`
    : repeat(items, ({ id }) => id, (item) => html`<li class="prepared-dialog__item">
        <span><b>${item.level === "urgent" ? t("KHẨN → %(to)s", { to: targetNames()[item.target] }) : t("→ %(to)s", { to: targetNames()[item.target] })}</b> ${item.text}</span>
        <button type="button" class="button button--small button--icon" @click=${() => remove(item)}>${icon("trash")}<span class="visually-hidden">${t("Bỏ lời nhắn “%(text)s”", { text: item.text })}</span></button></li>`);
