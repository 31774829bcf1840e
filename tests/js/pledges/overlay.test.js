// What the TV overlay shows.

import assert from "node:assert/strict";
import test from "node:test";
import { donorView, view } from "../../../static/js/pledges/overlay.js";

const LIT = { pledge_id: 7, name: "Công ty Muối Cà Ná", amount: 500_000_000, amount_in_words: "Năm trăm triệu đồng", description: "" };
const TOTE = { total: 500_000_005, goal: 10_000_000_000, percent: 5, pledge_count: 2, spotlight: null, latest: [{ name: "Chị Hai", amount: 5 }] };

test("the overlay shows the total and the latest donor", () => {
  const { away, number, donor } = view(TOTE);
  assert.deepEqual([away, number], [false, 500_000_005]);
  assert.deepEqual([donor?.head, donor?.name, donor?.amount], ["Vừa đăng ký ủng hộ", "Chị Hai", "5"]);
});

test("the donor in the spotlight comes before the latest", () => {
  const donor = donorView({ ...TOTE, spotlight: LIT });
  assert.deepEqual([donor?.head, donor?.name, donor?.words], ["Trân trọng cảm ơn", "Công\u00a0ty Muối Cà Ná", "Năm trăm triệu đồng"]);
});

test("a gift is shown by its own name", () => {
  const gift = { ...LIT, amount: null, amount_in_words: null, description: "200 thẻ bảo hiểm y tế" };
  assert.deepEqual([donorView({ ...TOTE, spotlight: gift })?.amount, donorView({ ...TOTE, spotlight: gift })?.words], ["", "200\u00a0thẻ bảo hiểm y tế"]);
});

test("before the first pledge the goal is shown and no donor", () => {
  const { away, label, number, donor } = view({ ...TOTE, total: 0, pledge_count: 0, latest: [] });
  assert.deepEqual([away, label, number, donor], [false, "Mục tiêu vận động", 10_000_000_000, null]);
});

test("with nothing to say the overlay stays out of the picture", () => {
  assert.equal(view({ ...TOTE, total: 0, goal: 0, pledge_count: 0, latest: [] }).away, true);
});
