// The hall: who sits where, who has no seat; a click on a guest, then on a seat, places them.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { whenChosen } from "../lib/file.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { seldom } from "./list.js";
import { hallView, pickedView, waitingView } from "./seat_drawing.js";
import { tally } from "./seat_plan.js";

/**
 * @typedef {import("./types").Seat} Seat
 * @typedef {import("./types").Sitter} Sitter
 * @typedef {import("./types").SeatMap} SeatMap
 */

const PAUSE_MS = 200;
const FRESHEN_MS = 2000;

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, say, keys }) {
  const edits = root.dataset.edits !== undefined;
  const places = { hall: slot(root, "hall"), waiting: slot(root, "waiting"), picked: slot(root, "picked") };
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#seat-q"));
  /** @type {SeatMap} */
  let map = { seats: [], unplaced: [], unplaced_count: 0 };
  /** @type {Sitter | null} */
  let picked = null;
  let turn = 0;
  let placing = false; // the second half of a double click is no wish of its own
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function load() {
    turn += 1;
    const mine = turn;
    const fresh = await http.get(`seats?q=${encodeURIComponent(field.value.normalize("NFC").trim())}`);
    if (mine !== turn) return; // asked again meanwhile
    map = fresh;
    picked = picked && (everybody(map).find(({ id }) => id === picked?.id) ?? picked);
    draw();
  }

  function draw() {
    const counted = tally(map);
    fill(root, {
      taken: String(counted.taken), seats: String(counted.seats), present: String(counted.present), unplaced: String(counted.unplaced),
      conflicts: { text: t("%(count)s ghế bị trùng", { count: counted.conflicts }), hidden: counted.conflicts === 0 },
    });
    render(map.seats.length === 0 ? nothing : hallView(map, picked, edits, acts), places.hall);
    fill(root, { "no-plan": { hidden: map.seats.length > 0 } });
    render(waitingView(map, picked, edits, acts), places.waiting);
    if (edits) render(pickedView(picked, map, acts), places.picked);
  }

  /** @param {Sitter} guest @param {string} seat @param {string} zone */
  async function place(guest, seat, zone) {
    if (placing) return;
    placing = true;
    let placed = false;
    try {
      await http.patch(`guests/${guest.id}`, { version: guest.version, seat, ...(zone ? { zone } : {}) });
      picked = null;
      placed = true;
      say(seat ? t("%(name)s: ghế %(seat)s", { name: guest.full_name, seat }) : t("%(name)s không còn ghế", { name: guest.full_name }), "ok");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(error.code === "stale" ? t("Nơi khác vừa sửa khách này. Sơ đồ đã được tải lại; hãy chọn lần nữa.") : error);
    } finally {
      placing = false;
    }
    await load().catch((error) => { if (placed) throw error; }); // what went wrong is said already
  }

  const acts = {
    pick: (/** @type {Sitter} */ guest) => { picked = picked?.id === guest.id ? null : guest; draw(); },
    drop: () => { picked = null; draw(); },
    stand: (/** @type {Sitter} */ guest) => { place(guest, "", "").catch(say); },
    sit: (/** @type {Seat} */ seat) => {
      if (!picked) return say(t("Hãy chọn khách trước, rồi chọn ghế."));
      if (seat.guest?.id === picked.id) return acts.drop();
      if (seat.guest) return acts.pick(seat.guest); // a taken seat is somebody's: that guest is meant
      place(picked, seat.label, seat.zone).catch(say);
    },
  };

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { load().catch(say); }, PAUSE_MS); });
  root.querySelector("#seat-search")?.addEventListener("submit", (submit) => { submit.preventDefault(); load().catch(say); });
  root.querySelector("#print-seats")?.addEventListener("click", () => print());
  offerPlan(root, { http, say, done: () => { load().catch(say); } });
  keys.bind([{ key: "/", what: t("Tìm khách"), run: () => field.focus() }, { key: "Escape", what: t("Thôi chọn khách"), run: acts.drop }]);
  const topics = (root.dataset.topics ?? "").split(" ").filter(Boolean);
  const changed = seldom(() => { load().catch(() => {}); }, FRESHEN_MS);
  if (topics.length > 0) live.watch(String(root.dataset.forum), topics, { attendance: changed }, { page: "seats" });
  Promise.all([load(), topics.length > 0 ? live.ready : null]).then(() => root.setAttribute("data-ready", ""), say);
}

/** @param {SeatMap} map @returns {Sitter[]} */
const everybody = ({ seats, unplaced }) => [...seats.flatMap(({ guest, others }) => [...(guest ? [guest] : []), ...(others ?? [])]), ...unplaced];

/**
 * Take a plan from a sheet: first what it changes, then for good.
 *
 * @param {HTMLElement} root
 * @param {{http: Pick<import("../lib/http.js").Http, "upload">, say: import("../lib/types").Deps["say"], done: () => void}} world
 */
function offerPlan(root, { http, say, done }) {
  const dialog = /** @type {HTMLDialogElement | null} */ (root.querySelector("#plan-dialog"));
  const chosen = /** @type {HTMLInputElement | null} */ (root.querySelector("#plan-file"));
  const write = /** @type {HTMLButtonElement | null} */ (root.querySelector("#plan-write"));
  if (!dialog || !chosen || !write) return;
  const told = slot(dialog, "plan-told");
  /** @type {File | undefined} */
  let file;
  let turn = 0;

  /** @param {boolean} dry */
  async function send(dry) {
    if (!file || !write) return;
    turn += 1;
    const mine = turn;
    write.disabled = true;
    if (dry) render(html`<p class="muted">${t("Đang đọc tệp…")}</p>`, told);
    try {
      const report = await http.upload("seats/import", file, { dry_run: String(dry) });
      const faulty = report.errors.length > 0;
      if (mine === turn) { // no other file was chosen meanwhile
        write.disabled = faulty;
        render(reportView(report), told);
      }
      if (dry || faulty) return;
      if (mine === turn) dialog?.close();
      say(t("Đã có sơ đồ %(seats)s ghế", { seats: report.seats }), "ok");
      done();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mine !== turn) return dry ? undefined : say(error);
      write.disabled = dry; // what was looked at may be sent once more
      render(html`<p class="banner banner--bad" role="alert">${icon("stop")}<span>${error.errors.file ?? error.detail}</span></p>`, told);
    }
  }

  root.querySelectorAll("[data-plan]").forEach((button) => button.addEventListener("click", () => {
    chosen.value = "";
    file = undefined;
    turn += 1;
    write.disabled = true;
    render(nothing, told);
    dialog.showModal();
  }));
  whenChosen(chosen, (one) => { file = one; send(true); });
  write.addEventListener("click", () => { send(false); });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
}

/** @param {{seats: number, added: number, removed: number, zones: {zone: string, seats: number}[], unseated: Sitter[], errors: {message: string}[]}} report */
const reportView = ({ seats, added, removed, zones, unseated, errors }) => html`
  <p class="banner banner--${errors.length ? "bad" : "ok"}">${icon(errors.length ? "stop" : "check")}<span><strong>${t("%(seats)s ghế", { seats })}</strong>:
    ${zones.map(({ zone, seats: count }) => `${zone || t("Hội trường")} ${count}`).join(" · ")}<br>${t("%(added)s ghế mới, %(removed)s ghế bỏ đi", { added, removed })}</span></p>
  ${errors.length ? html`<ul>${errors.slice(0, 20).map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing}
  ${unseated.length ? html`<p class="banner banner--warn">${icon("warn")}<span>${t("Các khách này đang ở ghế không còn trên sơ đồ mới: %(names)s", { names: unseated.map(({ full_name: name, seat }) => `${name} (${seat})`).join(", ") })}</span></p>` : nothing}`;
