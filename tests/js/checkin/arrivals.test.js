import test from "node:test";
import assert from "node:assert/strict";
import { arrivalLine, bars, byGroup, view } from "../../../static/js/checkin/arrivals.js";

/** @type {import("../../../static/js/checkin/types").Arrival} */
const LEADER = {
  admission_id: 1, at: "2024-10-17T12:00:00Z", desk: "Bàn 1", full_name: "Lý Ngọc Nam", salutation: "", position: "Phó Chủ tịch",
  organisation: "Ủy ban MTTQ Việt Nam tỉnh", seat: "A2", group: "Lãnh đạo tỉnh", leader: true, vip: false, deputy: null,
};

const ATTENDANCE = {
  seq: 5, expected: 155, present: 31,
  by_group: [
    { group: "Thường trực", short_name: "Lãnh đạo tỉnh", number: 1, expected: 12, present: 3 },
    { group: "Các xã giáp ranh", short_name: "Xã giáp ranh", number: 6, expected: 0, present: 0 },
  ],
  leaders: { expected: 12, present: 3, missing: [] },
  recent: [LEADER], heralded: [LEADER], read_at: null,
};

test("the board counts all, and the leaders apart", () => {
  assert.deepEqual(view({ ...ATTENDANCE, expected: 3155 }), { present: "31", expected: "3.155", "leaders-count": "3 / 12 có mặt" });
});

test("a group without guests has no bar", () => {
  assert.deepEqual(bars(ATTENDANCE), [{ number: 1, name: "Lãnh đạo tỉnh", expected: 12, present: 3, part: 0.25 }]);
});

test("a guest of honour is starred like a leader", () => {
  assert.equal(arrivalLine({ ...LEADER, leader: false, vip: true }).leader, true);
});

test("of protected people only the group is shown", () => {
  const hidden = { ...LEADER, full_name: "", position: "", organisation: "", seat: "", group: "Hộ nghèo, học sinh", leader: false };
  assert.deepEqual(arrivalLine(hidden), { name: "Hộ nghèo, học sinh", about: "", time: "19:00", desk: "Bàn 1", deputy: "", leader: false });
});

test("delegates are parted where their group changes, the order kept", () => {
  const delegate = (/** @type {number} */ guest_id, /** @type {number} */ group_number) => (/** @type {any} */ ({ guest_id, group_number, group: `Nhóm ${group_number}` }));
  const parts = byGroup([delegate(4, 1), delegate(2, 1), delegate(9, 3)]);
  assert.deepEqual(parts.map(({ group, delegates }) => [group, delegates.map(({ guest_id }) => guest_id)]), [["Nhóm 1", [4, 2]], ["Nhóm 3", [9]]]);
});
