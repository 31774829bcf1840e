// The stage manager's console: sees now and next without thinking; GO never skips and never doubles.

import { render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { bindButtons, bindKeys } from "./console/bindings.js";
import { commandsFor, give, goRefusal, TOO_SOON_MS } from "./console/commands.js";
import { drawRows, rowsView } from "./console/list.js";
import { buttonsView, nowView, topView } from "./console/now.js";
import { keepRunningInView } from "./console/keeping.js";
import { showStage } from "./console/stage.js";
import { arrivalsView, drawLamps, drawLeaders, lampsView, leadersView, messageView, sceneView, toteView } from "./console/side.js";
import { follow } from "./following.js";
import { itemName } from "./names.js";

const NOTE_MS = 2500;
const ROWS_MS = 1000;

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./console/commands.js").Command} Command
 *
 * @typedef {object} Desk what the buttons may do
 * @property {() => void} go
 * @property {() => void} back
 * @property {(choose: (commands: ReturnType<typeof commandsFor>, show: ShowState) => Command) => Promise<boolean>} command
 * @property {() => ShowState | null} show
 * @property {() => import("../lib/types").ToteState | null} tote
 */

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const { http, say, ask, t } = deps;
  /** @type {{tote: any, attendance: any, presence: any}} */
  const beside = { tote: null, attendance: null, presence: null };
  const press = { pending: /** @type {string | null} */ (null), said: /** @type {string | null} */ (null), changedAt: -Infinity, backAt: -Infinity, note: "", noteAt: -Infinity };
  let rowsAt = -Infinity;

  const following = follow(root, deps, {
    page: "console",
    topics: Object.fromEntries(Object.keys(beside).map((topic) => [topic, (/** @type {any} */ state) => { Object.assign(beside, { [topic]: state }); paint(); }])),
    changed: () => { noticeChange(); rowsAt = -Infinity; paint(); },
    ticked: () => paint(),
  });
  const { picture } = following;
  const keep = keepRunningInView(slot(root, "list"));
  showStage(slot(root, "picture"), /** @type {HTMLIFrameElement} */ (slot(root, "frame")));

  // What GO would do has changed: whoever was about to press has not read it yet.
  function noticeChange() {
    const { show } = picture;
    const words = show && (show.standby ? itemName(show.standby) : "–");
    if (press.said !== null && words !== press.said) press.changedAt = performance.now();
    press.said = words;
  }

  const refusal = () => goRefusal({
    status: picture.connection.refused ? "lost" : picture.connection.status,
    show: picture.show,
    pending: press.pending,
    sinceChange_ms: performance.now() - press.changedAt,
  });

  function paint() {
    const { show, connection, nowMs } = picture;
    const note = performance.now() - press.noteAt < NOTE_MS ? press.note : "";
    fill(root, { ...topView(show, nowMs), clock: topView(null, deps.clock.serverNow()).clock });
    fill(root, nowView(show, connection, nowMs));
    fill(root, buttonsView(show, refusal(), press.pending, note));
    fill(root, { ...sceneView(show), ...messageView(show), ...toteView(beside.tote), ...arrivalsView(beside.attendance) });
    for (const button of root.querySelectorAll("[data-scene]")) {
      button.setAttribute("aria-pressed", String(show?.scene_choice === /** @type {HTMLElement} */ (button).dataset.scene));
    }
    if (performance.now() - rowsAt > ROWS_MS) paintLists();
  }

  function paintLists() {
    rowsAt = performance.now();
    const { show, cues, nowMs, connection } = picture;
    const missing = (beside.attendance?.leaders?.missing ?? []).map((/** @type {any} */ one) => one.full_name);
    render(drawRows(rowsView(show, cues, nowMs), jump, connection.status === "live" && show?.phase !== "ended"), slot(root, "rows"));
    render(drawLamps(lampsView(beside.presence)), slot(root, "lights"));
    render(drawLeaders(leadersView(beside.attendance), missing), slot(root, "leaders"));
    keep(show?.current?.cue_id ?? show?.standby?.cue_id ?? null);
  }

  /** @param {string} words */
  function note(words) {
    Object.assign(press, { note: words, noteAt: performance.now() });
    paint();
  }

  /** @type {Desk["command"]} */
  async function command(choose) {
    const { show } = picture;
    if (!show) return false;
    if (press.pending) {
      note(t("Đang gửi lệnh trước, lần bấm này không được tính."));
      return false;
    }
    const wanted = choose(commandsFor(show), show);
    press.pending = wanted.name;
    paint();
    try {
      const { result, state, words } = await give(http, wanted, show.version);
      if (state) following.answered(state);
      if (result !== "done") say(words, result === "changed" ? "warn" : "bad");
      return result === "done";
    } finally {
      press.pending = null;
      paint();
    }
  }

  function go() {
    const refused = refusal();
    if (refused) {
      slot(root, "go").animate?.([{ translate: "-6px" }, { translate: "6px" }, { translate: "0" }], { duration: 160 });
      note(refused.words);
      return;
    }
    press.changedAt = performance.now();
    command((commands) => commands.go());
  }

  function back() {
    if (performance.now() - press.backAt < TOO_SOON_MS) {
      note(t("Bấm quá nhanh – lần bấm này không được tính."));
      return;
    }
    press.backAt = performance.now();
    command((commands) => commands.back());
  }

  /** @param {import("./console/list.js").Row} row */
  async function jump(row) {
    const sure = await ask({
      title: t("Chọn “%(item)s” làm tiết mục kế tiếp?", { item: itemName(row) }),
      text: t("Chưa gọi ngay. Lần GO tới sẽ gọi tiết mục này; các tiết mục ở giữa chưa được gọi."),
      yes: t("Chọn làm kế tiếp"),
    });
    if (sure) command((commands) => commands.standby(row.id));
  }

  /** @type {Desk} */
  const desk = { go, back, command, show: () => picture.show, tote: () => beside.tote };
  bindButtons(root, desk, deps);
  bindKeys(root, desk, deps);
}
