import assert from "node:assert/strict";
import test from "node:test";
import { leftOut, mappingWith, untold } from "../../../static/js/lib/mapping.js";
import { fieldChoices, SHARED, TITLES } from "../../../static/js/show/editor/mapping.js";

const columns = [
  { heading: "No", field: "number", sample: "1" },
  { heading: "Item", field: "", sample: "Chào cờ" },
  { heading: "Remarks", field: "content", sample: "Đứng dậy" },
];

test("a field told anew is taken from the column that had it", () => {
  assert.deepEqual(mappingWith(columns, "Item", "content"), { No: "number", Item: "content", Remarks: "" });
});

test("any number of columns stay as they are, or are left out", () => {
  assert.deepEqual(mappingWith(columns, "No", ""), { No: "", Item: "", Remarks: "content" });
  const own = columns.map((one) => ({ ...one, field: "custom" }));
  assert.deepEqual(mappingWith(own, "No", "custom", SHARED), { No: "custom", Item: "custom", Remarks: "custom" });
});

test("a person is asked only where no column holds the titles", () => {
  assert.equal(untold(columns, TITLES), false);
  assert.equal(untold(columns.slice(0, 2), TITLES), true);
  assert.equal(untold([], TITLES), false);
  assert.equal(leftOut(columns).length, 1);
});

test("no field is offered twice", () => {
  const fields = fieldChoices().map(([field]) => field);
  assert.equal(new Set(fields).size, fields.length);
});
