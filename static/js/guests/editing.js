// One guest in a dialog: new, corrected, no longer invited, invited again.

import { fill } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").Guest} Guest */

const TEXTS = /** @type {const} */ (["salutation", "full_name", "position", "organisation", "zone", "seat", "phone", "rsvp", "note"]);
const MARKS = /** @type {const} */ (["vip", "heads"]);

/**
 * Tell what a form changes of a guest; of a new one everything that is written.
 *
 * @param {Guest | null} guest
 * @param {FormData} entries
 * @param {string} [group] how the form names the guest's group
 */
export function changes(guest, entries, group = String(guest?.group_number ?? "")) {
  /** @type {Record<string, string | number | boolean | null>} */
  const changed = {};
  for (const name of TEXTS) {
    const text = String(entries.get(name) ?? "").normalize("NFC").trim();
    if (text !== (guest?.[name] ?? "")) changed[name] = text;
  }
  const chosen = String(entries.get("group") ?? "");
  if (chosen !== group) changed.group = chosen === "" ? "" : Number(chosen);
  const delegation = Number(entries.get("delegation_id") || 0) || null;
  if (delegation !== (guest?.delegation_id ?? null)) changed.delegation_id = delegation;
  for (const name of MARKS) {
    // Who leaves a delegation leads it no longer; the server knows that by itself.
    const marked = entries.get(name) === "on" && (name !== "heads" || delegation !== null);
    const stays = name !== "heads" || delegation === (guest?.delegation_id ?? null);
    if (marked !== (stays && (guest?.[name] ?? false))) changed[name] = marked;
  }
  return changed;
}

/**
 * Choose a delegation or a group, also one that was made elsewhere since the choices were read.
 *
 * @param {HTMLSelectElement} select @param {string} value @param {string} name
 */
function offer(select, value, name) {
  select.value = value;
  if (select.value === value) return;
  select.append(new Option(name, value));
  select.value = value;
}

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], done: (guest: Guest, added: boolean) => void, opened?: (guest: Guest | null) => void}} world
 */
export function startEditing(root, { http, say, done, opened = () => {} }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#guest-dialog"));
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#guest-form"));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
  const cancel = /** @type {HTMLElement} */ (form.querySelector("#cancel-guest"));
  const restore = /** @type {HTMLElement} */ (form.querySelector("#restore-guest"));
  const reissue = /** @type {HTMLElement} */ (form.querySelector("#reissue-guest"));
  /** @type {Guest | null} */
  let guest = null;
  let turn = 0; // the dialog's: an answer that comes after it was closed says nothing in it
  let key = newKey(); // one key for one wish, so that a repeat after a lost answer adds nobody twice

  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement & HTMLSelectElement} */ (form.elements.namedItem(name));

  /** @param {Record<string, string>} errors @param {string} [problem] */
  function complain(errors, problem = "") {
    for (const name of [...TEXTS, "group", "delegation_id", "heads"]) {
      fill(form, { [`guest-error-${name}`]: errors[name] ?? "" });
      field(name).setAttribute("aria-invalid", String(name in errors));
    }
    fill(form, { "guest-problem": { text: problem, hidden: problem === "" } });
    /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"))?.focus();
  }

  /** @param {Guest | null} shown */
  function open(shown) {
    guest = shown;
    turn += 1;
    send.removeAttribute("aria-busy");
    key = newKey();
    for (const name of TEXTS) field(name).value = shown?.[name] ?? "";
    for (const name of MARKS) field(name).checked = shown?.[name] ?? false;
    offer(field("delegation_id"), String(shown?.delegation_id ?? ""), shown?.delegation ?? "");
    bindHead();
    offer(field("group"), groupOf(shown), shown?.group ?? "");
    fill(form, { "guest-title": shown ? shown.full_name : t("Thêm khách mời") });
    cancel.hidden = shown === null || shown.state !== "expected";
    reissue.hidden = shown === null || shown.state === "cancelled";
    restore.hidden = shown?.state !== "cancelled";
    complain({});
    opened(shown);
    if (!dialog.open) dialog.showModal();
    field("full_name").focus();
  }

  // Whom nobody placed has no number here: their group is made with the first of them.
  const groupOf = (/** @type {Guest | null} */ shown) => (shown === null || shown.group === field("group").options[0].dataset.group ? "" : String(shown.group_number));

  // Only who belongs to a delegation can lead it.
  const bindHead = () => { field("heads").disabled = field("delegation_id").value === ""; };

  /** @param {(seen: Guest | null) => Promise<Guest>} ask @param {string} words */
  async function run(ask, words) {
    if (send.getAttribute("aria-busy") === "true") return;
    send.setAttribute("aria-busy", "true");
    const mine = turn;
    try {
      const added = guest === null;
      const answered = await ask(guest);
      if (mine === turn) dialog.close();
      say(words, "ok");
      done(answered, added);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mine === turn) refuse(error);
      else say(error);
    } finally {
      if (mine === turn) send.removeAttribute("aria-busy");
    }
  }

  /** @param {Problem} problem */
  function refuse(problem) {
    if (problem.status !== 0 && problem.status < 500) key = newKey();
    if (problem.code === "stale" && problem.current) {
      done(problem.current, false);
      guest = problem.current; // what was typed stays; saving again writes over what the other desk wrote
      return complain({}, t("Nơi khác vừa sửa khách này. Hãy xem lại rồi lưu lần nữa nếu vẫn đúng."));
    }
    complain(problem.errors, Object.keys(problem.errors).length > 0 ? "" : problem.detail);
  }

  /** @param {Guest | null} seen */
  async function save(seen) {
    const body = changes(seen, new FormData(form), groupOf(seen));
    if (seen === null) return http.create("guests", body, { key });
    return Object.keys(body).length === 0 ? seen : http.patch(`guests/${seen.id}`, { ...body, version: seen.version });
  }

  form.addEventListener("input", () => { key = newKey(); bindHead(); });
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    if (field("full_name").value.trim() === "") complain({ full_name: t("Cần có họ và tên.") });
    else run(save, t("Đã lưu"));
  });
  dialog.addEventListener("close", () => { turn += 1; send.removeAttribute("aria-busy"); });
  cancel.addEventListener("held", () => { run((seen) => http.post(`guests/${seen?.id}/cancel`, { version: seen?.version }), t("Đã hủy mời")); });
  reissue.addEventListener("held", () => { run((seen) => http.post(`guests/${seen?.id}/reissue`, { version: seen?.version }), t("Đã cấp thẻ mới; thẻ cũ không còn vào cửa được")); });
  restore.addEventListener("click", () => { run((seen) => http.post(`guests/${seen?.id}/restore`, { version: seen?.version }), t("Đã mời lại, thẻ có mã mới")); });
  for (const button of form.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return { open };
}
