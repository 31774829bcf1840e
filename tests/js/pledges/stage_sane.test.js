// A wall believes nothing that cannot be true.

import assert from "node:assert/strict";
import test from "node:test";
import { saneItems, saneLook, saneShow, saneTote } from "../../../static/js/pledges/stage_sane.js";

const LIT = { pledge_id: 7, name: "Công ty Muối Cà Ná", amount: 500_000_000, amount_in_words: "Năm trăm triệu đồng" };
const TOTE = { total: 5, goal: 10, percent: 50, pledge_count: 1, latest: [{ name: "Chị Hai", amount: 5 }], spotlight: null };

test("a true state is taken", () => {
  const sane = saneTote({ ...TOTE, spotlight: LIT, run: 0, milestone: { seq: 9, amount: 5, title: "Năm đồng" }, programmes: { fund: 3, social: 2 } });
  assert.deepEqual([sane?.total, sane?.latest, sane?.spotlight?.name], [5, TOTE.latest, "Công ty Muối Cà Ná"]);
  assert.deepEqual([sane?.milestone, sane?.programmes], [{ seq: 9, amount: 5, title: "Năm đồng" }, { fund: 3, social: 2 }]);
});

const LIES = {
  nothing: null, "a text": "5", "a list": [], "without a total": { goal: 10, latest: [], spotlight: null },
  "total null": { ...TOTE, total: null }, "total as text": { ...TOTE, total: "NaN" }, "total in digits": { ...TOTE, total: "5" },
  "total NaN": { ...TOTE, total: NaN }, "total for ever": { ...TOTE, total: Infinity }, "total below nothing": { ...TOTE, total: -1 },
  "total in fractions": { ...TOTE, total: 1.5 }, "more than there is": { ...TOTE, total: 1e18 }, "goal missing": { ...TOTE, goal: undefined },
  "goal below nothing": { ...TOTE, goal: -5 }, "latest null": { ...TOTE, latest: null }, "spotlight missing": { ...TOTE, spotlight: undefined },
  "donor without a name": { ...TOTE, spotlight: { ...LIT, name: " " } }, "donor's money as text": { ...TOTE, spotlight: { ...LIT, amount: "500" } },
  "donor's money below nothing": { ...TOTE, spotlight: { ...LIT, amount: -5 } },
};

for (const [what, state] of Object.entries(LIES)) {
  test(`not believed: ${what}`, () => assert.equal(saneTote(state), null));
}

test("of the latest donors only those are left out that cannot be", () => {
  const latest = [{ name: "Chị Hai", amount: 5 }, null, { name: "", amount: 5 }, { name: "A", amount: "5" }, { name: "B", amount: -1 }, { name: "Bà Hương", amount: null }];
  assert.deepEqual(saneTote({ ...TOTE, latest })?.latest, [{ name: "Chị Hai", amount: 5 }, { name: "Bà Hương", amount: null }]);
});

test("what is missing beside the total is left away", () => {
  const { total, goal, latest, spotlight } = TOTE;
  const sane = saneTote({ total, goal, latest, spotlight, percent: "NaN", pledge_count: -3, milestone: { seq: "x" }, programmes: { fund: 1 } });
  assert.deepEqual([sane?.percent, sane?.pledge_count, sane?.milestone, sane?.programmes, sane?.run], [0, 0, null, null, 0]);
});

test("a scene of tomorrow's server is not believed, and a cue without a title is none", () => {
  assert.equal(saneShow({ scene: "fireworks", current: null }), null);
  assert.equal(saneShow(null), null);
  assert.equal(saneShow({ scene: "title", current: { cue_id: 1, title: "" } })?.current, null);
  assert.equal(saneShow({ scene: "title", mode: "rehearsal", current: { cue_id: 1, title: "Giao lưu" } })?.current?.title, "Giao lưu");
});

test("items without number or title are left out", () => {
  const good = { number: 1, title: "Văn nghệ", state: "now" };
  assert.deepEqual(saneItems([good, null, { number: 2 }, { number: "3", title: "x", state: "now" }, { ...good, state: "lost" }]), [good]);
  assert.deepEqual(saneItems(undefined), []);
});

test("a look without its parts is not worn", () => {
  const look = { css_url: "/f/x/look/1.css", lines: {}, shown: {}, overlay: {}, logos: [] };
  assert.equal(saneLook(look), look);
  for (const part of Object.keys(look)) assert.equal(saneLook({ ...look, [part]: undefined }), null);
});
