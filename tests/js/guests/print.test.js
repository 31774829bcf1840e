import test from "node:test";
import assert from "node:assert/strict";
import { filePath, view } from "../../../static/js/guests/print.js";

const FOUND = { count: 37, items: [{ id: 4, name: "Ông Lê An", about: "Giám đốc", gold: false }] };

test("the page says for how many a file would be", () => {
  assert.deepEqual(view(FOUND, 0, ""), { count: "In cho cả 37 khách", ready: true });
  assert.deepEqual(view(FOUND, 2, ""), { count: "In cho 2 khách đã chọn", ready: true });
});

test("nothing can be taken before the answer, for nobody, or while a file is being made", () => {
  assert.deepEqual(view(null, 0, ""), { count: "–", ready: false });
  assert.deepEqual(view({ count: 0, items: [] }, 0, ""), { count: "Không có khách nào để in.", ready: false });
  assert.equal(view(FOUND, 0, "badges.pdf").ready, false);
});

test("people ticked before are printed though the search shows nobody now", () => {
  assert.deepEqual(view({ count: 0, items: [] }, 2, ""), { count: "In cho 2 khách đã chọn", ready: true });
});

test("a file is asked for with the filters, or for those ticked alone", () => {
  const filters = { q: " lê an ", group: "2", delegation: "", who: "all", sort: "rank" };
  assert.equal(filePath("table-signs.pdf", filters, []), "table-signs.pdf?q=+l%C3%AA+an+&group=2&who=all&sort=rank");
  assert.equal(filePath("badges.pdf?layout=a6", filters, [8, 4]), "badges.pdf?layout=a6&ids=8%2C4&sort=rank");
  assert.equal(filePath("invitations.pdf", { sort: "name" }, [4], "Văn phòng"), "invitations.pdf?ids=4&sort=name&contact=V%C4%83n+ph%C3%B2ng");
});
