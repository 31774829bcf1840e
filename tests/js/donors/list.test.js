// The donor list: what a line says, the chips, what a form changes, who comes on stage.

import assert from "node:assert/strict";
import test from "node:test";
import { about, parted } from "../../../static/js/donors/boards.js";
import { changes } from "../../../static/js/donors/editing.js";
import { DONORS } from "../../../static/js/donors/import_kind.js";
import { merge } from "../../../static/js/donors/list.js";
import { chips, figures, line, listPath } from "../../../static/js/donors/rows.js";
import { dayAt, shortDay } from "../../../static/js/donors/words.js";
import { preview } from "../../../static/js/lib/import/reading.js";

/** @type {import("../../../static/js/donors/types").Donor} */
const SALT = {
  id: 1, name: "Công ty Muối Cà Ná", kind: "organisation", contact_name: "Lê An", contact_position: "Giám đốc", contact_phone: "0912345678",
  address: "", note: "", presenter: "", answer: "yes", open_letter_on: "2024-09-12", appeal_on: null, form_sent_on: null, form_returned_on: null,
  standing: "yes", version: 2,
  promises: [
    { id: 7, reference: "UH-0007-1", kind: "cash", description: "", status: "held", version: 1, board_order: 1, amount: 500_000_000 },
    { id: 8, reference: "UH-0008-1", kind: "cash", description: "", status: "void", version: 2, board_order: 2, amount: 5_000_000 },
  ],
};
const COUNTS = { total: 5, unsent: 1, waiting: 2, considering: 0, yes: 1, no: 1, promise_count: 1, promised: 500_000_000, held: 500_000_000, confirmed: 0 };

test("a line says whom to call and what still stands", () => {
  const { contact, phone, promises } = line(SALT);
  assert.deepEqual([contact, phone, promises.map(({ id }) => id)], ["Lê An, Giám đốc", "0912 345 678", [7]]);
});

test("chips count, and the promised sum stands above the list", () => {
  assert.deepEqual(chips(COUNTS).map(({ standing, count }) => [standing, count]), [["", 5], ["unsent", 1], ["waiting", 2], ["yes", 1], ["considering", 0], ["no", 1]]);
  assert.equal(figures(COUNTS).promised, "500.000.000\u00a0đồng");
});

test("the list is asked for by words, chip and place", () => {
  assert.equal(listPath({ q: " muối ", answer: "no" }, 200), "donor-list?limit=200&q=mu%E1%BB%91i&answer=no");
  assert.equal(listPath({ q: "", answer: "" }, 200, "17"), "donor-list?limit=200&cursor=17");
});

test("an older answer takes nothing back, new donors come behind", () => {
  const older = { ...SALT, version: 1, name: "cũ" };
  assert.deepEqual(merge([SALT], [older, { ...SALT, id: 2 }]).map(({ id, name }) => [id, name]), [[1, SALT.name], [2, SALT.name]]);
});

test("a form sends what it changes, an emptied day as nothing", () => {
  const entries = new FormData();
  for (const [name, value] of Object.entries(SALT)) if (typeof value === "string") entries.set(name, value);
  assert.deepEqual(changes(SALT, entries), {});
  entries.set("open_letter_on", "");
  entries.set("note", "Gọi trước ");
  assert.deepEqual(changes(SALT, entries), { open_letter_on: null, note: "Gọi trước" });
});

test("who comes on stage stands apart, each with who hands the board over", () => {
  const board = { id: 7, donor: { name: "A", anonymous: false }, amount: 5_000_000, description: "", presenter: "Bà Hòa", board_order: 1, donor_id: 1 };
  const other = { ...board, id: 8, board_order: null, presenter: "" };
  assert.deepEqual(Object.values(parted([board, other])).map((all) => all.map(({ id }) => id)), [[7], [8]]);
  assert.deepEqual([about(board), about(other)], ["5.000.000\u00a0đồng · trao bảng: Bà Hòa", "5.000.000\u00a0đồng · chưa rõ ai trao bảng"]);
});

test("days are written short, and today is the day at the forum", () => {
  assert.deepEqual([shortDay("2024-09-02"), shortDay(null)], ["2/9", ""]);
  assert.equal(dayAt(Date.UTC(2024, 9, 17, 18), "Asia/Ho_Chi_Minh"), "2024-10-18");
});

test("an import of donors needs their names, and says how many it writes", () => {
  const report = { rows: [], created: 2, updated: 1, unchanged: 0, warnings: [], errors: [], sheets: ["A"], columns: [{ heading: "Ai", field: "", sample: "" }] };
  const { asksColumns, button, writes } = preview(report, DONORS);
  assert.deepEqual([asksColumns, button, writes], [true, "Ghi 3 đơn vị vào danh sách", true]);
});
