import test from "node:test";
import assert from "node:assert/strict";
import { rangeText } from "../../../static/js/pledges/desk/blank_slips.js";

test("a range says how much paper it is, and nothing where it is none", () => {
  const said = [["1", "40"], ["1", "41"], [" 7 ", "7"], ["5", "4"], ["", "4"], ["x", "4"], ["1", "99999"]].map(([first, last]) => rangeText(first, last));
  assert.deepEqual(said, ["40 phiếu trên 10 tờ A4", "41 phiếu trên 11 tờ A4", "1 phiếu trên 1 tờ A4", "", "", "", ""]);
});
