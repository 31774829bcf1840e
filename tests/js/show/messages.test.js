import assert from "node:assert/strict";
import test from "node:test";
import { standingView } from "../../../static/js/show/console/messages.js";
import { at, running, said } from "./states.js";

const screen = (/** @type {string} */ page, /** @type {string} */ name) => ({ page, name, role: "crew", since: "", count: 1 });
const presence = { screens: [screen("prompter", "MC"), screen("crew/sound", "Bàn âm thanh"), screen("crew/light", "Bàn ánh sáng"), screen("console", "Đạo diễn")] };

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
const message = (id, more = {}) => ({ id, text: "Chậm lại", target: "mc", level: "info", at: said(0), acks: [], ...more });
const waiting = (/** @type {any} */ one) => standingView(running({ messages: [one] }), presence, at(5))[0].waiting;

test("who has not read a message is whoever is connected for it and has not said so", () => {
  assert.deepEqual(waiting(message(1)), ["MC"]);
  assert.deepEqual(waiting(message(1, { target: "crew" })), ["Bàn âm thanh", "Bàn ánh sáng"]);
  assert.deepEqual(waiting(message(1, { target: "all", acks: [{ name: "MC", at: said(3) }] })), ["Bàn âm thanh", "Bàn ánh sáng"]);
  assert.deepEqual(waiting(message(1, { target: "light", acks: [{ name: "Bàn ánh sáng", at: said(3) }] })), []);
  assert.deepEqual(waiting(message(1, { target: "timer" })), []);
});

test("who has read it is named with the time", () => {
  const [one] = standingView(running({ messages: [message(1, { acks: [{ name: "MC", at: said(60) }] })] }), presence, at(70));
  assert.deepEqual([one.read, one.acknowledged], [["MC 19:31"], true]);
});

test("an urgent message that nobody acknowledged stands out after ten seconds", () => {
  const overdue = (/** @type {any} */ one, /** @type {number} */ seconds, who = presence) => standingView(running({ messages: [one] }), who, at(seconds))[0].overdue_s;
  const urgent = message(1, { level: "urgent" });
  assert.deepEqual([overdue(urgent, 9), overdue(urgent, 10), overdue(message(1), 60)], [null, 10, null]);
  assert.deepEqual([overdue({ ...urgent, acks: [{ name: "MC", at: said(4) }] }, 30), overdue({ ...urgent, target: "timer" }, 30)], [null, null]);
  assert.equal(overdue(urgent, 30, { screens: [] }), 30);
});

test("urgent ones come first, then the newest; reading one moves nothing", () => {
  const messages = [message(1, { target: "sound", level: "urgent" }), message(2), message(3, { target: "stage" })];
  const order = (/** @type {any[]} */ some) => standingView(running({ messages: some }), presence, at(20)).map(({ id }) => id);
  assert.deepEqual(order(messages), [1, 3, 2]);
  assert.deepEqual(order(messages.map((one) => ({ ...one, acks: [{ name: "Bàn âm thanh", at: said(5) }] }))), [1, 3, 2]);
});
