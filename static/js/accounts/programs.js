// Programs that hold a token instead of opening a page: what they may do, and the header they send.

import { fill } from "../lib/dom.js";
import { t } from "../lib/words.js";

/**
 * Give the scopes that the form's choice names after the role and the page; null for a device that opens a page.
 *
 * @param {string} choice "stage::show.read,show.call"
 */
export function scopesOf(choice) {
  const named = choice.split(":")[2];
  return named ? named.split(",") : null;
}

/** The header as Companion and most programs take it. @param {string} token */
export const header = (token) => JSON.stringify({ Authorization: `Bearer ${token}` });

/**
 * Show a program's token, once.
 *
 * @param {HTMLElement} root
 * @param {{id: number, name: string, token: string}} made
 * @param {import("../lib/types").Deps["say"]} say
 */
export function showProgram(root, made, say) {
  const panel = /** @type {HTMLElement} */ (root.querySelector("#made-program"));
  const field = /** @type {HTMLInputElement} */ (panel.querySelector("input"));
  fill(panel, { "program-name": made.name });
  panel.dataset.device = String(made.id);
  field.value = header(made.token);
  panel.hidden = false;
  panel.scrollIntoView({ block: "nearest" });
  /** @type {HTMLButtonElement} */ (panel.querySelector("button")).onclick = () => {
    field.select();
    document.execCommand("copy"); // navigator.clipboard is missing on plain HTTP
    say(t("Đã sao chép mã truy cập"), "ok");
  };
}
