// What the pledge desk offers to print.

import assert from "node:assert/strict";
import test from "node:test";
import { papersOf } from "../../../static/js/pledges/desk/words.js";

test("a board is painted before its pledge counts, thanks come after, and nothing of a void one", () => {
  const names = (/** @type {"confirmed" | "held" | "void"} */ status) => papersOf(status).map(({ paper }) => paper);
  assert.deepEqual(names("confirmed"), ["certificates", "receipts", "boards"]);
  assert.deepEqual(names("held"), ["boards"]);
  assert.deepEqual(names("void"), []);
});
