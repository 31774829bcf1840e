// One donor in a dialog: details, days of letters, answer; what was promised, corrected and taken back.

import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";
import { startPromises } from "./promises.js";

/** @typedef {import("./types").Donor} Donor */

const TEXTS = /** @type {const} */ (["name", "contact_name", "contact_position", "contact_phone", "address", "presenter", "note", "kind", "answer"]);
const DAYS = /** @type {const} */ (["open_letter_on", "appeal_on", "form_sent_on", "form_returned_on"]);
const FIRST = { kind: "organisation" };

/**
 * Tell what a form changes of a donor; of a new one everything that is written.
 *
 * @param {Donor | null} donor
 * @param {FormData} entries
 */
export function changes(donor, entries) {
  /** @type {Record<string, string | null>} */
  const changed = {};
  for (const name of TEXTS) {
    const text = String(entries.get(name) ?? "").normalize("NFC").trim();
    if (text !== (donor?.[name] ?? "")) changed[name] = text;
  }
  for (const name of DAYS) {
    const day = String(entries.get(name) ?? "") || null;
    if (day !== (donor?.[name] ?? null)) changed[name] = day;
  }
  return changed;
}

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], done: () => void}} world
 */
export function startEditing(root, { http, say, done }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#donor-dialog"));
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#donor-form"));
  const send = /** @type {HTMLButtonElement | null} */ (form.querySelector("[type=submit]"));
  const remove = /** @type {HTMLElement | null} */ (form.querySelector("#delete-donor"));
  /** @type {Donor | null} */
  let donor = null;
  let turn = 0;
  let key = newKey();

  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const promises = startPromises(slot(root, "promises"), {
    http, say, edits: send !== null,
    changed: async () => { done(); if (donor) reopen(await http.get(`donor-list/${donor.id}`)); },
  });

  /** @param {Record<string, string>} errors @param {string} [problem] */
  function complain(errors, problem = "") {
    for (const name of TEXTS) {
      fill(form, { [`donor-error-${name}`]: errors[name] ?? "" });
      field(name).setAttribute("aria-invalid", String(name in errors));
    }
    fill(form, { "donor-problem": { text: problem || (errors.donor ?? ""), hidden: !problem && !errors.donor } });
    /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"))?.focus();
  }

  /** What was typed stays; only money and the version are new. @param {Donor} fresh */
  function reopen(fresh) {
    const answered = field("answer").value === donor?.answer;
    donor = fresh;
    if (answered) field("answer").value = fresh.answer;
    promises.show(fresh);
  }

  /** @param {Donor | null} shown */
  function open(shown) {
    donor = shown;
    turn += 1;
    key = newKey();
    send?.removeAttribute("aria-busy");
    for (const name of TEXTS) field(name).value = shown?.[name] ?? FIRST[/** @type {"kind"} */ (name)] ?? "";
    for (const name of DAYS) field(name).value = shown?.[name] ?? "";
    fill(form, { "donor-title": shown ? shown.name : t("Thêm đơn vị") });
    if (remove) remove.hidden = shown === null;
    complain({});
    promises.show(shown);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    field("name").focus();
  }

  /** @param {() => Promise<unknown>} run @param {string} words */
  async function run(run, words) {
    send?.setAttribute("aria-busy", "true");
    const mine = turn;
    try {
      await run();
      if (mine === turn) dialog.close();
      say(words, "ok");
      done();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mine === turn) refuse(error);
      else say(error);
    } finally {
      if (mine === turn) send?.removeAttribute("aria-busy");
    }
  }

  /** @param {Problem} problem */
  function refuse(problem) {
    if (problem.status !== 0 && problem.status < 500) key = newKey();
    if (problem.code === "stale" && problem.current) {
      donor = problem.current; // what was typed stays; saving again writes over what the other desk wrote
      promises.show(donor);
      done();
      return complain({}, t("Nơi khác vừa sửa đơn vị này. Hãy xem lại rồi lưu lần nữa nếu vẫn đúng."));
    }
    complain(problem.errors, Object.keys(problem.errors).length > 0 ? "" : problem.detail);
  }

  async function save() {
    const body = changes(donor, new FormData(form));
    if (donor === null) return http.create("donor-list", body, { key });
    return Object.keys(body).length === 0 ? donor : http.patch(`donor-list/${donor.id}`, { ...body, version: donor.version });
  }

  form.addEventListener("input", () => { key = newKey(); });
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    if (!send || send.getAttribute("aria-busy") === "true") return;
    if (field("name").value.trim() === "") complain({ name: t("Cần có tên doanh nghiệp hoặc nhà đầu tư.") });
    else run(save, t("Đã lưu"));
  });
  remove?.addEventListener("held", () => { run(() => http.del(`donor-list/${donor?.id}`, { version: donor?.version }), t("Đã bỏ khỏi danh sách")); });
  dialog.addEventListener("close", () => { turn += 1; });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return { open };
}
