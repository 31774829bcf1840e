// Held pledges become steps of the hand-over.

import assert from "node:assert/strict";
import test from "node:test";
import { stepOf, uncalled, usual } from "../../../static/js/show/editor/donors.js";
import { isScripted, scripted, spoken } from "../../../static/js/show/spoken.js";

const money = /** @type {const} */ ({
  id: 7, reference: "UH-0007-1", donor: { name: "Công ty Muối Cà Ná", anonymous: false }, kind: "cash",
  amount: 500_000_000, amount_in_words: "năm trăm triệu đồng", description: "", presenter: "Bà Hòa", board_order: 1,
});

test("the MC reads the amount in digits and words, or what is given", () => {
  assert.equal(spoken(money), "500.000.000\u00a0đồng (năm trăm triệu đồng)");
  assert.equal(spoken({ ...money, amount: null, amount_in_words: null, description: "10 tấn gạo" }), "10 tấn gạo");
});

test("an amount that is not to be said is not written for the MC", () => {
  assert.equal(spoken({ ...money, amount_shown: false }), "Không nêu số tiền");
  assert.equal(spoken({ ...money, amount_shown: false, description: "10 tấn gạo" }), "Không nêu số tiền – 10 tấn gạo");
});

test("what is written into a script is told from what somebody wrote", () => {
  const bare = { ...money, amount: null, amount_in_words: null, description: "10 tấn gạo" };
  assert.equal(scripted(bare), "Trao tặng: 10 tấn gạo");
  const written = [money, { ...money, description: "đợt 1" }, { ...money, amount_shown: false }, { ...bare, amount_shown: false }, bare].map(scripted);
  assert.deepEqual(written.map(isScripted), [true, true, true, true, true]);
  assert.deepEqual(["(Vỗ tay)", "Xin mời Công ty Muối với 500.000.000 đồng!", "", "500 đại biểu (đứng)"].map(isScripted), [false, false, false, false]);
});

test("a donor's step shows the spotlight and carries the pledge", () => {
  const { title, presenter, scene, pledge_id, id } = stepOf(money);
  assert.deepEqual({ title, presenter, scene, pledge_id, id }, { title: "Công ty Muối Cà Ná", presenter: "Bà Hòa", scene: "spotlight", pledge_id: 7, id: null });
});

test("a donor who has a step already is not offered again", () => {
  const cue = /** @type {any} */ ({ steps: [{ pledge_id: 7 }, { pledge_id: null }] });
  assert.deepEqual(uncalled([money, { ...money, id: 8 }], [cue]).map(({ id }) => id), [8]);
});

test("those with a board are meant first, and all where there are none", () => {
  const bare = { ...money, id: 8, board_order: null };
  assert.deepEqual([usual([money, bare]), usual([bare])].map((held) => held.map(({ id }) => id)), [[7], [8]]);
});
