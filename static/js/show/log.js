// The log: planned against actual, and every command with who gave it, when, and from which console.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatClock, formatSpan, formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { calm } from "./following.js";

/**
 * @typedef {import("./types").Log} Log
 * @typedef {import("./types").LogCall} LogCall
 * @typedef {import("./types").LogEntry} LogEntry
 * @typedef {import("./types").LogRun} LogRun
 */

const TYPING_MS = 150;

/** What stands above the tables. @param {Log} log */
export function view({ runs, run, calls }) {
  const played = runs.find((one) => one.run === run);
  const over = calls.filter(({ ended_at }) => ended_at).reduce((sum, { over_s }) => sum + over_s, 0);
  return {
    about_run: played ? runName(played, runs.length) : "",
    started: formatClock(played?.started_at),
    ended: formatClock(played?.ended_at),
    called: String(calls.length),
    over: calls.length ? formatSpan(over, { plus: true }) : "–",
    held: formatSpan(calls.reduce((sum, { held_s }) => sum + held_s, 0)),
  };
}

/**
 * Name an evening or a rehearsal: "Tổng duyệt 2, 18:05".
 *
 * @param {LogRun} played
 * @param {number} of how many there are
 */
export function runName({ run, mode, started_at }, of) {
  const name = mode === "rehearsal" ? t("Tổng duyệt") : t("Buổi diễn");
  const numbered = of > 1 ? `${name} ${run}` : name;
  return started_at ? `${numbered}, ${formatTime(started_at)} ${day(started_at)}` : `${numbered}, ${t("chưa bắt đầu")}`;
}

/** @param {string} at in the forum's own time */
const day = (at) => at.slice(0, 10).split("-").reverse().join("/");

/**
 * Keep the entries that say a text, whatever its case and accents.
 *
 * @param {readonly LogEntry[]} entries
 * @param {string} q
 */
export function matching(entries, q) {
  const wanted = plain(q);
  return wanted ? entries.filter((entry) => plain([entry.deed, entry.said, entry.title ?? "", entry.actor, seatName(entry.seat)].join(" ")).includes(wanted)) : [...entries];
}

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();

/** So short that two consoles can be told apart by eye. @param {string | null} seat */
export const seatName = (seat) => (seat ?? "").slice(-4).toUpperCase();

/**
 * Put newer or older entries to those known, newest first.
 *
 * @param {readonly LogEntry[]} known
 * @param {readonly LogEntry[]} more
 */
export const joined = (known, more) =>
  [...new Map([...known, ...more].map((entry) => [entry.seq, entry])).values()].sort((a, b) => b.seq - a.seq);

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const page = new LogPage(root, deps);
  page.watch();
}

class LogPage {
  #root;
  #deps;
  /** @type {Log | null} */
  #log = null;
  /** @type {LogEntry[]} newest first */
  #entries = [];
  /** @type {string | null} */
  #cursor = null;
  /** @type {number | null} null: the present one */
  #run = runOf(location.search);
  #about = "all";
  #q = "";
  #round = 0;

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
  constructor(root, deps) {
    this.#root = root;
    this.#deps = deps;
  }

  watch() {
    const { live } = this.#deps;
    const refresh = calm(() => this.#refresh());
    this.#bind(refresh);
    const topics = { show: () => refresh(), rundown: () => refresh() };
    live.watch(String(this.#root.dataset.forum), Object.keys(topics), topics, { page: "log" });
    Promise.all([live.ready, refresh()]).then(() => this.#root.setAttribute("data-ready", ""));
  }

  /** @param {() => Promise<void>} refresh */
  #bind(refresh) {
    const afresh = () => { this.#entries = []; this.#cursor = null; this.#round += 1; return refresh(); };
    slot(this.#root, "print").addEventListener("click", () => print());
    slot(this.#root, "runs").addEventListener("change", ({ target }) => {
      this.#run = Number(/** @type {HTMLSelectElement} */ (target).value);
      history.replaceState(null, "", `?run=${this.#run}`);
      afresh();
    });
    const filters = /** @type {HTMLFormElement} */ (slot(this.#root, "filters"));
    filters.addEventListener("submit", (cause) => cause.preventDefault());
    filters.addEventListener("change", () => {
      const about = String(new FormData(filters).get("about"));
      if (about === this.#about) return;
      this.#about = about;
      afresh();
    });
    let typing = 0;
    filters.addEventListener("input", () => {
      clearTimeout(typing);
      typing = window.setTimeout(() => { this.#q = String(new FormData(filters).get("q")); this.#paint(); }, TYPING_MS);
    });
  }

  async #refresh() {
    const round = this.#round;
    const log = await this.#ask(null).catch((error) => this.#unknown(error));
    if (round !== this.#round) return; // meanwhile somebody asked for another run
    this.#log = log;
    if (!this.#entries.length) this.#cursor = log.next_cursor;
    this.#entries = joined(this.#entries, log.entries);
    this.#paint();
  }

  /** A run that was never played, out of an old address: the present one instead. @param {unknown} error */
  #unknown(error) {
    if (!(error instanceof Problem) || error.status !== 404 || this.#run === null) throw error;
    this.#run = null;
    return this.#ask(null);
  }

  /** Older commands. */
  #more = async () => {
    const round = this.#round;
    try {
      const { entries, next_cursor } = await this.#ask(this.#cursor);
      if (round !== this.#round) return;
      this.#entries = joined(this.#entries, entries);
      this.#cursor = next_cursor;
      this.#paint();
    } catch (error) {
      this.#deps.say(/** @type {Error} */ (error));
    }
  };

  /** @param {string | null} cursor @returns {Promise<Log>} */
  #ask(cursor) {
    const wish = new URLSearchParams({ about: this.#about });
    if (this.#run !== null) wish.set("run", String(this.#run));
    if (cursor !== null) wish.set("cursor", cursor);
    return this.#deps.http.get(`show/log?${wish}`);
  }

  #paint() {
    const log = this.#log;
    if (!log) return;
    fill(this.#root, view(log));
    for (const name of ["pdf", "xlsx"]) {
      const link = slot(this.#root, name);
      link.setAttribute("href", `${link.dataset.file}?run=${log.run}`);
    }
    render(log.runs.toReversed().map((one) => drawRun(one, log)), slot(this.#root, "runs"));
    render(drawCalls(log.calls), slot(this.#root, "calls"));
    const shown = matching(this.#entries, this.#q);
    fill(this.#root, { found: this.#q ? t("%(count)s dòng khớp", { count: shown.length }) : "" });
    render(drawEntries(shown, this.#q !== "", this.#cursor === null ? null : this.#more), slot(this.#root, "entries"));
  }
}

/** @param {string} search */
function runOf(search) {
  const run = Number(new URLSearchParams(search).get("run"));
  return Number.isInteger(run) && run > 0 ? run : null;
}

/** @param {LogRun} one @param {Log} log */
const drawRun = (one, { run, runs }) =>
  html`<option value=${one.run} ?selected=${one.run === run}>${runName(one, runs.length)} – ${t("%(count)s lần gọi", { count: one.calls })}</option>`;

/** @param {readonly LogCall[]} calls */
function drawCalls(calls) {
  if (!calls.length) return html`<p class="empty">${t("Chưa gọi tiết mục nào trong lượt này.")}</p>`;
  return html`<div class="table-wrap" tabindex="0" role="region" aria-labelledby="log-calls"><table class="table table--folds">
    <thead><tr><th scope="col" class="num">${t("STT")}</th><th scope="col">${t("Tiết mục")}</th><th scope="col" class="num">${t("Kế hoạch")}</th><th scope="col" class="num">${t("Thực tế")}</th>
      <th scope="col" class="num">${t("Dự kiến dài")}</th><th scope="col" class="num">${t("Thực tế dài")}</th><th scope="col" class="num">${t("Chênh lệch")}</th><th scope="col" class="num">${t("Dừng")}</th></tr></thead>
    <tbody>${calls.map(drawCall)}</tbody></table></div>`;
}

/** @param {LogCall} call */
function drawCall(call) {
  const over = call.ended_at ? formatSpan(call.over_s, { plus: true }) : t("đang chạy");
  const late = call.ended_at && call.over_s > 0;
  return html`<tr>
    <td class="num" data-label=${t("STT")}>${call.number ?? "–"}</td>
    <th scope="row" class="show-log__item"><span>${call.title}${call.steps.map((step) => html`<span class="show-log__step"><span class="muted">${formatClock(step.called_at)}</span> ${step.title}</span>`)}</span></th>
    <td class="num" data-label=${t("Kế hoạch")}>${formatTime(call.planned_at)}</td>
    <td class="num" data-label=${t("Thực tế")}>${formatClock(call.called_at)}</td>
    <td class="num" data-label=${t("Dự kiến dài")}>${formatSpan(call.planned_s)}</td>
    <td class="num" data-label=${t("Thực tế dài")}>${call.ended_at ? formatSpan(call.actual_s) : "–"}</td>
    <td class="num ${late ? "is-late" : ""}" data-label=${t("Chênh lệch")}>${over}</td>
    <td class="num ${call.held_s ? "" : "is-blank"}" data-label=${t("Dừng")}>${call.held_s ? formatSpan(call.held_s) : "–"}</td></tr>`;
}

/** @param {readonly LogEntry[]} entries @param {boolean} filtered @param {(() => void) | null} more */
function drawEntries(entries, filtered, more) {
  const none = filtered ? t("Không có dòng nào khớp.") : t("Chưa có thao tác nào trong lượt này.");
  return html`${entries.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-labelledby="log-entries"><table class="table table--folds">
      <thead><tr><th scope="col">${t("Lúc")}</th><th scope="col">${t("Thao tác")}</th><th scope="col">${t("Tiết mục")}</th><th scope="col">${t("Ai, từ đâu")}</th></tr></thead>
      <tbody>${repeat(entries, ({ seq }) => seq, drawEntry)}</tbody></table></div>` : html`<p class="empty">${none}</p>`}
    ${more ? html`<div class="show-log__more"><button type="button" class="button" @click=${more}>${t("Xem các thao tác cũ hơn")}</button></div>` : nothing}`;
}

/** @param {LogEntry} entry */
function drawEntry(entry) {
  const device = entry.actor_kind === "device";
  return html`<tr><td data-label=${t("Lúc")}>${formatClock(entry.at)}</td>
    <th scope="row" class="show-log__item"><span>${entry.deed}${entry.said ? html`<span class="show-log__said">${entry.said}</span>` : nothing}</span></th>
    <td class=${entry.title ? "" : "is-blank"} data-label=${t("Tiết mục")}>${entry.title ? `${entry.number ?? "–"}. ${entry.title}` : "–"}</td>
    <td data-label=${t("Ai, từ đâu")}><span class="show-log__who">${icon(device ? "device" : "person")}<span class="visually-hidden">${device ? t("Thiết bị") : t("Người")}</span><span>${entry.actor}</span>
      ${entry.seat ? html`<span class="muted" title=${entry.seat}>${t("bàn %(seat)s", { seat: seatName(entry.seat) })}</span>` : nothing}</span></td></tr>`;
}
