// Which scene the wall shows, and what stands in it.

import assert from "node:assert/strict";
import test from "node:test";
import { goalView, view } from "../../../static/js/pledges/stage.js";
import {
  agendaView, donorsView, giftView, ITEMS_SHOWN, programmesView, shownScene, spotlightView, titleView, toteView,
} from "../../../static/js/pledges/stage_scenes.js";

/** @typedef {import("../../../static/js/pledges/stage_scenes.js").Item} Item */
/** @typedef {import("../../../static/js/pledges/stage_scenes.js").Tote} Tote */

const LIT = { pledge_id: 7, name: "Công ty Muối Cà Ná", amount: 500_000_000, amount_in_words: "Năm trăm triệu đồng", description: "" };

/** @param {Partial<Tote>} [changes] @returns {Tote} */
const tote = (changes = {}) => ({
  total: 1_200_000_000, goal: 10_000_000_000, percent: 12, pledge_count: 2, spotlight: null,
  latest: [{ name: "Công ty Muối Cà Ná", amount: 700_000_000 }, { name: "Nhà hảo tâm", amount: 500_000_000 }], ...changes,
});

/** @param {string} scene */
const show = (scene) => ({ scene, current: null });

/** @param {number} count @param {number} [running] @returns {Item[]} */
const programme = (count, running = -1) =>
  Array.from({ length: count }, (_, place) => ({
    number: place + 1, title: `Mục ${place + 1}`, presenter: "", state: place === running ? "now" : place < running ? "done" : "later",
  }));

/** @type {[string, import("../../../static/js/pledges/stage_scenes.js").Picture, string][]} */
const SCENES = [
  ["what the director wants", { show: show("tote"), tote: tote(), items: [] }, "tote"],
  ["black whatever else is known", { show: show("black"), tote: tote({ spotlight: LIT }), items: programme(3) }, "black"],
  ["the donor in the spotlight", { show: show("spotlight"), tote: tote({ spotlight: LIT }), items: [] }, "spotlight"],
  ["the total where nobody is in the spotlight", { show: show("spotlight"), tote: tote(), items: [] }, "tote"],
  ["the programme", { show: show("agenda"), tote: null, items: programme(2) }, "agenda"],
  ["the title where there is no programme", { show: show("agenda"), tote: tote(), items: [] }, "title"],
  ["the title before the total is known", { show: show("tote"), tote: null, items: [] }, "title"],
  ["the title before anything is known", { show: null, tote: null, items: [] }, "title"],
  ["the title for a scene of tomorrow's server", { show: show("fireworks"), tote: tote(), items: [] }, "title"],
];

for (const [what, picture, scene] of SCENES) {
  test(`the wall shows ${what}`, () => assert.equal(shownScene(picture), scene));
}

test("the title scene names the running cue and who presents it", () => {
  const current = { cue_id: 3, title: "Giao lưu", presenter: "Đại diện hộ nghèo – Lãnh đạo tỉnh" };
  assert.deepEqual(titleView({ scene: "title", current }), { cue_id: 3, title: "Giao\u00a0lưu", presenter: "Đại\u00a0diện hộ\u00a0nghèo\u00a0– Lãnh\u00a0đạo tỉnh" });
  assert.deepEqual(titleView({ scene: "title", current: null }), { cue_id: null, title: "", presenter: "" });
});

test("before the first pledge the goal stands there, never a nought", () => {
  const seen = toteView(tote({ total: 0, pledge_count: 0, latest: [] }));
  assert.deepEqual([seen.started, seen.label, seen.number, seen.count], [false, "Mục tiêu vận động", 10_000_000_000, ""]);
});

test("without a goal either there is no number at all", () => {
  const seen = toteView(tote({ total: 0, goal: 0, pledge_count: 0, latest: [] }));
  assert.deepEqual([seen.number, seen.hasGoal], [0, false]);
});

test("the total stands with its goal and how many gave", () => {
  const seen = toteView(tote());
  assert.deepEqual(seen, {
    started: true, label: "Tổng số tiền đăng ký ủng hộ", number: 1_200_000_000, hasGoal: true,
    goal: "Mục tiêu 10.000.000.000 đồng", count: "2 lượt đăng ký",
  });
});

test("a donor keeps a key of their own while newer ones come before", () => {
  const before = donorsView(tote());
  const after = donorsView(tote({ pledge_count: 3, latest: [{ name: "Chị Hai", amount: 5 }, ...tote().latest] }));
  assert.deepEqual(after.slice(1), before);
  assert.deepEqual(after[0].amount, "5");
});

test("at most four donors are shown, and none of a pledge corrected to nothing", () => {
  const latest = Array.from({ length: 5 }, (_, place) => ({ name: `Nhà tài trợ ${place}`, amount: place * 10 }));
  assert.deepEqual(donorsView(tote({ latest })).map(({ name }) => name), ["Nhà tài trợ 1", "Nhà tài trợ 2", "Nhà tài trợ 3"]);
});

test("the spotlight says the money in digits and words", () => {
  assert.deepEqual(spotlightView(LIT), { key: 7, name: "Công\u00a0ty Muối Cà Ná", amount: "500.000.000", words: "Năm trăm triệu đồng", gift: "", beneficiary: "", programme: "" });
});

test("a gift without an estimate stands by its own name, without a nought", () => {
  const gift = { ...LIT, amount: null, amount_in_words: null, description: "200 thẻ bảo hiểm y tế" };
  assert.deepEqual(spotlightView(gift), { key: 7, name: "Công\u00a0ty Muối Cà Ná", amount: "", words: "", gift: "200\u00a0thẻ bảo hiểm y tế", beneficiary: "", programme: "" });
});

test("a long programme is shown around what runs now", () => {
  const numbers = (/** @type {Item[]} */ items) => items.map(({ number }) => number);
  assert.deepEqual(numbers(agendaView(programme(150, 80)))[0], 79);
  assert.equal(agendaView(programme(150, 80)).length, ITEMS_SHOWN);
  assert.deepEqual(numbers(agendaView(programme(150)))[0], 1);
  assert.deepEqual(numbers(agendaView(programme(150, 149))).at(-1), 150);
  assert.deepEqual(numbers(agendaView(programme(3, 1))), [1, 2, 3]);
  assert.deepEqual(agendaView([]), []);
});

test("the wall knows its scene and all that stands in it", () => {
  const seen = view({ show: show("spotlight"), tote: tote({ spotlight: LIT }), items: programme(1) });
  assert.deepEqual([seen.scene, seen.spotlight?.name, seen.donors.length, seen.agenda.length], ["spotlight", "Công\u00a0ty Muối Cà Ná", 2, 1]);
});

test("below one percent no percentage is shown", () => {
  assert.deepEqual(goalView(5, tote()), { percent: { text: "0%", hidden: true }, bar: { style: { "--part": 5 / 10_000_000_000 } } });
  assert.deepEqual(goalView(9_999_999_999, tote()).percent, { text: "99%", hidden: false });
});

/** @type {[string, Partial<import("../../../static/js/pledges/stage_scenes.js").Spotlight>, string][]} */
const GIFTS = [
  ["a gift in kind", { kind: "in_kind", amount: null, quantity: 120, unit: "suất quà" }, "120 suất quà"],
  ["scholarships", { kind: "scholarship", amount: 20_000_000, quantity: 20, unit: "suất học bổng" }, "20 suất học bổng"],
  ["scholarships without a unit", { kind: "scholarship", quantity: 1200, unit: "" }, "1.200 suất học bổng"],
  ["a sponsorship", { kind: "sponsorship", amount: 12_000_000, months: 12, per_month: 1_000_000 }, "12 tháng × 1.000.000 đồng"],
  ["a sponsorship whose amount is not shown", { kind: "sponsorship", amount: null, months: 12, per_month: 1_000_000 }, "Nhận đỡ đầu 12 tháng"],
  ["a sponsorship as one took it before", { kind: "sponsorship", description: "Đỡ đầu 3 hộ" }, "Đỡ đầu 3 hộ"],
  ["money", { kind: "cash" }, ""],
];

for (const [what, changes, gift] of GIFTS) {
  test(`${what} is written as people say it`, () => assert.equal(giftView({ ...LIT, ...changes }), gift));
}

test("an amount that is not to be shown leaves the name alone", () => {
  const lit = spotlightView({ ...LIT, kind: "cash", amount: null, amount_in_words: null, programme: "social" });
  assert.deepEqual([lit?.amount, lit?.words, lit?.gift, lit?.programme], ["", "", "", "An sinh xã hội"]);
  assert.deepEqual(donorsView(tote({ latest: [{ key: 4, name: "Bà Hương", amount: null }] })), [{ key: "4", name: "Bà Hương", amount: "" }]);
});

test("the programmes stand with their sums once there are any", () => {
  assert.deepEqual(programmesView(tote({ programmes: { fund: 5, social: 0 } })).map(({ name, amount }) => [name, amount]), [["Quỹ “Vì người nghèo”", "5"], ["An sinh xã hội", "0"]]);
  assert.deepEqual([programmesView(tote({ programmes: { fund: 0, social: 0 } })), programmesView(tote())], [[], []]);
});

test("a percentage nobody believes is not shown", () => {
  assert.equal(goalView(999_999_999_999, tote({ goal: 5_000_000_000 })).percent.hidden, true);
});
