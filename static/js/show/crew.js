// A crew member's phone: own notes for now, next and after.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { formatClock } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { asOf, countdownWords, tones } from "./console/now.js";
import { writeDuration } from "./durations.js";
import { follow } from "./following.js";
import { itemName, phaseNames, sceneNames } from "./names.js";
import { tell } from "./telling.js";
import { afterNext, countdown, writeCountdown } from "./timing.js";

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
    there: cue !== null,
  }));
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const department = /** @type {Department} */ (root.dataset.department);
  const say = tell(root, "crew");
  const { picture } = follow(root, deps, { page: `crew/${department}`, changed: paint, ticked: paintClock });

  function paintClock() {
    const { seconds, tone } = countdown(picture.show, picture.nowMs);
    fill(root, {
      countdown: { text: writeCountdown(seconds), class: tones(tone) },
      countdown_word: picture.connection.status === "lost" ? asOf(picture.connection) : countdownWords(tone),
      phase: picture.show ? phaseNames()[picture.show.phase] : "",
      clock: formatClock(deps.clock.serverNow()),
    });
  }

  function paint() {
    say(picture.show?.message ?? null);
    paintClock();
    render(view(picture.show, picture.cues, department).map(drawItem), slot(root, "notes"));
  }
}

/** @param {ReturnType<typeof view>[number]} item */
const drawItem = ({ when, word, title, more, scene, note, there }) =>
  !there && when === "after" ? nothing : html`
  <section class="task task--${when}"><h2 class="task__when">${word}</h2>
    <p class="task__title">${title}</p>
    ${more ? html`<p class="task__more">${more}</p>` : nothing}
    ${scene ? html`<p class="task__more">${t("Cảnh: %(scene)s", { scene })}</p>` : nothing}
    ${there ? html`<p class="task__note ${note ? "" : "is-empty"}">${note || t("Không có ghi chú riêng.")}</p>` : nothing}</section>`;
