import test from "node:test";
import assert from "node:assert/strict";
import { curveView, delegationView, seatView } from "../../../static/js/checkin/lobby.js";

test("the curve has a bar for each ten minutes, an hour at least, and says its peak", () => {
  const view = curveView({ begins_at: "2024-10-17T11:00:00Z", step_s: 600, counts: [5, 0, 50] });
  assert.deepEqual([view?.width, view?.from, view?.to, view?.peak], [60, "18:00", "19:00", "Đông nhất 18:20–18:30: 50 khách"]);
  assert.deepEqual(view?.bars.map(({ x, height }) => [x, height]), [[1, 10], [11, 0], [21, 100]]);
  assert.equal(view?.bars[0].words, "18:00–18:10: 5 khách");
});

test("one guest among hundreds can still be seen", () => {
  const view = curveView({ begins_at: "2024-10-17T11:00:00Z", step_s: 600, counts: [1, 400] });
  assert.equal(view?.bars[0].height, 2);
});

test("before anybody came there is no curve", () => {
  assert.equal(curveView({ begins_at: null, step_s: 600, counts: [] }), null);
});

test("a delegation says how many are here, and when its head is not", () => {
  const delegation = { name: "Sở Công Thương", expected: 4, present: 3, head_present: /** @type {boolean | null} */ (false) };
  assert.deepEqual(delegationView(delegation), { name: "Sở Công Thương", count: "3 / 4", whole: false, head: "Trưởng đoàn chưa đến" });
  assert.equal(delegationView({ ...delegation, head_present: null }).head, "");
  assert.equal(delegationView({ ...delegation, present: 4 }).whole, true);
});

test("a seat says whom it is kept for, without the names of people in need", () => {
  const seat = { zone: "A", seat: "A1", full_name: "Lý Ngọc Nam", position: "Phó Chủ tịch", leader: true, vip: false, kept: true };
  assert.equal(seatView(seat).words, "giữ cho Lý Ngọc Nam, Phó Chủ tịch");
  assert.deepEqual([seatView(seat).place, seatView({ ...seat, zone: "Khu 1" }).place, seatView({ ...seat, zone: "" }).place], ["A1", "Khu 1 · A1", "A1"]);
  assert.equal(seatView({ ...seat, full_name: "", position: "" }).words, "giữ cho khách chưa đến");
  assert.equal(seatView({ ...seat, full_name: "", kept: false }).words, "chưa xếp ai");
});
