// What the lobby's board shows besides the count: delegations, the curve of arrivals, seats to fill, the desks.

import { html, nothing, svg } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").LobbyState} LobbyState
 * @typedef {import("./types").EmptySeat} EmptySeat
 */

// An hour: one early guest does not fill the whole chart.
const FEWEST_BARS = 6;
const BAR = 10;
const HEIGHT = 100;

/**
 * Lay the curve of arrivals out as bars, and say its peak.
 *
 * @param {LobbyState["curve"]} curve
 */
export function curveView({ begins_at, step_s, counts }) {
  if (begins_at === null || counts.length === 0) return null;
  const begins = Date.parse(begins_at);
  const time = (/** @type {number} */ step) => formatTime(new Date(begins + step * step_s * 1000).toISOString());
  const most = Math.max(...counts);
  const peak = counts.indexOf(most);
  const places = Math.max(counts.length, FEWEST_BARS);
  return {
    width: places * BAR,
    from: time(0),
    to: time(places),
    peak: t("Đông nhất %(from)s–%(to)s: %(most)s khách", { from: time(peak), to: time(peak + 1), most }),
    bars: counts.map((count, step) => ({
      x: step * BAR + 1,
      height: count === 0 ? 0 : Math.max((count / most) * HEIGHT, 2),
      words: t("%(from)s–%(to)s: %(count)s khách", { from: time(step), to: time(step + 1), count }),
    })),
  };
}

/**
 * Say how a delegation stands.
 *
 * @param {LobbyState["delegations"][number]} delegation
 */
export const delegationView = ({ name, expected, present, head_present }) => ({
  name,
  count: `${present} / ${expected}`,
  whole: present >= expected,
  head: head_present === false ? t("Trưởng đoàn chưa đến") : "",
});

/** @param {EmptySeat} seat */
export const seatView = ({ zone, seat, full_name, position, kept, leader, vip }) => ({
  place: seat.startsWith(zone) ? seat : `${zone} · ${seat}`,
  words: kept ? (full_name ? t("giữ cho %(who)s", { who: [full_name, position].filter(Boolean).join(", ") }) : t("giữ cho khách chưa đến")) : t("chưa xếp ai"),
  star: leader || vip,
});

/** @param {LobbyState} lobby */
export function drawCurve({ curve }) {
  const view = curveView(curve);
  if (!view) return html`<p class="muted">${t("Biểu đồ hiện khi khách đầu tiên vào cửa.")}</p>`;
  return html`<svg class="curve" viewBox="0 0 ${view.width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${view.peak}>
      ${view.bars.map(({ x, height, words }) => svg`<rect class="curve__bar" x=${x} y=${HEIGHT - height} width=${BAR - 2} height=${height}><title>${words}</title></rect>`)}</svg>
    <p class="curve__times"><span>${view.from}</span><b>${view.peak}</b><span>${view.to}</span></p>`;
}

/** @param {LobbyState} lobby */
export const drawDelegations = ({ delegations, delegations_more }) =>
  delegations.length === 0
    ? html`<p class="muted">${t("Chưa có đoàn nào trong danh sách.")}</p>`
    : html`<ul class="people">${delegations.map(delegationView).map(({ name, count, whole, head }) => html`
        <li><span class="people__name">${name}</span><span class="people__when">${whole ? icon("check") : nothing}${count}</span>
          ${head ? html`<span class="people__late">${head}</span>` : nothing}</li>`)}</ul>
      ${delegations_more ? html`<p class="muted">${t("và %(count)s đoàn nữa", { count: delegations_more })}</p>` : nothing}`;

/** @param {LobbyState["vips"]} vips */
export const drawVips = ({ expected, present, missing }) =>
  expected === 0
    ? nothing
    : html`<p class="eyebrow arrivals__missing">${t("Khách quý: %(present)s / %(expected)s có mặt", { present, expected })}</p>
      <ul class="people">${missing.map(({ full_name, position, seat }) => html`
        <li><span class="people__name">${full_name}</span>${seat ? html`<span class="badge badge--gold">${seat}</span>` : nothing}
          <span class="people__about">${position}</span></li>`)}</ul>`;

/** @param {{items: EmptySeat[], count: number}} seats */
export const drawSeats = ({ items, count }) =>
  items.length === 0
    ? html`<p class="muted">${t("Không có ghế trống nào ở khu phía trước.")}</p>`
    : html`<ul class="people">${items.map(seatView).map(({ place, words, star }) => html`
        <li class="seat-line"><span class="badge ${star ? "badge--gold" : ""}">${place}</span>
          <span class="people__about">${star ? icon("star") : nothing}${words}</span></li>`)}</ul>
      ${count > items.length ? html`<p class="muted">${t("và %(count)s ghế nữa", { count: count - items.length })}</p>` : nothing}`;

/** @param {{desks: {desk: string, admitted: number, last_at: string | null}[]}} door */
export const drawDesks = ({ desks }) => html`<ul class="tallies">${repeat(desks, ({ desk }) => desk, ({ desk, admitted, last_at }) => html`
  <li><span class="tallies__desk">${desk || t("Bàn chưa đặt tên")}</span><b>${admitted}</b>
    <span class="muted">${last_at ? t("lần cuối %(time)s", { time: formatTime(last_at) }) : t("chưa quét")}</span></li>`)}</ul>`;
