// Whose name stands in the picture, and for how long.

import assert from "node:assert/strict";
import test from "node:test";
import { view } from "../../../static/js/show/lower_third.js";
import { at, running, said } from "./states.js";

const SPEAKER = { presenter: "Ông Lê Văn Bình", office: "Phó Bí thư Tỉnh ủy" };

/** @param {Record<string, unknown>} more */
const show = (more) => running({ current: { ...running().current, ...SPEAKER, step: null, ...more } });

/** @param {any} state @param {number} seconds @param {number} stays_s */
const name = (state, seconds, stays_s) => view(state, at(seconds), stays_s)?.name ?? null;

test("the name stays as long as it was asked for, with 0 to the end", () => {
  assert.deepEqual([name(show({}), 0, 12), name(show({}), 11.9, 12), name(show({}), 12, 12), name(show({}), 500, 0)], [SPEAKER.presenter, SPEAKER.presenter, null, SPEAKER.presenter]);
});

test("nobody named, nobody shown", () => {
  assert.equal(name(show({ presenter: "" }), 1, 0), null);
  assert.equal(name(running({ phase: "ended", current: null }), 1, 0), null);
});

test("a step brings its own presenter, from its own moment on", () => {
  const step = { step_id: 2, title: "Bảng 2", presenter: "Bà Trần Thị Hoa", office: "HTX Nho", called_at: said(300) };
  assert.deepEqual([name(show({ step }), 305, 12), view(show({ step }), at(305), 12)?.office, name(show({ step }), 320, 12)], ["Bà Trần Thị Hoa", "HTX Nho", null]);
});

test("a step without a presenter brings nobody back", () => {
  const step = { step_id: 2, title: "Bảng 2", presenter: "", office: "", called_at: said(300) };
  assert.deepEqual([name(show({ step }), 305, 12), name(show({ step }), 305, 0)], [null, SPEAKER.presenter]);
});
