// Printing blank paper slips: from which number to which, and for which desk.

import { fill, slot } from "../../lib/dom.js";
import { fetchFile, saveFile } from "../../lib/file.js";
import { Problem } from "../../lib/http.js";
import { t } from "../../lib/words.js";

const FIELDS = ["first", "last", "desk"];
const ON_A_SHEET = 4;
const USUAL = 40; // ten sheets

/**
 * Say what a range comes to; nothing where it is none, which the server says at the field.
 *
 * @param {string} first @param {string} last as typed
 */
export function rangeText(first, last) {
  const [from, to] = [first, last].map((typed) => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : NaN));
  const count = to - from + 1;
  return count > 0 ? t("%(count)s phiếu trên %(sheets)s tờ A4", { count, sheets: Math.ceil(count / ON_A_SHEET) }) : "";
}

/**
 * @param {HTMLElement} root
 * @param {{say: import("../../lib/types").Deps["say"], forum: string, desk: string, counted: () => number}} world
 */
export function startBlankSlips(root, { say, forum, desk, counted }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#slips-dialog"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

  /** @param {Record<string, string>} errors */
  function complain(errors) {
    for (const name of FIELDS) {
      fill(dialog, { [`slips-error-${name}`]: errors[name] ?? "" });
      field(name).setAttribute("aria-invalid", String(name in errors));
    }
    /** @type {HTMLInputElement | null} */ (form.querySelector('[aria-invalid="true"]'))?.select(); // typing puts another in its place
  }

  const count = () => fill(dialog, { "slips-count": rangeText(field("first").value, field("last").value) });

  function open() {
    slot(root, "slips").closest("details")?.removeAttribute("open");
    field("first").value = String(counted() + 1);
    field("last").value = String(counted() + USUAL);
    field("desk").value = desk;
    complain({});
    count();
    dialog.showModal();
    field("first").select();
  }

  async function print() {
    const asked = new URLSearchParams(FIELDS.map((name) => [name, field(name).value.normalize("NFC").trim()]));
    try {
      saveFile(await fetchFile(`/api/v1/forums/${forum}/pledges/slips.pdf?${asked}`));
      dialog.close();
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : {};
      complain(errors);
      if (Object.keys(errors).length === 0) say(/** @type {Error} */ (error));
    }
  }

  slot(root, "slips").addEventListener("click", open);
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => /** @type {HTMLElement | null} */ (root.querySelector(".ledger__files summary"))?.focus());
  form.addEventListener("input", count);
  let busy = false;
  form.addEventListener("submit", (cause) => {
    cause.preventDefault();
    if (busy) return;
    busy = true;
    print().finally(() => { busy = false; });
  });
}
