import test from "node:test";
import assert from "node:assert/strict";
import { header, scopesOf } from "../../../static/js/accounts/programs.js";
import { opening, view } from "../../../static/js/accounts/admin.js";

test("a choice names a role and a page, or a role and scopes", () => {
  assert.equal(scopesOf("crew:crew/stage"), null);
  assert.deepEqual(scopesOf("stage::show.read,show.call"), ["show.read", "show.call"]);
  assert.equal(opening("stage::show.read,show.call").role, "stage");
});

test("the header is what Companion takes", () => {
  assert.deepEqual(JSON.parse(header("abc")), { Authorization: "Bearer abc" });
});

test("the list marks a program", () => {
  const deck = { id: 1, name: "Deck", role: "stage", desk: null, page: null, scopes: ["show.call"], created_at: "", last_seen_at: null, revoked_at: null };
  assert.equal(view(deck).role, "Đạo diễn sân khấu · chương trình");
});
