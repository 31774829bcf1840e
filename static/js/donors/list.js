// The donor list: search, chips, marks in place and for many at once, promises, the boards, import.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { forumTimezone } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { startImporting } from "../lib/import/flow.js";
import { bindTabs } from "../lib/tabs.js";
import { t } from "../lib/words.js";
import { startBoards } from "./boards.js";
import { startEditing } from "./editing.js";
import { DONORS } from "./import_kind.js";
import { chips, figures, listPath, table } from "./rows.js";
import { dayAt, letterWords } from "./words.js";

/**
 * @typedef {import("./types").Donor} Donor
 * @typedef {import("./types").Counts} Counts
 */

const PAGE = 200;
const MOST = 500;
const PAUSE_MS = 200;

/**
 * Put new knowledge of donors in its place; an older answer takes nothing back, and money has no version.
 *
 * @param {readonly Donor[]} donors @param {readonly Donor[]} more
 */
export function merge(donors, more) {
  const fresh = new Map(more.map((donor) => [donor.id, donor]));
  const known = new Set(donors.map(({ id }) => id));
  const renewed = donors.map((donor) => {
    const newer = fresh.get(donor.id);
    return newer && newer.version >= donor.version ? newer : donor;
  });
  return [...renewed, ...more.filter(({ id }) => !known.has(id))];
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, keys, say, clock }) {
  const edits = root.dataset.edits !== undefined;
  const place = slot(root, "list");
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#q"));
  /** @type {readonly Donor[]} */
  let donors = [];
  /** @type {Counts | null} */
  let counts = null;
  /** @type {string | null} */
  let cursor = null;
  let answer = "";
  /** @type {Set<number>} */
  const chosen = new Set();
  /** @type {Map<number, import("./types").Answer>} what was answered, until it is written: arrow keys are faster than the server */
  const wished = new Map();
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const filters = () => ({ q: field.value, answer });
  const today = () => dayAt(clock.serverNow(), forumTimezone());
  const editing = startEditing(root, { http, say, done: () => { load(donors.length); } });
  const importing = startImporting(root, { http, say, done: () => { load(); } }, DONORS);
  const boards = startBoards(root, { http, say, edits });

  /** @param {number} [most] */
  async function load(most = PAGE) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const page = await http.get(listPath(filters(), Math.min(MOST, Math.max(PAGE, most))), { signal });
      ({ items: donors, next_cursor: cursor, counts } = page);
      draw();
    } catch (error) {
      if (!signal.aborted) say(/** @type {Error} */ (error));
    }
  }

  async function more() {
    const signal = asking?.signal;
    const page = await http.get(listPath(filters(), PAGE, cursor));
    if (signal?.aborted) return;
    donors = merge(donors, page.items);
    cursor = page.next_cursor;
    draw();
  }

  /** @param {() => Promise<unknown>} run */
  async function change(run) {
    try {
      await run();
    } catch (error) {
      say(/** @type {Error} */ (error));
    }
    await load(donors.length);
  }

  /** @param {readonly number[]} ids @param {import("./types").Letter} letter @param {string} on */
  const mark = (ids, letter, on) => change(async () => {
    const { changed, kept } = await http.create("donor-list/marks", { ids, letter, on });
    const words = t("%(letter)s: đã ghi cho %(count)s đơn vị", { letter: letterWords(letter), count: changed });
    say(kept > 0 ? `${words}; ${t("%(count)s đơn vị đã có từ trước, giữ nguyên", { count: kept })}` : words, "ok");
    chosen.clear();
  });

  /** @param {Donor} donor @param {import("./types").Answer} said */
  function answerFor({ id, version }, said) {
    const writing = wished.has(id);
    wished.set(id, said);
    if (!writing) change(() => writeAnswer(id, version));
  }

  /** @param {number} id @param {number} version that was seen */
  async function writeAnswer(id, version) {
    try {
      for (let written, seen = version; written !== wished.get(id);) {
        written = wished.get(id);
        ({ version: seen } = await http.patch(`donor-list/${id}`, { version: seen, answer: written }));
      }
    } finally {
      wished.delete(id);
    }
  }

  /** @type {import("./rows.js").Acts} */
  const acts = {
    edits, chosen, open: editing.open,
    choose: (ids, on) => { for (const id of ids) if (on) chosen.add(id); else chosen.delete(id); draw(); },
    mark: (donor, letter) => { mark([donor.id], letter, today()); },
    answer: answerFor,
  };

  function draw() {
    const found = t("%(count)s đơn vị", { count: donors.length });
    render(donors.length === 0 ? nobody() : html`${table(donors.map((donor) => ({ ...donor, answer: wished.get(donor.id) ?? donor.answer })), acts)}${cursor === null ? nothing : html`<div class="donors__more">
      <button type="button" class="button" @click=${() => { more().catch(say); }}>${icon("down")}<span>${t("Xem thêm")}</span></button></div>`}`, place);
    fill(root, { found, chosen: t("Đã chọn %(count)s đơn vị", { count: chosen.size }) });
    for (const bar of root.querySelectorAll("#bulk")) /** @type {HTMLElement} */ (bar).hidden = chosen.size === 0;
    if (counts) drawCounts(counts);
  }

  /** @param {Counts} known */
  function drawCounts(known) {
    fill(root, figures(known));
    render(chips(known).map(({ standing, words, count }) => html`<button type="button" class="button button--small" aria-pressed=${String(standing === answer)}
      @click=${() => { answer = standing; chosen.clear(); load(); }}><span>${words}</span><span class="badge">${count}</span></button>`), slot(root, "chips"));
  }

  const nobody = () => (field.value.trim() || answer ? html`<p class="empty">${t("Không có đơn vị nào hợp với điều đang tìm.")}</p>` : html`
    <div class="empty stack donors__invite"><p class="strong">${t("Danh sách còn trống.")}</p>
      <p>${t("Trước hết, xin Sở Kế hoạch và Đầu tư danh sách doanh nghiệp, nhà đầu tư, rồi nhập tệp Excel ấy vào đây. Sau đó ghi thư đã gửi, câu trả lời và số tiền đã hứa.")}</p>
      ${edits ? html`<div class="row"><button type="button" class="button button--primary button--large" @click=${importing.open}>${icon("upload")}<span>${t("Nhập từ Excel")}</span></button></div>` : nothing}</div>`);

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { chosen.clear(); load(); }, PAUSE_MS); });
  root.querySelector("#filters")?.addEventListener("submit", (submit) => { submit.preventDefault(); load(); });
  root.querySelector("#add")?.addEventListener("click", () => editing.open(null));
  root.querySelector("#import")?.addEventListener("click", () => importing.open());
  root.querySelector("#print")?.addEventListener("click", () => print());
  const bulk = /** @type {HTMLFormElement | null} */ (root.querySelector("#bulk"));
  bulk?.addEventListener("submit", (submit) => {
    submit.preventDefault();
    const entries = new FormData(bulk);
    mark([...chosen], /** @type {import("./types").Letter} */ (entries.get("letter")), String(entries.get("on") || today()));
  });
  bulk?.querySelector("[data-clear]")?.addEventListener("click", () => { chosen.clear(); draw(); });
  const on = /** @type {HTMLInputElement | null} */ (root.querySelector("#bulk-on"));
  if (on) on.value = today();
  bindTabs(slot(root, "tabs"), (panel) => { if (panel === "panel-boards") boards.freshen().catch(say); });
  keys.bind([
    { key: "/", what: t("Tìm đơn vị"), run: () => field.focus() },
    ...(edits ? [{ key: "n", what: t("Thêm đơn vị"), run: () => editing.open(null) }] : []),
  ]);
  live.watch(String(root.dataset.forum), ["donors"], { donors: () => { load(donors.length); boards.freshen(true).catch(() => {}); } }, { page: "donors" });
  Promise.all([load(), live.ready]).then(() => root.setAttribute("data-ready", ""));
}
