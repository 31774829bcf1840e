// Held pledges become steps of the hand-over.

import assert from "node:assert/strict";
import test from "node:test";
import { spoken, stepOf, uncalled } from "../../../static/js/show/editor/donors.js";

const money = /** @type {const} */ ({
  id: 7, reference: "UH-0007-1", donor: { name: "Công ty Muối Cà Ná", anonymous: false }, kind: "cash",
  amount: 500_000_000, amount_in_words: "năm trăm triệu đồng", description: "",
});

test("the MC reads the amount in digits and words, or what is given", () => {
  assert.equal(spoken(money), "500.000.000\u00a0đồng (năm trăm triệu đồng)");
  assert.equal(spoken({ ...money, amount: null, amount_in_words: null, description: "10 tấn gạo" }), "10 tấn gạo");
});

test("an amount that is not to be said is not written for the MC", () => {
  assert.equal(spoken({ ...money, amount_shown: false }), "Không nêu số tiền");
  assert.equal(spoken({ ...money, amount_shown: false, description: "10 tấn gạo" }), "Không nêu số tiền – 10 tấn gạo");
});

test("a donor's step shows the spotlight and carries the pledge", () => {
  const { title, scene, pledge_id, id } = stepOf(money);
  assert.deepEqual({ title, scene, pledge_id, id }, { title: "Công ty Muối Cà Ná", scene: "spotlight", pledge_id: 7, id: null });
});

test("a donor who has a step already is not offered again", () => {
  const cue = /** @type {any} */ ({ steps: [{ pledge_id: 7 }, { pledge_id: null }] });
  assert.deepEqual(uncalled([money, { ...money, id: 8 }], [cue]).map(({ id }) => id), [8]);
});
