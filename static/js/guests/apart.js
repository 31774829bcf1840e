// Whom a guest was said not to be, in the guest's dialog: said by mistake, it is taken back here.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").Guest} Guest */

/**
 * @param {HTMLElement} root
 * @param {{http: Pick<import("../lib/http.js").Http, "get" | "del">, say: import("../lib/types").Deps["say"], changed: () => void}} world
 */
export function startApart(root, { http, say, changed }) {
  const place = slot(root, "apart");
  let turn = 0; // the dialog's: an answer about a guest who was closed meanwhile draws nothing

  /** Show whom a guest was said not to be. @param {Guest | null} guest */
  async function show(guest) {
    const mine = ++turn;
    render(nothing, place);
    if (guest === null) return;
    const { items } = await http.get(`guests/${guest.id}/tell-apart`);
    if (mine === turn) draw(guest, items);
  }

  /** @param {Guest} guest @param {readonly Guest[]} others */
  function draw(guest, others) {
    render(others.length === 0 ? nothing : apartView(others, (other) => { takeBack(guest, other).catch(say); }), place);
  }

  /** @param {Guest} guest @param {Guest} other */
  async function takeBack(guest, other) {
    await http.del(`guests/${guest.id}/tell-apart`, { other_id: other.id });
    say(t("Đã bỏ ghi. Nếu vẫn giống nhau, hai bản hiện lại ở “Nghi trùng”."), "ok");
    changed();
    await show(guest);
  }

  return { show: (/** @type {Guest | null} */ guest) => { show(guest).catch(() => {}); } }; // the dialog does without
}

/** @param {Guest} guest */
const whoIs = ({ full_name, position, organisation }) => [full_name, position, organisation].filter(Boolean).join(" – ");

/** @param {readonly Guest[]} others @param {(other: Guest) => void} takeBack */
const apartView = (others, takeBack) => html`
  <p class="strong">${t("Đã ghi là người khác với:")}</p>
  <ul class="guests__apart">${others.map((other) => html`<li><span>${whoIs(other)}</span>
    <button type="button" class="button button--small" @click=${() => takeBack(other)}>${icon("undo")}<span>${t("Xét lại")}</span></button></li>`)}</ul>`;
