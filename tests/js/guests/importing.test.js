import assert from "node:assert/strict";
import test from "node:test";
import { form } from "../../../static/js/lib/import/flow.js";
import { reachable } from "../../../static/js/lib/import/drawing.js";
import { fieldChoices } from "../../../static/js/guests/import/fields.js";
import { choices, undecided } from "../../../static/js/guests/import/doubts.js";
import { GUESTS } from "../../../static/js/guests/import/kind.js";
import { entries, filters, firstFilter, fits, preview as previewOf } from "../../../static/js/lib/import/reading.js";

/** @param {import("../../../static/js/guests/types").ImportReport} report */
const preview = (report) => previewOf(report, GUESTS);

const PERSON = { full_name: "Lê An", salutation: "", position: "", organisation: "HTX Nho", phone: "", seat: "" };

/** @type {import("../../../static/js/guests/types").ImportDoubt} */
const DOUBT = {
  key: "Hai!7", row: 7, sheet: "Hai", what: "Lê An – HTX Nho", guest_id: null, person: PERSON,
  candidates: [{ guest_id: 4, what: "Lê An", why: "Trùng tên, khác đơn vị.", person: { ...PERSON, organisation: "Muối Cà Ná" } }],
};

/** @type {import("../../../static/js/guests/types").ImportReport} */
const REPORT = {
  rows: [
    { row: 6, sheet: "Một", action: "create", what: "A" }, { row: 7, sheet: "Một", action: "unchanged", what: "B" },
    { row: 7, sheet: "Hai", action: "create", what: "Lê An – HTX Nho" }, { row: 8, sheet: "Hai", action: "skip", what: "A", why: "Trùng" },
  ],
  created: 2, updated: 0, unchanged: 1, warnings: [], errors: [], sheets: ["Một", "Hai"], doubtful: [DOUBT], absent: [], absent_count: 0, delegations: 0,
  columns: [{ heading: "Họ tên", field: "full_name", sample: "A" }, { heading: "Cỡ áo", field: "", sample: "XL" }],
};

test("a dry run that may be written says how many guests", () => {
  const shown = preview(REPORT);
  assert.deepEqual([shown.writes, shown.button, shown.tone], [true, "Ghi 2 khách vào danh sách", "ok"]);
  assert.equal(shown.counts, "2 thêm mới · 0 cập nhật · 1 giữ nguyên · 1 bỏ qua");
  assert.deepEqual([shown.asksColumns, shown.leftOut.map(({ heading }) => heading)], [false, ["Cỡ áo"]]);
});

test("a file with an error is not written, a new contact alone is", () => {
  const wrong = preview({ ...REPORT, errors: [{ row: 2, column: "Họ và tên", message: "Thiếu" }] });
  assert.deepEqual([wrong.writes, wrong.tone], [false, "bad"]);
  assert.equal(preview({ ...REPORT, created: 0, delegations: 1 }).writes, true);
  assert.equal(preview({ ...REPORT, created: 0 }).writes, false);
});

test("rows of two sheets are told apart, and the doubtful one is known", () => {
  const rows = entries(REPORT);
  assert.deepEqual(rows.map(({ key, doubt }) => [key, doubt !== null]), [["Một!6", false], ["Một!7", false], ["Hai!7", true], ["Hai!8", false]]);
  assert.deepEqual(filters(rows).map(({ filter, count }) => [filter, count]), [["all", 4], ["doubtful", 1], ["create", 2], ["unchanged", 1], ["skip", 1]]);
  assert.deepEqual(rows.filter((row) => fits(row, "doubtful")).map(({ row }) => row), [7]);
});

test("errors are looked at first, then what a person decides", () => {
  assert.equal(firstFilter(REPORT), "doubtful");
  assert.equal(firstFilter({ ...REPORT, doubtful: [] }), "all");
  const faulty = { ...REPORT, errors: [{ row: 9, column: "", message: "Thiếu" }] };
  assert.equal(firstFilter(faulty), "error");
  assert.deepEqual(entries(faulty).filter((row) => fits(row, "error")).map(({ row, action }) => [row, action]), [[9, null]]);
});

test("a doubtful row is one of the guests, somebody new, or left out", () => {
  assert.deepEqual(choices(DOUBT).map(({ value, usual }) => [value, usual]), [[4, false], ["new", true], ["skip", false]]);
  assert.deepEqual(choices({ ...DOUBT, guest_id: 4 }).map(({ usual }) => usual), [true, false, false]);
  assert.deepEqual([undecided([DOUBT], {}), undecided([DOUBT], { "Hai!7": "new" })], [1, 0]);
});

test("what is sent holds only what was said", () => {
  assert.deepEqual(form(true, null, {}), { dry_run: "true" });
  assert.deepEqual(form(false, { "Cỡ áo": "" }, { 7: 4 }), { dry_run: "false", mapping: '{"Cỡ áo":""}', decisions: '{"7":4}' });
});

test("rows wait until somebody has said which column holds the names", () => {
  const foreign = { ...REPORT, columns: [{ heading: "Quý danh", field: "", sample: "" }] };
  assert.deepEqual([reachable("rows", "columns", foreign, GUESTS), reachable("rows", "columns", REPORT, GUESTS)], [false, true]);
  assert.deepEqual([reachable("columns", "file", null, GUESTS), reachable("done", "rows", REPORT, GUESTS), reachable("file", "done", REPORT, GUESTS)], [false, false, false]);
});

test("no field is offered twice", () => {
  const fields = fieldChoices().map(([field]) => field);
  assert.equal(new Set(fields).size, fields.length);
});
