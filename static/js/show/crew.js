// A crew member's phone: own notes for now, next and after.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatClock } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { asOf, countdownWords, tones } from "./console/now.js";
import { writeDuration } from "./durations.js";
import { follow } from "./following.js";
import { itemName, phaseNames, sceneNames } from "./names.js";
import { stepsView } from "./steps.js";
import { tell } from "./telling.js";
import { afterNext, countdown, writeCountdown } from "./timing.js";

const TOO_SOON_MS = 800;

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").Cue} Cue
 * @typedef {import("./types").Department} Department
 */

/**
 * Say what a department reads: now, next and after, each with its own notes only.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @param {Department} department
 */
export function view(show, cues, department) {
  if (!show) return [];
  const find = (/** @type {{cue_id: number} | null} */ item) => cues.find(({ id }) => id === item?.cue_id) ?? null;
  const after = afterNext(show, cues);
  return [
    { when: "now", word: t("Bây giờ"), cue: find(show.current), empty: show.phase === "ended" ? t("Chương trình đã kết thúc") : t("Chưa bắt đầu") },
    { when: "next", word: t("Kế tiếp"), cue: find(show.standby), empty: t("Không còn tiết mục nào") },
    { when: "after", word: t("Sau đó"), cue: after, empty: "" },
  ].map(({ when, word, cue, empty }) => ({
    when,
    word,
    title: cue ? itemName(cue) : empty,
    more: cue ? [writeDuration(cue.planned_s), cue.presenter].filter(Boolean).join(" · ") : "",
    // Who runs the LED wall needs to know which scene comes by itself.
    scene: cue && department === "screen" ? sceneNames()[/** @type {import("./types").CueScene} */ (cue.scene || "title")] : "",
    note: cue?.notes[department] ?? "",
    steps: when === "now" ? nearSteps(show, cues) : [],
    there: cue !== null,
  }));
}

/** The step that runs and the two after it: a phone shows no more. @param {ShowState} show @param {readonly Cue[]} cues */
const nearSteps = (show, cues) => stepsView(show, cues).filter(({ state }) => state === "now" || state === "next" || state === "later").slice(0, 3);

/**
 * Say what the READY button says: for which cue, and whether it was said already.
 *
 * @param {ShowState | null} show
 * @param {Department} department
 * @param {{live: boolean, pending: boolean}} line
 */
export function readyView(show, department, { live, pending }) {
  const item = show?.standby ?? null;
  const on = item !== null && (show?.ready ?? []).some((one) => one === department);
  return {
    ready: { disabled: item === null || !live, attr: { "aria-pressed": String(on), "aria-busy": pending ? "true" : null }, class: { "is-on": on } },
    ready_word: on ? t("ĐÃ BÁO SẴN SÀNG") : t("SẴN SÀNG"),
    ready_for: !live && item ? t("chờ có lại kết nối") : item ? itemName(item) : t("Không còn tiết mục nào"),
    ready_hint: on ? t("Chạm lần nữa để rút lại") : "",
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const department = /** @type {Department} */ (root.dataset.department);
  const say = tell(root, deps.http, [/** @type {import("./types").Target} */ (department), "crew", "all"]);
  const answer = answerer(root, deps);
  const { picture, answered } = follow(root, deps, { page: `crew/${department}`, changed: paint, ticked: paintClock });

  slot(root, "ready").addEventListener("click", () => answer(department, picture.show, answered).then(paintClock));

  function paintClock() {
    const { seconds, tone } = countdown(picture.show, picture.nowMs);
    fill(root, {
      countdown: { text: writeCountdown(seconds), class: tones(tone) },
      countdown_word: picture.connection.status === "lost" ? asOf(picture.connection) : countdownWords(tone),
      phase: picture.show ? phaseNames()[picture.show.phase] : "",
      clock: formatClock(deps.clock.serverNow()),
      ...readyView(picture.show, department, { live: picture.connection.status === "live", pending: answer.pending() }),
    });
  }

  function paint() {
    say(picture.show?.messages ?? []);
    paintClock();
    render(view(picture.show, picture.cues, department).map(drawItem), slot(root, "notes"));
  }
}

/** Say ready, or take it back; a nervous thumb's second tap is not taken for a change of mind. @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
function answerer(root, { http, say }) {
  let pending = false;
  let answeredAt = -Infinity;
  /** @param {Department} department @param {ShowState | null} show @param {(show: ShowState) => void} take */
  async function answer(department, show, take) {
    if (pending || !show || performance.now() - answeredAt < TOO_SOON_MS) return;
    pending = true;
    slot(root, "ready").setAttribute("aria-busy", "true");
    try {
      const ready = !show.ready.some((one) => one === department);
      // With the cue that is meant: one put on standby in that moment is not what this crew is ready for.
      take(await http.post("show/ready", { department, ready, cue_id: show.standby?.cue_id }));
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      pending = false;
      answeredAt = performance.now();
    }
  }
  return Object.assign(answer, { pending: () => pending });
}

/** @param {ReturnType<typeof stepsView>[number]} step */
const drawStep = ({ name, title, presenter, state }) => html`
  <li class="near-step is-${state}"><span class="near-step__number">${name}</span>
    <span>${state === "now" ? html`<span class="visually-hidden">${t("Đang chạy")}</span>` : nothing}<b>${title}</b>${presenter ? html`<br><span class="muted small">${presenter}</span>` : nothing}</span></li>`;

/** @param {ReturnType<typeof view>[number]} item */
const drawItem = ({ when, word, title, more, scene, note, there, steps }) =>
  !there && when === "after" ? nothing : html`
  <section class="task task--${when}"><h2 class="task__when">${word}</h2>
    <p class="task__title">${title}</p>
    ${more ? html`<p class="task__more">${more}</p>` : nothing}
    ${scene ? html`<p class="task__more">${t("Cảnh: %(scene)s", { scene })}</p>` : nothing}
    ${there ? html`<p class="task__note ${note ? "" : "is-empty"}">${note || t("Không có ghi chú riêng.")}</p>` : nothing}
    ${steps.length ? html`<ol class="near-steps">${repeat(steps, ({ id }) => id, drawStep)}</ol>` : nothing}</section>`;
