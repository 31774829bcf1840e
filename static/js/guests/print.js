// Printing: choose for whom, see how many, take the file.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { groupDigits } from "../lib/dong.js";
import { fetchFile, saveFile } from "../lib/file.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { seldom } from "./list.js";

/**
 * @typedef {{id: number, name: string, about: string, gold: boolean}} Printed
 * @typedef {{count: number, items: readonly Printed[]}} Found
 */

const PAUSE_MS = 200;
const FRESHEN_MS = 3000;
const CONTACT = "print-contact";

/**
 * What the page says: how many a file would be for, and whether there is anything to take.
 *
 * @param {Found | null} found
 * @param {number} picked people ticked, of whom alone the file is
 * @param {string} making the file that is being made
 */
export function view(found, picked, making) {
  const count = found?.count ?? 0;
  const words = picked ? t("In cho %(count)s khách đã chọn", { count: groupDigits(picked) }) : t("In cho cả %(count)s khách", { count: groupDigits(count) });
  return { count: found === null ? "–" : count === 0 && !picked ? t("Không có khách nào để in.") : words, ready: (count > 0 || picked > 0) && making === "" };
}

/**
 * Write the address of a file for those who are chosen. Whoever is ticked is printed, whatever the filters show now.
 *
 * @param {string} file a path that may bring its own query
 * @param {Record<string, string>} filters
 * @param {Iterable<number>} picked
 * @param {string} [contact]
 */
export function filePath(file, filters, picked, contact = "") {
  const ids = [...picked].join(",");
  const asked = ids ? { ids, sort: filters.sort ?? "" } : filters;
  const query = new URLSearchParams(Object.entries({ ...asked, contact }).filter(([, value]) => value.trim() !== ""));
  return `${file}${file.includes("?") ? "&" : "?"}${query}`;
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, keys, say }) {
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector("#filters"));
  const topics = (root.dataset.topics ?? "").split(" ").filter(Boolean);
  const watch = (/** @type {() => void} */ changed) => {
    if (topics.length > 0) live.watch(String(root.dataset.forum), topics, { attendance: changed }, { page: "print" });
  };
  if (!form) { watch(() => {}); root.setAttribute("data-ready", ""); return; }
  const contact = /** @type {HTMLInputElement} */ (root.querySelector("#print-contact"));
  /** @type {Set<number>} */
  const picked = new Set();
  /** @type {Found | null} */
  let found = null;
  let making = "";
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const filters = () => /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));

  async function load() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      found = await http.get(filePath("printing", filters(), []), { signal });
      draw();
    } catch (error) {
      if (!signal.aborted) say(/** @type {Error} */ (error));
    }
  }

  function draw() {
    const { count, ready } = view(found, picked.size, making);
    fill(root, { count, unpick: { hidden: picked.size === 0 } });
    for (const button of root.querySelectorAll("button[data-file]")) {
      const its = making === /** @type {HTMLElement} */ (button).dataset.file;
      button.toggleAttribute("disabled", !ready);
      button.toggleAttribute("aria-busy", its);
    }
    if (found) render(drawPeople(found, picked, pick), slot(root, "list"));
  }

  /** @param {number} id @param {boolean} on */
  function pick(id, on) {
    if (on) picked.add(id);
    else picked.delete(id);
    draw();
  }

  /** @param {string} file */
  async function take(file) {
    making = file;
    draw();
    try {
      const path = filePath(file, filters(), picked, file === "invitations.pdf" ? contact.value : "");
      saveFile(await fetchFile(`/api/v1/forums/${root.dataset.forum}/${path}`));
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      making = "";
      draw();
    }
  }

  remember(contact, `${CONTACT}:${root.dataset.forum}`);
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(load, target instanceof HTMLSelectElement ? 0 : PAUSE_MS);
  });
  form.addEventListener("submit", (submit) => { submit.preventDefault(); load(); });
  slot(root, "unpick").addEventListener("click", () => { picked.clear(); draw(); });
  for (const button of root.querySelectorAll("button[data-file]")) {
    button.addEventListener("click", () => { take(String(/** @type {HTMLElement} */ (button).dataset.file)); });
  }
  keys.bind([{ key: "/", what: t("Tìm khách"), run: () => /** @type {HTMLElement} */ (root.querySelector("#print-q")).focus() }]);
  const changed = seldom(() => { load(); }, FRESHEN_MS);
  watch(() => changed());
  Promise.all([load(), topics.length > 0 ? live.ready : null]).then(() => root.setAttribute("data-ready", ""));
}

/** @param {Found} found @param {ReadonlySet<number>} picked @param {(id: number, on: boolean) => void} pick */
function drawPeople({ count, items }, picked, pick) {
  if (items.length === 0) return html`<p class="empty">${t("Không có khách nào hợp với lựa chọn này.")}</p>`;
  const rest = count - items.length;
  return html`${repeat(items, ({ id }) => id, ({ id, name, about, gold }) => html`<label class="printing__pick">
      <input type="checkbox" .checked=${picked.has(id)} @change=${(/** @type {Event} */ { target }) => pick(id, /** @type {HTMLInputElement} */ (target).checked)}>
      <span><span class="printing__name">${gold ? icon("star") : nothing}${name}</span>${about ? html`<span class="printing__about">${about}</span>` : nothing}</span></label>`)}
    ${rest > 0 ? html`<p class="muted small printing__rest">${t("và %(count)s khách nữa; hãy tìm để chọn từng người.", { count: groupDigits(rest) })}</p>` : nothing}`;
}

/** Keep what was typed on this machine: the office prints more than once. @param {HTMLInputElement} field @param {string} key */
function remember(field, key) {
  try {
    field.value = localStorage.getItem(key) ?? "";
    field.addEventListener("change", () => localStorage.setItem(key, field.value));
  } catch {
    // a browser that keeps nothing: it is typed again
  }
}
