// The pledge desk: one line to take a pledge, what waits beside it, and always what the stage shows.

import { fill, slot } from "../lib/dom.js";
import { newKey } from "../lib/key.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { startBlankSlips } from "./desk/blank_slips.js";
import { Outbox, tabStore } from "./desk/outbox.js";
import { startEntering } from "./desk/entering.js";
import { startListing } from "./desk/listing.js";
import { startPaying } from "./desk/paying.js";
import { startRound } from "./desk/round.js";
import { numberSlips } from "./desk/slips.js";
import { startQueue } from "./desk/queueing.js";
import { drawSending } from "./desk/sending.js";
import { countsView, frozenView, toteView } from "./desk/side.js";

const GATHER_MS = 120; // a burst of pledges is one look at the list
const AGAIN_MS = 3000;
const AIMING_MS = 8000; // after that the hand has gone to rest
const SETTLE_MS = 500;
const WALL_PX = 1920;

/** @typedef {import("../lib/types").Deps} Deps */

/** @param {HTMLElement} root @param {Deps} deps */
export function start(root, { live, http, clock, keys, connection, t, say, ask }) {
  const forum = String(root.dataset.forum);
  /** @type {import("./desk/types").Pledge | null} */
  let mine = null; // the pledge this desk took last
  const slips = numberSlips(localStorage, `forum.pledges.slip.${forum}.${root.dataset.actor}`, String(root.dataset.actorName), Number(root.dataset.lastSlip));
  const outbox = new Outbox({
    http, newKey, newSlip: slips.next, rehearsal: () => live.state("tote")?.rehearsal ?? null, now: () => clock.serverNow(), after: (run, ms) => setTimeout(run, ms),
    store: tabStore(sessionStorage, `forum.pledges.${forum}`),
    actor: { id: String(root.dataset.actor), name: String(root.dataset.actorName) },
    changed: () => drawOutbox(),
    arrived: (taken, { again, key }) => {
      mine = taken;
      entering.took(again ? { ...taken, possible_repeat: null } : taken);
      round.arrived(key, taken);
      if (!taken.rehearsal && live.state("tote")?.rehearsal) say(t("%(reference)s là khoản thật: đã vào sổ thật, không hiện trong danh sách tổng duyệt.", { reference: taken.reference }), "ok");
      look();
    },
  });
  const entering = startEntering(root, {
    http, storage: sessionStorage, place: `forum.pledges.draft.${forum}`,
    send: (body, read) => { outbox.send(body, read); },
    open: (id) => { listing.correct(id).catch(say); },
    pay: () => paying.showLast(),
    slipName: slips.name,
  });
  const round = startRound(root, {
    http, say, storage: sessionStorage, place: `forum.pledges.round.${forum}`,
    send: (body, read) => outbox.send(body, read),
    open: (id) => { listing.correct(id).catch(say); },
    turned: (open) => { slot(root, "line").hidden = open; if (!open) entering.focus(); },
  });
  const listing = startListing(root, { http, say }, watchAim(slot(root, "pledges")), {
    corrected: (pledge) => { round.corrected(pledge); if (pledge.id === mine?.id) mine = { ...mine, ...pledge }; },
    pay: (pledge) => paying.show(pledge),
  });
  const queue = startQueue(slot(root, "queue"), { http, say, ask }, watchAim(slot(root, "queue")));
  const paying = startPaying(/** @type {HTMLDialogElement} */ (root.querySelector("#transfer-dialog")), {
    http, forum, say, last: () => mine, waiting: () => outbox.entries.length > 0, typing: () => !round.running && !entering.empty(), focus: () => focus(),
  });
  startBlankSlips(root, { say, forum, desk: String(root.dataset.actorName), counted: slips.last });
  const look = gather(() => Promise.all([listing.refresh(), queue.refresh()]));

  function drawOutbox() {
    drawSending(slot(root, "sending"), outbox, {
      fix: (entry) => {
        if (round.running) round.toggle();
        if (!entering.empty()) return say(t("Hãy ghi xong khoản đang nhập trước."), "warn");
        outbox.drop(entry.key);
        round.dropped(entry.key);
        entering.put(entry.body);
      },
    });
  }

  function drawSide() {
    const tote = live.state("tote");
    const desk = live.state("pledges");
    if (!tote || !desk) return;
    fill(root, { ...toteView(tote), ...frozenView(desk, tote), ...countsView(desk) });
    fill(root, { rehearsal: { hidden: !tote.rehearsal } });
    markRehearsal(tote.rehearsal ? "rehearsal" : "live");
    document.body.classList.toggle("is-frozen", desk.frozen);
  }

  /** @param {"freeze" | "release"} what */
  const steer = (what) => http.post(`tote/${what}`).catch(say);
  slot(root, "freeze").addEventListener("click", () => steer("freeze"));
  slot(root, "thaw").addEventListener("click", () => steer("release"));
  slot(root, "spotlight-off").addEventListener("click", () => listing.spotlight(null));

  const focus = () => (round.running ? round.focus() : entering.focus());
  keys.bind([
    { key: "N", what: t("Nhập khoản mới"), run: focus },
    { key: "Enter", what: t("Trong dòng nhập: đọc lại; lần nữa: ghi nhận"), run: focus },
    { key: "Escape", what: t("Trong dòng nhập: quay lại sửa"), run: () => { if (!round.running) entering.back(); focus(); } },
    ...entering.toggles,
    { key: "F10", what: t("Lượt nhanh: nhiều người cùng một mức"), run: () => {} },
    { key: "PageUp", what: t("Trong lượt nhanh: mức cao hơn (Page Down: thấp hơn)"), run: focus },
    { key: "Ctrl Z", what: t("Trong lượt nhanh, ô trống: hoàn tác khoản cuối"), run: focus },
    { key: "/", what: t("Tìm trong danh sách"), run: listing.focus },
    { key: "L", what: t("Sửa khoản vừa ghi"), run: () => { const id = mine?.id ?? listing.latest(); if (id !== null) listing.correct(id).catch(say); } },
    { key: "Ctrl Enter", what: t("Mã QR để chuyển khoản khoản vừa ghi"), run: () => {} },
    { key: "P", what: t("Đến phiếu đăng ký đang chờ"), run: queue.focus },
  ]);

  drawOutbox();
  fitStage(slot(root, "stage"));
  followLine(connection, () => { outbox.wake(); look(); });
  addEventListener("beforeunload", (cause) => { if (outbox.entries.length > 0) cause.preventDefault(); });
  setInterval(() => { listing.settle(); queue.settle(); }, SETTLE_MS);
  live.watch(forum, ["tote", "pledges"], {
    tote: (state) => { drawSide(); listing.light(state.spotlight?.pledge_id ?? null); },
    pledges: () => { drawSide(); look(); },
  }, { page: "pledges" });
  live.ready.then(() => root.setAttribute("data-ready", ""));
  outbox.wake();
  if (matchMedia("(pointer: fine)").matches) entering.focus();
}

/**
 * Tell whether a hand is at work in a place: it moved or pressed there a moment ago and has not left.
 *
 * @param {HTMLElement} place
 */
function watchAim(place) {
  let at = -Infinity;
  for (const name of ["pointermove", "pointerdown", "keydown", "focusin"]) place.addEventListener(name, () => { at = performance.now(); });
  place.addEventListener("pointerleave", () => { at = -Infinity; });
  return () => performance.now() - at < AIMING_MS;
}

/**
 * Run once for many calls, however long they go on; again after a failure, since what is shown is old.
 *
 * @param {() => Promise<unknown>} run
 * @param {(run: () => void, ms: number) => unknown} [after]
 */
export function gather(run, after = setTimeout) {
  let gathering = false;
  const later = () => {
    if (gathering) return;
    gathering = true;
    after(() => { gathering = false; run().catch(() => { after(later, AGAIN_MS); }); }, GATHER_MS);
  };
  return later;
}

/** @param {Deps["connection"]} connection @param {() => void} back */
function followLine(connection, back) {
  let before = "live";
  connection.onStatus(({ status }) => {
    if (status === "live" && before !== "live") back();
    before = status;
  });
}

/** The true picture of the wall, made small. @param {HTMLElement} frame */
function fitStage(frame) {
  const measure = () => frame.style.setProperty("--scale", String(frame.clientWidth / WALL_PX));
  new ResizeObserver(measure).observe(frame);
  measure();
}
