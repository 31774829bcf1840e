// One delegation in a dialog: new, corrected, headed, dissolved.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").Delegation} Delegation
 * @typedef {import("./types").Guest} Guest
 */

const TEXTS = /** @type {const} */ (["name", "contact_name", "contact_phone", "note"]);

/**
 * Tell what a form changes of a delegation; of a new one everything that is written.
 *
 * @param {Delegation | null} delegation
 * @param {FormData} entries
 */
export function delegationChanges(delegation, entries) {
  /** @type {Record<string, string | number | null>} */
  const changed = {};
  for (const name of TEXTS) {
    const text = String(entries.get(name) ?? "").normalize("NFC").trim();
    if (text !== (delegation?.[name] ?? "")) changed[name] = text;
  }
  const head = Number(entries.get("head_id") || 0) || null;
  if (delegation && head !== (delegation.head?.id ?? null)) changed.head_id = head;
  return changed;
}

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], done: () => void}} world
 */
export function startDelegation(root, { http, say, done }) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#delegation-dialog"));
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#delegation-form"));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
  const dissolve = /** @type {HTMLElement} */ (form.querySelector("#dissolve-delegation"));
  /** @type {Delegation | null} */
  let delegation = null;
  let turn = 0;
  let key = newKey();

  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement & HTMLSelectElement} */ (form.elements.namedItem(name));

  /** @param {Record<string, string>} errors @param {string} [problem] */
  function complain(errors, problem = "") {
    for (const name of [...TEXTS, "head_id"]) {
      fill(form, { [`delegation-error-${name}`]: errors[name] ?? "" });
      field(name).setAttribute("aria-invalid", String(name in errors));
    }
    fill(form, { "delegation-problem": { text: problem, hidden: problem === "" } });
    /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"))?.focus();
  }

  /** @param {readonly {id: number, full_name: string}[]} people @param {string} chosen what somebody chose meanwhile stays */
  function offerHeads(people, chosen) {
    const select = field("head_id");
    render(repeat([{ id: 0, full_name: t("Chưa có trưởng đoàn") }, ...people], ({ id }) => id, ({ id, full_name }) =>
      html`<option value=${id === 0 ? "" : id}>${full_name}</option>`), /** @type {HTMLElement} */ (select));
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = "";
  }

  /** @param {Delegation | null} shown */
  function open(shown) {
    delegation = shown;
    turn += 1;
    key = newKey();
    for (const name of TEXTS) field(name).value = shown?.[name] ?? "";
    send.removeAttribute("aria-busy");
    offerHeads(shown?.head ? [shown.head] : [], String(shown?.head?.id ?? ""));
    fill(form, { "delegation-title": shown?.name ?? t("Thêm đoàn"), "delegation-head": { hidden: shown === null } });
    dissolve.hidden = shown === null;
    complain({});
    if (!dialog.open) dialog.showModal();
    field("name").focus();
    if (shown) askPeople(shown, turn).catch(say);
  }

  /** @param {Delegation} shown @param {number} mine */
  async function askPeople({ id }, mine) {
    const { items } = await http.get(`guests?delegation=${id}&sort=rank&limit=500`);
    if (mine === turn) offerHeads(/** @type {Guest[]} */ (items).filter(({ state }) => state !== "cancelled"), field("head_id").value);
  }

  /** @param {(seen: Delegation | null) => Promise<unknown>} ask @param {string} words */
  async function run(ask, words) {
    if (send.getAttribute("aria-busy") === "true") return;
    send.setAttribute("aria-busy", "true");
    const mine = turn;
    try {
      await ask(delegation);
      if (mine === turn) dialog.close();
      say(words, "ok");
      done();
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
      delegation = problem.current;
      return complain({}, t("Nơi khác vừa sửa đoàn này. Hãy xem lại rồi lưu lần nữa nếu vẫn đúng."));
    }
    complain(problem.errors, Object.keys(problem.errors).length > 0 ? "" : problem.detail);
  }

  /** @param {Delegation | null} seen */
  async function save(seen) {
    const body = delegationChanges(seen, new FormData(form));
    if (seen === null) return http.create("delegations", body, { key });
    return Object.keys(body).length === 0 ? seen : http.patch(`delegations/${seen.id}`, { ...body, version: seen.version });
  }

  form.addEventListener("input", () => { key = newKey(); });
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    if (field("name").value.trim() === "") complain({ name: t("Cần có tên đoàn.") });
    else run(save, t("Đã lưu"));
  });
  dialog.addEventListener("close", () => { turn += 1; send.removeAttribute("aria-busy"); });
  dissolve.addEventListener("held", () => { run((seen) => http.post(`delegations/${seen?.id}/dissolve`, { version: seen?.version }), t("Đã bỏ đoàn; khách vẫn được mời")); });
  for (const button of form.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return { open };
}
