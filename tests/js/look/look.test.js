// Settings in and out of the form, their contrast, and what the preview is handed.

import assert from "node:assert/strict";
import test from "node:test";
import { contrast, leastContrasts, mixed, properties, written } from "../../../static/js/look/colours.js";
import { fillFields, settingsOf } from "../../../static/js/look/form.js";
import { wouldLook } from "../../../static/js/look/look.js";
import { sample } from "../../../static/js/look/sample.js";
import { saneShow, saneTote } from "../../../static/js/pledges/stage_sane.js";
import { linesView, titleParts } from "../../../static/js/pledges/stage_look.js";

/** @type {import("../../../static/js/look/form.js").Settings} */
const BOX = {
  colours: { ground: "#840c16", accent: "#ecc25e", text: "#fff6e3" },
  lines: { top: "", title: "", subtitle: "" },
  shown: { goal: true, percent: true, latest: true, count: true, programmes: false, logos: true, qr: false },
  overlay: { place: "bottom", total: true, donor: true, margin: 5, chroma: "#00b140" },
  address: "",
};
const FORUM = { host: "Ủy ban MTTQ", name: "Diễn đàn “Lắng nghe”", subtitle: "Năm 2024", code: "/static/x.svg" };

/** @param {string} name @param {string} type @param {string} value @param {boolean} [checked] */
const field = (name, type, value, checked) => ({ name, type, value, checked });

test("fields are read as what they are", () => {
  const fields = [field("colours.ground", "color", "#840c16"), field("shown.qr", "checkbox", "on", true), field("overlay.margin", "number", "7"), field("address", "url", " http://a.vn "), field("", "submit", "x")];
  assert.deepEqual(settingsOf(fields), { colours: { ground: "#840c16" }, shown: { qr: true }, overlay: { margin: 7 }, address: "http://a.vn" });
});

test("settings put into the fields come out again", () => {
  const fields = [field("colours.ground", "color", ""), field("shown.qr", "checkbox", "on", true), field("overlay.margin", "number", ""), field("address", "url", "x")];
  fillFields(fields, BOX);
  assert.deepEqual(settingsOf(fields), { colours: { ground: "#840c16" }, shown: { qr: false }, overlay: { margin: 5 }, address: "" });
});

test("the contrast is the one the server knows", () => {
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
  assert.equal(mixed("#000000", "#ffffff", 0.5), "#808080");
  const { text, accent } = leastContrasts(BOX.colours);
  assert.deepEqual([text > 4.5, accent > 4.5, written(4.499)], [true, true, "4,4"]);
});

test("dark words on a light ground are shaded the other way", () => {
  assert.deepEqual([properties(BOX)["--look-shade"], properties(BOX)["--look-margin"]], ["#000000", "5"]);
  const light = { ...BOX, colours: { ground: "#faf5ea", accent: "#7d0d16", text: "#120d0b" } };
  assert.deepEqual([properties(light)["--look-shade"], properties(light)["--look-on-accent"]], ["#ffffff", "#ffffff"]);
});

test("blank lines are the forum's own", () => {
  assert.deepEqual(wouldLook(BOX, FORUM, []).lines, { top: "Ủy ban MTTQ", title: "Diễn đàn “Lắng nghe”", subtitle: "Năm 2024" });
  const typed = { ...BOX, lines: { ...BOX.lines, title: "Vì người nghèo" }, shown: { ...BOX.shown, qr: true }, address: "https://ungho.vn/f/" };
  assert.deepEqual([wouldLook(typed, FORUM, []).lines.title, wouldLook(typed, FORUM, []).qr], ["Vì người nghèo", { url: "/static/x.svg", words: "ungho.vn/f" }]);
});

test("a quoted name stands larger than what leads to it", () => {
  assert.deepEqual(titleParts("Diễn đàn “Lắng nghe”"), { lead: "Diễn đàn", name: "“Lắng nghe”" });
  assert.deepEqual([titleParts("Vì người nghèo"), titleParts("“Lắng nghe”")], [{ lead: "", name: "Vì người nghèo" }, { lead: "", name: "“Lắng nghe”" }]);
  assert.deepEqual(linesView({ top: "a", title: "b", subtitle: "" }).subtitle, { text: "", hidden: true });
});

test("the samples are states a wall believes", () => {
  for (const scene of ["title", "tote", "spotlight", "agenda", "overlay"]) {
    const { show, tote, items } = sample(scene);
    assert.ok(saneShow(show) && saneTote(tote) && items.length > 6, scene);
  }
});
