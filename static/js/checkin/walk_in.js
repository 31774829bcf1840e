// A guest without an invitation, in three fields: written down, then let in like everyone else.

import { fill } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";

/**
 * Write what the form says as the API takes it.
 *
 * @param {FormData} entries
 */
export function guestOf(entries) {
  const text = (/** @type {string} */ name) => String(entries.get(name) ?? "").normalize("NFC").trim();
  const group = text("group");
  return { full_name: text("full_name"), organisation: text("organisation"), ...(group ? { group: Number(group) } : {}) };
}

const PATIENCE_MS = 4000; // the guest stands there
const FIELDS = ["full_name", "organisation", "group"];

/**
 * @param {HTMLElement} root
 * @param {{http: Pick<import("../lib/http.js").Http, "create">, say: import("../lib/types").Deps["say"], admit: (code: string) => void}} world
 */
export function startWalkIn(root, { http, say, admit }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#walk-in-dialog"));
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#walk-in-form"));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
  let key = newKey(); // one key until it worked: pressing again after a lost answer writes nobody twice
  let turn = 0; // the dialog's: an answer that comes after it was closed does not take the screen

  /** @param {Record<string, string>} errors @param {string} [problem] */
  function complain(errors, problem = "") {
    for (const name of FIELDS) {
      fill(form, { [`error-${name}`]: errors[name] ?? "" });
      form.querySelector(`[name=${name}]`)?.setAttribute("aria-invalid", String(name in errors));
    }
    fill(form, { "walk-in-problem": { text: problem, hidden: problem === "" } });
    /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"))?.focus();
  }

  async function write() {
    const body = guestOf(new FormData(form));
    if (body.full_name === "") return complain({ full_name: t("Cần có họ và tên.") });
    complain({});
    send.setAttribute("aria-busy", "true");
    const mine = turn;
    const sent = key;
    try {
      const guest = await http.create("guests", body, { key, patience_ms: PATIENCE_MS });
      if (key === sent) clear();
      if (mine !== turn) return say(t("Đã ghi tên %(name)s, chưa cho vào. Hãy tìm theo tên để cho vào.", { name: guest.full_name }), "warn");
      dialog.close();
      admit(guest.code);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mine === turn) refuse(error);
      else say(error);
    } finally {
      send.removeAttribute("aria-busy");
    }
  }

  function clear() {
    key = newKey();
    form.reset();
  }

  /** @param {Problem} error */
  function refuse(error) {
    if (error.status !== 0 && error.status < 500) key = newKey();
    const detail = error.status === 0 ? t("Chưa ghi được vì mất mạng. Giữ nguyên và bấm lại khi có mạng.") : error.detail;
    complain(error.errors, Object.keys(error.errors).length > 0 ? "" : detail);
  }

  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    if (send.getAttribute("aria-busy") !== "true") write();
  });
  dialog.addEventListener("close", () => { turn += 1; });
  // Another text is another wish.
  form.addEventListener("input", () => { key = newKey(); });
  for (const button of form.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  function open() {
    if (!dialog.open) dialog.showModal();
    /** @type {HTMLElement} */ (form.querySelector("[name=full_name]")).focus(); // a guest waits: what is typed is the name
  }

  root.querySelector("#walk-in")?.addEventListener("click", open);
  return { open };
}
