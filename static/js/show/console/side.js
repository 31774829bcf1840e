// The right side of the console: who is connected, scene, message, arrivals, the total.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { formatTime } from "../../lib/clock.js";
import { formatDong } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { sceneNames } from "../names.js";

/**
 * @typedef {import("../types").ShowState} ShowState
 * @typedef {{name: string, count: number}} Lamp
 */

const MOST_LEADERS = 2;
const FRESH_S = 60;

/** Pages as screens name them when they watch, and what people call those screens. */
const LAMPS = () => [
  { name: t("LED"), pages: ["stage"] },
  { name: t("MC"), pages: ["prompter"] },
  { name: t("Đón tiếp"), pages: ["desk", "checkin"] },
  { name: t("Ủng hộ"), pages: ["pledges"] },
  { name: t("Kỹ thuật"), pages: ["crew"] },
];

/**
 * Say which lamps burn: one a kind of screen, with how many of it are connected.
 *
 * @param {{screens?: import("../types").Screen[]} | null} presence
 * @returns {Lamp[]}
 */
export function lampsView(presence) {
  const screens = presence?.screens ?? [];
  return LAMPS().map(({ name, pages }) => ({
    name,
    count: screens.filter(({ page }) => pages.includes(page.split("/")[0])).reduce((sum, { count }) => sum + count, 0),
  }));
}

/** @param {Lamp[]} lamps */
export const drawLamps = (lamps) => lamps.map(({ name, count }) => html`
  <li class="light ${count ? "is-on" : "is-off"}">
    <span class="light__dot" aria-hidden="true"></span>${name}${count > 1 ? html`<b>${count}</b>` : nothing}
    <span class="visually-hidden">${count ? t("đang nối") : t("chưa nối")}</span>
  </li>`);

/**
 * Say what is beside the small picture of the stage.
 *
 * @param {ShowState | null} show
 */
export function sceneView(show) {
  if (!show) return { scene_now: "" };
  const name = sceneNames()[show.scene];
  return {
    scene_now: show.scene_choice === "auto" ? t("%(scene)s (theo tiết mục)", { scene: name }) : t("%(scene)s (chọn tay)", { scene: name }),
  };
}

/**
 * Say which programs cannot be told what happens; nothing where all hear it.
 *
 * @param {{failing: number, names: string[]} | null} integrations
 */
export const deafView = (integrations) => ({
  deaf: {
    hidden: !integrations?.failing,
    text: t("Webhook lỗi: %(names)s", { names: integrations?.names.join(", ") ?? "" }),
  },
});

/**
 * Say what came in for the fund.
 *
 * @param {import("../../lib/types").ToteState | null} tote
 */
export function toteView(tote) {
  if (!tote) return { tote_total: "–" };
  return {
    tote_total: formatDong(tote.total),
    tote_count: t("%(count)s lượt", { count: tote.pledge_count }),
    tote_percent: tote.goal > 0 ? t("· %(percent)s% mục tiêu", { percent: tote.percent }) : "",
    tote_frozen: { hidden: !tote.frozen },
    freeze: { attr: { "aria-pressed": String(tote.frozen) } },
    freeze_words: tote.frozen ? t("Mở lại") : t("Chốt"),
  };
}

/**
 * Say who has arrived. The names of the last leaders come from `attendance`; without leaders in the list, anybody.
 *
 * @param {any} attendance
 */
export function arrivalsView(attendance) {
  if (!attendance) return { present: "–", expected: "", leaders_present: "", arrivals_list: "" };
  const leaders = attendance.leaders ?? { expected: 0, missing: [] };
  const missing = leaders.missing ?? [];
  return {
    present: String(attendance.present),
    expected: t("/ %(expected)s khách", { expected: attendance.expected }),
    leaders_present: leaders.expected ? t("%(present)s/%(expected)s", { present: leaders.present ?? leaders.expected - missing.length, expected: leaders.expected }) : "–",
  };
}

/**
 * Give the latest arrivals of leaders and guests of honour, newest first; `fresh` for a minute.
 *
 * @param {any} attendance
 * @param {(at: string) => number} secondsSince
 * @returns {{key: number, name: string, more: string, at: string, fresh: boolean}[]}
 */
export const leadersView = (attendance, secondsSince) =>
  (attendance?.heralded ?? []).slice(0, MOST_LEADERS).map((/** @type {any} */ one) => ({
    fresh: secondsSince(one.at) < FRESH_S,
    key: one.admission_id,
    name: one.deputy ? t("%(name)s (dự thay)", { name: one.deputy.full_name }) : [one.salutation, one.full_name].filter(Boolean).join(" "),
    more: one.deputy ? t("thay %(name)s", { name: one.full_name }) : one.position,
    at: formatTime(one.at),
  }));

/**
 * Name the leaders who are not here yet.
 *
 * @param {any} attendance
 * @returns {string[]}
 */
export const missingView = (attendance) => (attendance?.leaders?.missing ?? []).map((/** @type {{full_name: string}} */ one) => one.full_name);

/** @param {ReturnType<typeof leadersView>} leaders @param {string[]} missing */
export const drawLeaders = (leaders, missing) => html`
  ${leaders.map(({ name, more, at, fresh }) => html`<li class="arrival ${fresh ? "arrival--fresh" : ""}"><span class="num">${at}</span><span class="clip"><b>${name}</b> ${more}</span></li>`)}
  ${missing.length ? html`<li class="arrival arrival--missing"><span class="clip">${t("Chưa đến: %(names)s", { names: missing.join(", ") })}</span></li>` : nothing}
  ${leaders.length || missing.length ? nothing : html`<li class="muted small">${t("Chưa có lãnh đạo nào vào cửa.")}</li>`}`;
