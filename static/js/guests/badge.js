// A guest's badge code on the screen, to print or to send.

import { fill } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").Guest} Guest */

/** @param {Guest} guest */
export const badgeView = (guest) => ({
  "badge-code": guest.code.replace(/(.{4})(?=.)/g, "$1 "),
  "badge-name": [guest.salutation, guest.full_name].filter(Boolean).join(" "),
  "badge-about": [guest.position, guest.organisation].filter(Boolean).join(", "),
  "badge-seat": { text: t("Ghế %(seat)s", { seat: guest.seat }), hidden: guest.seat === "" },
});

/** @param {HTMLElement} root @param {string} forum */
export function startBadge(root, forum) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#badge-dialog"));
  const picture = /** @type {HTMLImageElement} */ (dialog.querySelector("#badge-qr"));
  const link = /** @type {HTMLAnchorElement} */ (dialog.querySelector("#badge-png"));

  dialog.querySelector("#badge-print")?.addEventListener("click", () => print());
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  return {
    /** @param {Guest} guest */
    open: (guest) => {
      const path = `/api/v1/forums/${forum}/guests/${guest.id}/qr`;
      picture.src = `${path}.svg`;
      link.href = `${path}.png`;
      link.download = `${guest.full_name}.png`;
      fill(dialog, badgeView(guest));
      dialog.showModal();
    },
  };
}
