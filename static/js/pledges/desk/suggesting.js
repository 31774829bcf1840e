// The donor's name with suggestions under it: arrows walk, Enter or Tab takes, Escape closes, typing goes on.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { t } from "../../lib/words.js";
import { donorKindName } from "./words.js";

const PAUSE_MS = 120;
const SHOWN = 7;

/** @typedef {{name: string, kind: "organisation" | "person", source: "pledges" | "guests" | "list", present?: boolean}} Suggestion */

/**
 * Move through the list; −1 is the field itself.
 *
 * @param {number} at @param {number} step @param {number} length
 */
export function move(at, step, length) {
  if (length === 0) return -1;
  const places = length + 1;
  return ((at + 1 + step + places) % places) - 1;
}

/** @param {Suggestion} donor */
const sourceName = ({ source, present }) =>
  ({ pledges: t("đã ủng hộ"), list: t("danh sách nhà tài trợ"), guests: present ? t("đang có mặt") : t("khách mời") })[source];

/**
 * @param {HTMLInputElement} field role=combobox
 * @param {HTMLElement} place role=listbox
 * @param {{http: Pick<import("../../lib/http.js").Http, "get">, chosen: (donor: Suggestion) => void}} world
 */
export function suggest(field, place, { http, chosen }) {
  /** @type {Suggestion[]} */
  let found = [];
  let at = -1;
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function draw() {
    const open = found.length > 0;
    place.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (at >= 0) field.setAttribute("aria-activedescendant", `donor-${at}`);
    else field.removeAttribute("aria-activedescendant");
    render(open ? found.map((donor, number) => option(donor, number)) : nothing, place);
    if (at >= 0) place.querySelector(`#donor-${at}`)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Suggestion} donor @param {number} number */
  const option = (donor, number) => html`<li class="suggestion" role="option" id="donor-${number}"
    aria-selected=${number === at ? "true" : "false"} @pointerdown=${(/** @type {Event} */ press) => { press.preventDefault(); take(number); }}>
    <span class="suggestion__name">${donor.name}</span>
    <span class="suggestion__about">${donorKindName(donor.kind)} · ${sourceName(donor)}</span>
  </li>`;

  function close() {
    clearTimeout(timer);
    asking?.abort();
    found = [];
    at = -1;
    draw();
  }

  /** @param {number} number */
  function take(number) {
    const donor = found[number];
    field.value = donor.name;
    close();
    chosen(donor);
  }

  async function search() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const q = field.value.normalize("NFC").trim();
    if (q.length < 2) return close();
    try {
      const { items } = await http.get(`donors?limit=${SHOWN}&q=${encodeURIComponent(q)}`, { signal, deadline_ms: 3000 });
      if (signal.aborted || document.activeElement !== field) return;
      found = items.filter((/** @type {Suggestion} */ { name }) => name !== q);
      at = -1;
      draw();
    } catch {
      if (!signal.aborted) close(); // names can be typed without suggestions
    }
  }

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, PAUSE_MS); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (press) => {
    if (press.isComposing) return;
    const step = press.key === "ArrowDown" ? 1 : press.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      at = move(at, step, found.length);
      draw();
      press.preventDefault();
    } else if (press.key === "Enter" && at >= 0) {
      press.preventDefault();
      press.stopPropagation();
      take(at);
    } else if (press.key === "Tab" && at >= 0) {
      take(at);
      press.preventDefault();
    } else if (press.key === "Escape" && found.length > 0) {
      press.stopPropagation();
      close();
    }
  });
  return { close };
}
