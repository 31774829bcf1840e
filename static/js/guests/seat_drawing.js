// Drawing the hall, and those who have no seat yet.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { seatView, shortName, towards, zones } from "./seat_plan.js";

/**
 * @typedef {import("./types").Seat} Seat
 * @typedef {import("./types").Sitter} Sitter
 * @typedef {import("./types").SeatMap} SeatMap
 * @typedef {{pick: (guest: Sitter) => void, sit: (seat: Seat) => void, stand: (guest: Sitter) => void}} Acts
 */

/** @param {SeatMap} map @param {Sitter | null} picked @param {boolean} edits @param {Acts} acts */
export const hallView = ({ seats }, picked, edits, acts) => zones(seats).map((zone) => html`
  <section class="zone"><h2 class="zone__name">${zone.name || t("Hội trường")} <span class="muted">${t("%(count)s ghế trống", { count: zone.free })}</span></h2>
    <div class="zone__wrap"><table class="zone__plan" @keydown=${(/** @type {KeyboardEvent} */ press) => walk(press, zone.rows)}>
      <caption class="visually-hidden">${t("Sơ đồ chỗ ngồi")} ${zone.name}</caption>
      <tbody>${zone.rows.map((row, y) => html`<tr class=${row.length === 0 ? "zone__aisle" : ""}>${row.map((seat, x) => (seat ? seatCell(seat, y, x, picked, edits, acts) : html`<td></td>`))}</tr>`)}</tbody>
    </table></div></section>`);

/** @param {Seat} seat @param {number} row @param {number} column @param {Sitter | null} picked @param {boolean} edits @param {Acts} acts */
function seatCell(seat, row, column, picked, edits, acts) {
  const { kind, sign, name, says } = seatView(seat);
  const here = picked !== null && [seat.guest, ...(seat.others ?? [])].some((one) => one?.id === picked.id);
  const press = () => (picked || !seat.guest ? acts.sit(seat) : acts.pick(seat.guest));
  const inside = html`<span class="seat__label">${seat.label}${sign ? html`<span class="seat__sign" aria-hidden="true">${sign}</span>` : nothing}</span>
    <span class="seat__name">${seat.guest ? shortName(seat.guest.full_name) : nothing}${seat.others?.length ? ` +${seat.others.length}` : nothing}</span>`;
  return html`<td>${edits
    ? html`<button type="button" class="seat is-${kind}" aria-pressed=${String(here)} aria-label=${says} title=${name} data-seat=${seat.label} data-row=${row} data-column=${column} @click=${press}>${inside}</button>`
    : html`<div class="seat is-${kind}" title=${name}><span class="visually-hidden">${says}</span><span aria-hidden="true">${inside}</span></div>`}</td>`;
}

/** @param {KeyboardEvent} press @param {(Seat | null)[][]} rows */
function walk(press, rows) {
  const from = /** @type {HTMLElement} */ (press.target).closest("[data-seat]");
  if (!(from instanceof HTMLElement)) return;
  const seat = towards(rows, Number(from.dataset.row), Number(from.dataset.column), press.key);
  if (!seat) return;
  press.preventDefault();
  /** @type {HTMLElement | null} */ (from.closest("table")?.querySelector(`[data-seat="${CSS.escape(seat.label)}"]`) ?? null)?.focus();
}

/** @param {SeatMap} map @param {Sitter | null} picked @param {boolean} edits @param {Acts} acts */
export const waitingView = ({ seats, unplaced, unplaced_count: count }, picked, edits, { pick }) => (unplaced.length === 0
  ? html`<p class="empty">${count === 0 ? nobodyWaits(seats) : t("Không có khách nào hợp với điều đang tìm.")}</p>`
  : html`<ul class="waiting">${repeat(unplaced, ({ id }) => id, (guest) => html`<li>${edits
    ? html`<button type="button" class="waiting__guest" aria-pressed=${String(picked?.id === guest.id)} data-guest=${guest.id} @click=${() => pick(guest)}>${guestView(guest)}</button>`
    : html`<div class="waiting__guest">${guestView(guest)}</div>`}</li>`)}</ul>
    ${count > unplaced.length ? html`<p class="muted small">${t("Còn nữa: hãy tìm theo tên.")}</p>` : nothing}`);

/** @param {readonly Seat[]} seats */
const nobodyWaits = (seats) => (seats.some(({ guest }) => guest) ? t("Ai cũng có ghế rồi.") : t("Danh sách còn trống."));

/** @param {Sitter} guest */
const guestView = (guest) => html`<strong>${guest.vip || guest.leader ? icon("star") : nothing}${[guest.salutation, guest.full_name].filter(Boolean).join(" ")}</strong>
  <span class="muted">${[guest.position, guest.organisation].filter(Boolean).join(", ")}</span>
  ${guest.seat ? html`<span class="badge badge--warn">${t("Ghế %(seat)s không có trên sơ đồ", { seat: guest.seat })}</span>` : nothing}`;

/** The guest that is being placed. @param {Sitter | null} picked @param {SeatMap} map @param {Acts & {drop: () => void}} acts */
export function pickedView(picked, map, { stand, drop, pick }) {
  // The place is kept, so that the list does not move from under a pointer with the first choice.
  if (!picked) return map.seats.length > 0 ? html`<div class="picked picked--none"><p class="muted">${t("Hãy chọn khách trước, rồi chọn ghế.")}</p></div>` : nothing;
  const seat = map.seats.find(({ guest, others }) => guest?.id === picked.id || others?.some(({ id }) => id === picked.id));
  const sharing = seat?.others?.length ? [seat.guest, ...seat.others].filter((one) => one && one.id !== picked.id) : [];
  return html`<div class="picked" role="status"><p><strong>${[picked.salutation, picked.full_name].filter(Boolean).join(" ")}</strong>
    ${seat ? t("đang ở ghế %(seat)s. Chọn ghế khác để chuyển.", { seat: seat.label }) : t("chưa có ghế. Chọn một ghế trên sơ đồ.")}</p>
    <div class="row gap-2">${sharing.map((one) => html`<button type="button" class="button button--small" @click=${() => one && pick(one)}>${t("Chọn %(name)s", { name: one?.full_name ?? "" })}</button>`)}
      ${picked.seat ? html`<button type="button" class="button button--small" @click=${() => stand(picked)}>${icon("close")}<span>${t("Bỏ ghế")}</span></button>` : nothing}
      <button type="button" class="button button--small" @click=${drop}>${t("Thôi")}</button></div></div>`;
}
