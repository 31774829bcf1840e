// The code that pays what was taken, large enough for the donor across the desk to scan it.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { t } from "../../lib/words.js";
import { startTransfer } from "../transfer.js";

/** @typedef {import("./types").Pledge} Pledge */

/**
 * @param {HTMLDialogElement} dialog
 * @param {object} world
 * @param {import("../../lib/http.js").Http} world.http
 * @param {string} world.forum
 * @param {import("../../lib/types").Deps["say"]} world.say
 * @param {() => Pledge | null} world.last what this desk took last
 * @param {() => boolean} world.waiting an entry is on its way: the one before it is not the donor's
 * @param {() => boolean} world.typing
 * @param {() => void} world.focus
 */
export function startPaying(dialog, { http, forum, say, last, waiting, typing, focus }) {
  const transfer = startTransfer(dialog, { http, forum, say });
  let back = false;

  /** @param {Pledge} pledge */
  const show = ({ id, reference, donor }) => transfer({
    id, reference, lead: donor.anonymous ? nothing : html`<p class="transfer__who strong">${donor.name}</p>`,
  });

  function showLast() {
    const pledge = last();
    if (waiting()) return say(t("Khoản vừa ghi còn đang gửi. Mã QR có ngay khi máy chủ trả lời."), "warn");
    if (typing()) return say(t("Hãy ghi xong khoản đang nhập trước."), "warn");
    if (!pledge) return say(t("Bàn này chưa ghi khoản nào. Hãy bấm mã QR ở dòng của khoản cần trả."), "warn");
    back = true;
    show(pledge);
  }

  // The next donor is waiting: after the code of what was just taken the cursor stands in the line again.
  dialog.addEventListener("close", () => {
    if (back || document.activeElement === document.body) focus();
    back = false;
  });
  addEventListener("keydown", (press) => {
    if (press.key !== "Enter" || !press.ctrlKey || press.repeat || document.querySelector("dialog[open]")) return;
    press.preventDefault();
    press.stopPropagation(); // the line below takes Enter for reading back
    showLast();
  }, { capture: true });
  return { show, showLast };
}
