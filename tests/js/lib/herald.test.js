import test from "node:test";
import assert from "node:assert/strict";
import { herald } from "../../../static/js/lib/herald.js";

const LEADER = {
  admission_id: 1, at: "2024-10-17T12:00:00Z", desk: "Bàn 1", full_name: "Lý Ngọc Nam", salutation: "Ông", position: "Phó Chủ tịch",
  organisation: "Ủy ban MTTQ Việt Nam tỉnh", seat: "A2", deputy: null,
};

test("a leader is heralded for a minute, with deputy, seat and desk", () => {
  const deputy = { full_name: "Lê Văn Thay", position: "Phó Chánh Văn phòng" };
  assert.deepEqual(herald([{ ...LEADER, deputy }], () => 59), {
    name: "Ông Lý Ngọc Nam",
    about: "Phó Chủ tịch, Ủy ban MTTQ Việt Nam tỉnh – dự thay: Lê Văn Thay, Phó Chánh Văn phòng – ghế A2 – Bàn 1",
  });
  assert.equal(herald([LEADER], () => 60), null);
  assert.equal(herald([], () => 0), null);
  assert.equal(herald(undefined, () => 0), null);
});

test("leaders who come together are named together, the newest first", () => {
  const other = { ...LEADER, admission_id: 2, full_name: "Trần B", seat: "", position: "Bí thư", organisation: "" };
  assert.deepEqual(herald([other, LEADER], () => 5), { name: "Ông Trần B", about: "Bí thư – Bàn 1 – cùng Ông Lý Ngọc Nam" });
});
