import test from "node:test";
import assert from "node:assert/strict";
import { fileName } from "../../../static/js/lib/file.js";

test("a file keeps the name the server gives it", () => {
  assert.equal(fileName('attachment; filename="the-dai-bieu.pdf"', "in"), "the-dai-bieu.pdf");
  assert.equal(fileName("", "in"), "in");
});
