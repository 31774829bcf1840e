// The guest list: search, filters, page after page; each guest's badge; corrections; import.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { groupDigits } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { bindTabs } from "../lib/tabs.js";
import { t } from "../lib/words.js";
import { startApart } from "./apart.js";
import { startBadge } from "./badge.js";
import { startChoices } from "./choices.js";
import { startDelegations } from "./delegations.js";
import { startDoubles } from "./doubles.js";
import { startEditing } from "./editing.js";
import { startImporting } from "../lib/import/flow.js";
import { GUESTS } from "./import/kind.js";
import { startOrder } from "./order.js";
import { listPath, table } from "./rows.js";

/**
 * @typedef {import("./types").Guest} Guest
 * @typedef {{present: number, expected: number}} Attendance
 */

const PAGE = 100;
const MOST = 500;
const PAUSE_MS = 200;
const FRESHEN_MS = 3000;
const COUNT_MS = 20_000;

/** @param {Attendance} attendance */
export const view = ({ present, expected }) => ({ present: groupDigits(present), expected: groupDigits(expected) });

/**
 * Put guests into the list, each once, new knowledge in the old place; an older answer takes nothing back.
 *
 * @param {readonly Guest[]} guests
 * @param {readonly Guest[]} more
 */
export function merge(guests, more) {
  const known = new Set(guests.map(({ id }) => id));
  return [...renew(guests, more), ...more.filter(({ id }) => !known.has(id))];
}

/**
 * Put new knowledge of guests in its place, and nobody else into the list.
 *
 * @param {readonly Guest[]} guests
 * @param {readonly Guest[]} more
 */
export function renew(guests, more) {
  const fresh = new Map(more.map((guest) => [guest.id, guest]));
  return guests.map((guest) => {
    const newer = fresh.get(guest.id);
    return newer && newer.version >= guest.version ? newer : guest;
  });
}

/**
 * Run now, and not again for a while; what is asked for meanwhile runs once at the end of it.
 *
 * @param {() => void} run
 * @param {number} ms
 * @param {(run: () => void, ms: number) => unknown} [after]
 */
export function seldom(run, ms, after = setTimeout) {
  let resting = false;
  let wanted = false;
  const ask = () => {
    wanted = resting;
    if (resting) return;
    resting = true;
    run();
    after(() => { resting = false; if (wanted) ask(); }, ms);
  };
  return ask;
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, keys, say }) {
  const groups = JSON.parse(root.dataset.groups ?? "[]");
  const edits = root.dataset.edits !== undefined;
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#filters"));
  const place = slot(root, "list");
  /** @type {readonly Guest[]} */
  let guests = [];
  /** @type {string | null} */
  let cursor = null;
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let missed = false; // the list that was asked for did not come

  const filters = () => /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
  const filtered = () => Object.entries(filters()).some(([name, text]) => name !== "sort" && text.trim() !== "");
  const choices = startChoices(root, { http, groups });
  const badge = startBadge(root, String(root.dataset.forum));
  const apart = startApart(root, { http, say, changed: () => panels.recount() });
  const editing = startEditing(root, { http, say, opened: apart.show, done: (guest) => { guests = merge(guests, [guest]); draw(); renewed(); } });
  const importing = startImporting(root, { http, say, done: () => { load(); panels.freshen(); renewed(); } }, GUESTS);
  const panels = edits ? startPanels(root, {
    http, say, groups, read: choices.load, changed: () => { load(); renewed(); },
    list: ({ id }) => { form.reset(); /** @type {HTMLSelectElement} */ (form.elements.namedItem("delegation")).value = String(id); load(); },
  }) : { freshen: () => {}, recount: () => {} };
  const renewed = () => { choices.load().catch(() => {}); };

  async function load() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    place.setAttribute("aria-busy", "true");
    missed = false;
    try {
      const page = await http.get(listPath(filters(), PAGE), { signal });
      guests = page.items;
      cursor = page.next_cursor;
      draw();
    } catch (error) {
      if (signal.aborted) return;
      missed = true;
      say(/** @type {Error} */ (error));
    } finally {
      if (!signal.aborted) place.removeAttribute("aria-busy");
    }
  }

  async function more() {
    const signal = asking?.signal;
    const page = await http.get(listPath(filters(), PAGE, cursor));
    if (signal?.aborted) return; // another list is asked for meanwhile
    guests = merge(guests, page.items);
    cursor = page.next_cursor;
    draw();
  }

  // Somebody came in: what stands here is put right in its place, and nothing jumps. A list that did not come
  // while the network was cut, or that was empty, is read anew.
  async function freshen() {
    if (missed || (guests.length === 0 && !place.hasAttribute("aria-busy"))) return load();
    if (guests.length === 0) return;
    const signal = asking?.signal;
    const { items } = await http.get(listPath(filters(), Math.min(MOST, guests.length)));
    if (signal?.aborted) return;
    guests = renew(guests, items);
    draw();
  }

  function draw() {
    render(guests.length === 0 ? nobody() : html`${table(guests, groups, { edit: editing.open, badge: badge.open, edits })}
      <div class="guests__more">${cursor === null ? nothing : html`<button type="button" class="button" @click=${() => { more().catch(say); }}>
        ${icon("down")}<span>${t("Xem thêm khách")}</span></button>`}
        <p class="muted small">${shownWords(guests.length, cursor !== null)}</p></div>`, place);
    fill(root, { found: shownWords(guests.length, cursor !== null) });
  }

  const nobody = () => (filtered() ? html`<p class="empty">${t("Không có khách nào hợp với điều đang tìm.")}</p>` : html`
    <div class="empty stack guests__invite"><p class="strong">${t("Danh sách còn trống.")}</p>
      <p>${t("Nhập danh sách từ tệp Excel của văn phòng: có trang bìa, dòng tiêu đề nhóm, dòng tổng cộng cũng đọc được.")}</p>
      ${edits ? html`<div class="row"><button type="button" class="button button--primary button--large" @click=${importing.open}>${icon("upload")}<span>${t("Nhập từ Excel")}</span></button></div>` : nothing}</div>`);

  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(load, target === field ? PAUSE_MS : 0);
  });
  form.addEventListener("submit", (submit) => { submit.preventDefault(); load(); });
  root.querySelector("#add")?.addEventListener("click", () => editing.open(null));
  root.querySelector("#import")?.addEventListener("click", () => importing.open());
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#q"));
  keys.bind([
    { key: "/", what: t("Tìm khách"), run: () => field.focus() },
    ...(edits ? [{ key: "n", what: t("Thêm khách"), run: () => editing.open(null) }] : []),
  ]);
  const topics = (root.dataset.topics ?? "").split(" ").filter(Boolean);
  const arrived = seldom(() => { freshen().catch(() => {}); panels.freshen(); }, FRESHEN_MS);
  if (topics.length > 0) {
    live.watch(String(root.dataset.forum), topics, {
      attendance: (state) => { fill(root, view(state)); arrived(); },
    }, { page: "guests" });
  }
  Promise.all([load(), choices.load().catch(say), topics.length > 0 ? live.ready : null]).then(() => root.setAttribute("data-ready", ""));
}

/**
 * The tabs beside the list. One that is not seen is read when it is opened.
 *
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], groups: any, read: () => Promise<any>, changed: () => void, list: (delegation: {id: number}) => void}} world
 */
function startPanels(root, { http, say, groups, read, changed, list }) {
  const tabs = slot(root, "tabs");
  const doubles = startDoubles(root, { http, say, groups, changed });
  const order = startOrder(root, { http, say, groups, changed });
  const delegations = startDelegations(root, {
    http, say, read, changed, list: (delegation) => { list(delegation); /** @type {HTMLElement} */ (tabs.querySelector("#tab-list")).click(); },
  });
  /** @type {Record<string, {freshen: (gently?: boolean) => Promise<void>}>} */
  const panels = { "panel-delegations": delegations, "panel-doubles": doubles, "panel-order": order };
  let shown = "panel-list";
  bindTabs(tabs, (panel) => { shown = panel; panels[panel]?.freshen().catch(say); });
  // How many wait is said on the tab; to find them the whole list is compared.
  const counted = seldom(() => { if (shown !== "panel-doubles") doubles.freshen().catch(() => {}); }, COUNT_MS);
  return {
    freshen: () => { panels[shown]?.freshen(true).catch(() => {}); counted(); },
    recount: () => { doubles.freshen(shown === "panel-doubles").catch(() => {}); },
  };
}

/** @param {number} shown @param {boolean} more */
export const shownWords = (shown, more) =>
  more ? t("Đang xem %(shown)s khách đầu, còn nữa.", { shown }) : t("%(shown)s khách.", { shown });
