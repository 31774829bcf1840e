// A whole delegation at the door: who is there is ticked, one tap lets them in.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { fullName } from "./answer.js";

/**
 * @typedef {import("./types").ListedGuest} ListedGuest
 * @typedef {import("./types").Delegation} Delegation
 */

/**
 * Sort a delegation for the door: who is still to come in first, as the list has them.
 *
 * @param {readonly ListedGuest[]} members
 */
export const inOrder = (members) => [...members.filter(isExpected), ...members.filter((guest) => !isExpected(guest))];

/** @param {ListedGuest} guest */
const isExpected = ({ state }) => state === "expected";

/**
 * @param {HTMLElement} root
 * @param {{find: (id: number) => Delegation | null, admit: (id: number, members: readonly ListedGuest[]) => Promise<void>, say: import("../lib/types").Deps["say"]}} world
 */
export function startDelegations(root, { find, admit, say }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#delegation-dialog"));
  const send = /** @type {HTMLButtonElement} */ (dialog.querySelector("#delegation-admit"));
  const place = slot(dialog, "delegation-members");
  /** @type {Delegation | null} */
  let shown = null;
  /** Who is not there; everybody is, until somebody says otherwise. @type {Set<number>} */
  let missing = new Set();

  const there = () => (shown?.members ?? []).filter((guest) => isExpected(guest) && !missing.has(guest.id));

  function draw() {
    if (!shown) return;
    const present = shown.members.filter(({ state }) => state === "present").length;
    fill(dialog, {
      "delegation-name": shown.name,
      "delegation-count": t("%(present)s / %(expected)s đã vào", { present, expected: shown.members.length }),
      "delegation-admit-words": t("Cho vào %(there)s người", { there: there().length }),
    });
    send.disabled = there().length === 0;
    render(html`<ul class="members">${repeat(inOrder(shown.members), ({ id }) => id, (guest) => member(guest, !missing.has(guest.id), turn))}</ul>`, place);
  }

  /** @param {number} id @param {boolean} ticked */
  function turn(id, ticked) {
    if (ticked) missing.delete(id);
    else missing.add(id);
    draw();
  }

  /** @param {boolean} ticked */
  function turnAll(ticked) {
    missing = new Set(ticked ? [] : shown?.members.map(({ id }) => id));
    draw();
  }

  async function letIn() {
    if (!shown || send.getAttribute("aria-busy") === "true") return;
    const { id } = shown;
    const members = there();
    send.setAttribute("aria-busy", "true");
    try {
      await admit(id, members);
      dialog.close();
    } catch (error) {
      say(error instanceof Error ? error : String(error));
    } finally {
      send.removeAttribute("aria-busy");
    }
  }

  send.addEventListener("click", letIn);
  dialog.querySelector("#delegation-all")?.addEventListener("click", () => turnAll(true));
  dialog.querySelector("#delegation-none")?.addEventListener("click", () => turnAll(false));
  dialog.addEventListener("close", () => { shown = null; });
  for (const close of dialog.querySelectorAll("[data-close]")) close.addEventListener("click", () => dialog.close());
  return {
    /** @param {number} id */
    open(id) {
      shown = find(id);
      if (!shown) return say(t("Bàn này chưa có danh sách của đoàn. Hãy thử lại khi có mạng."), "warn");
      missing = new Set();
      draw();
      dialog.showModal();
      /** @type {HTMLElement | null} */ (dialog.querySelector(".member__tick:enabled"))?.focus(); // not the button that closes
    },
    /** Somebody came in meanwhile, here or at another desk. */
    refresh() {
      if (!shown) return;
      shown = find(shown.id) ?? shown;
      draw();
    },
  };
}

/** @param {ListedGuest} guest @param {boolean} ticked @param {(id: number, ticked: boolean) => void} turn */
function member(guest, ticked, turn) {
  const about = [guest.position, guest.organisation].filter(Boolean).join(", ");
  const expected = isExpected(guest);
  return html`<li><label class="member">
    <input type="checkbox" class="member__tick" .checked=${expected && ticked} ?disabled=${!expected}
      @change=${(/** @type {Event} */ change) => turn(guest.id, /** @type {HTMLInputElement} */ (change.target).checked)}>
    <span class="member__name">${guest.leader || guest.vip ? icon("star") : nothing}${fullName(guest)}</span>
    <span class="member__about">${[about, guest.seat ? t("Ghế %(seat)s", { seat: guest.seat }) : ""].filter(Boolean).join(" · ")}</span>
    ${expected ? nothing : html`<span class="badge badge--ok member__in">${icon("check")}${guest.admitted_at
      ? t("Đã vào %(time)s", { time: formatTime(guest.admitted_at) }) : t("Đã vào")}</span>`}
  </label></li>`;
}
