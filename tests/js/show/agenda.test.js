// The programme for everybody.

import assert from "node:assert/strict";
import test from "node:test";
import { view } from "../../../static/js/show/agenda.js";

/** @param {number} count @param {number} now the one that runs; 0: not begun, more than `count`: over */
const programme = (count, now) => Array.from({ length: count }, (_, place) => ({
  number: place + 1, title: `Tiết mục ${place + 1}`, presenter: "", starts_at: "2024-10-17T19:30:00.000+07:00",
  state: /** @type {any} */ (place + 1 === now ? "now" : place + 1 === now + 1 ? "next" : place + 1 < now ? "done" : "later"),
}));

/** @param {number} count @param {number} now */
const shown = (count, now) => view(programme(count, now)).rows.filter(({ beyond }) => !beyond).map(({ number }) => number);

test("a short programme stands there whole", () => {
  assert.deepEqual([shown(5, 2), view(programme(5, 2)).few, view(programme(5, 2)).part], [[1, 2, 3, 4, 5], true, ""]);
});

test("of a long one twelve around what runs, and which they are", () => {
  assert.deepEqual([shown(40, 0).at(0), shown(40, 20).at(0), shown(40, 20).length, shown(40, 40).at(-1), shown(40, 99).at(-1)], [1, 18, 12, 40, 40]);
  assert.equal(view(programme(40, 20)).part, "Mục 18–29 trong 40");
});

test("each state has a word", () => {
  assert.deepEqual(view(programme(4, 2)).rows.map(({ word, time }) => [word, time]), [["Đã xong", "19:30"], ["Đang diễn ra", "19:30"], ["Tiếp theo", "19:30"], ["", "19:30"]]);
});

test("an empty programme has no rows", () => {
  assert.deepEqual(view([]).rows, []);
});
