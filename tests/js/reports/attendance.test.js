import test from "node:test";
import assert from "node:assert/strict";
import { view } from "../../../static/js/reports/attendance.js";

test("the report is old as soon as somebody came or was added", () => {
  const shown = { present: 3, expected: 5 };
  assert.deepEqual(view(shown, { present: 3, expected: 5 }), { newer: { hidden: true } });
  assert.deepEqual(view(shown, { present: 4, expected: 5 }), { newer: { hidden: false } });
  assert.deepEqual(view(shown, { present: 3, expected: 6 }), { newer: { hidden: false } });
});
