// Guests and admissions for the tests of the door.

export const GROUPS = [
  { number: 1, name: "Thường trực Tỉnh ủy, HĐND, UBND", short_name: "Lãnh đạo tỉnh", leaders: true },
  { number: 2, name: "Các cơ quan, đơn vị, doanh nghiệp", short_name: "Doanh nghiệp", leaders: false },
];

/** @type {import("../../../static/js/checkin/types").Guest} */
export const TAM = {
  id: 44, full_name: "Vũ Quốc Tâm", salutation: "Ông", position: "Giám đốc", organisation: "Công ty CP Muối Mẫu Sáu",
  group: "Các cơ quan, đơn vị, doanh nghiệp", group_number: 2, leader: false, protected: false, rank: 200032, seat: "B6",
  note: "Ăn chay", code: "58463697698027703788", state: "present", version: 1,
  vip: false, zone: "", heads: false, delegation_id: null, delegation: "",
};

/** The same guest as a desk lists them. @type {import("../../../static/js/checkin/types").ListedGuest} */
export const LISTED = {
  id: 44, code: TAM.code, full_name: TAM.full_name, salutation: "Ông", position: "Giám đốc", organisation: TAM.organisation,
  group_number: 2, leader: false, vip: false, protected: false, zone: "", seat: "B6", note: "Ăn chay", delegation_id: 7, heads: false,
  state: "expected", admitted_at: null, desk: "",
};

export const NOBODYS = "94584285914857204865";

/** Other codes that could be somebody's. */
export const CODES = ["11111111111111111111".slice(0, 18), "222222222222222222", "333333333333333333"]
  .map((digits) => digits + String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, "0"));

/** @type {import("../../../static/js/checkin/types").Admission} */
export const CAME = {
  id: 1, guest_id: 44, desk: "Bàn 2", admitted_at: "2024-10-17T11:42:00.000+00:00", scanned_at: null,
  deputy: null, undone_at: null, undo_reason: "",
};

export const SCAN = { key: "k1", code: TAM.code, scanned_at: "2024-10-17T11:42:00.000Z" };
