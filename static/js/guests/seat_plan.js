// The plan of the seats as a picture: zones, rows, who sits where.

import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").Seat} Seat
 * @typedef {import("./types").Sitter} Sitter
 * @typedef {import("./types").SeatMap} SeatMap
 * @typedef {{name: string, rows: (Seat | null)[][], free: number}} Zone
 */

/**
 * Lay seats out by zone, as in the hall: a null is a place without a seat, an empty row an aisle.
 *
 * @param {readonly Seat[]} seats
 * @returns {Zone[]}
 */
export function zones(seats) {
  const names = [...new Set(seats.map(({ zone }) => zone))];
  return names.map((name) => zone(name, seats.filter((seat) => seat.zone === name)));
}

/** @param {string} name @param {readonly Seat[]} seats @returns {Zone} */
function zone(name, seats) {
  const top = Math.min(...seats.map(({ row }) => row));
  const left = Math.min(...seats.map(({ column }) => column));
  const width = Math.max(...seats.map(({ column }) => column)) - left + 1;
  const height = Math.max(...seats.map(({ row }) => row)) - top + 1;
  /** @type {(Seat | null)[][]} */
  const rows = Array.from({ length: height }, () => Array(width).fill(null));
  for (const seat of seats) rows[seat.row - top][seat.column - left] = seat;
  return { name, rows: rows.map((row) => (row.some(Boolean) ? row : [])), free: seats.filter(({ guest }) => !guest).length };
}

/**
 * Say how a seat stands: by words, a sign, and a class; never by colour alone.
 *
 * @param {Seat} seat
 */
export function seatView({ label, guest, others }) {
  if (!guest) return { kind: "free", sign: "", name: "", says: t("Ghế %(seat)s, trống", { seat: label }) };
  const name = [guest.salutation, guest.full_name].filter(Boolean).join(" ");
  if (others?.length) {
    const names = [guest, ...others].map(({ full_name: one }) => one).join(", ");
    return { kind: "conflict", sign: "!", name, says: t("Ghế %(seat)s, trùng: %(names)s", { seat: label, names }) };
  }
  const state = guest.state === "present" ? t("có mặt") : t("chưa đến");
  const vip = guest.vip || guest.leader;
  const says = vip ? t("Ghế %(seat)s, %(name)s, VIP, %(state)s", { seat: label, name, state }) : t("Ghế %(seat)s, %(name)s, %(state)s", { seat: label, name, state });
  return { kind: `${guest.state}${vip ? " is-vip" : ""}`, sign: `${vip ? "★" : ""}${guest.state === "present" ? "✓" : ""}`, name, says };
}

/** Shorten a name to what fits under a seat: the given name with the initials before it. @param {string} full_name */
export function shortName(full_name) {
  const words = full_name.split(" ").filter(Boolean);
  const given = words.pop() ?? "";
  return [...words.map((word) => `${word[0]}.`), given].join(" ").replace(/\. (?=\S\.)/g, ".");
}

/** Count what the hall holds. @param {SeatMap} map */
export function tally({ seats, unplaced_count: unplaced }) {
  const taken = seats.filter(({ guest }) => guest).length;
  const present = seats.filter(({ guest }) => guest?.state === "present").length;
  const conflicts = seats.filter(({ others }) => others?.length).length;
  return { seats: seats.length, taken, free: seats.length - taken, present, conflicts, unplaced };
}

/**
 * Find where an arrow key leads from a place in a zone: over aisles to the next seat.
 *
 * @param {readonly (readonly (Seat | null)[])[]} rows
 * @param {number} row
 * @param {number} column
 * @param {string} key
 * @returns {Seat | null}
 */
export function towards(rows, row, column, key) {
  const [down, right] = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] })[key] ?? [0, 0];
  if (!down && !right) return null;
  const width = Math.max(...rows.map((one) => one.length));
  for (let y = row + down, x = column + right; y >= 0 && y < rows.length && x >= 0 && x < width; y += down, x += right) {
    const seat = rows[y][x];
    if (seat) return seat;
  }
  return null;
}
