// The console's list of devices.

import assert from "node:assert/strict";
import test from "node:test";
import { view } from "../../../static/js/show/console/presence.js";
import { at, said } from "./states.js";

const LIVE = { status: /** @type {const} */ ("live"), good_at_ms: at(0), silent_s: 0, refused: null, lines: 1 };

/** @param {number} id @param {Record<string, unknown>} [more] @returns {any} */
const device = (id, more = {}) => ({
  id, name: `Máy ${id}`, role: "crew", page: "prompter", connected: false, delay_ms: null, since: null, lost_since: null, last_seen_at: null, ...more,
});
const ON = { connected: true, since: said(0) };

/** @param {any[]} devices */
const rows = (devices) => view({ devices }, LIVE).rows.map(({ word, more, reachable }) => [word, more, reachable]);

test("each state has its word, its delay or since when it is lost", () => {
  assert.deepEqual(rows([
    device(1, { ...ON, delay_ms: 35 }), device(2, { ...ON, delay_ms: 900 }), device(3, { lost_since: said(720) }),
    device(4, { last_seen_at: said(60) }), device(5), device(6, ON),
  ]), [
    ["Đang kết nối", "trễ 35 ms", true], ["Mạng chậm", "trễ 900 ms", true], ["Mất kết nối", "mất lúc 19:42", false],
    ["Không kết nối", "thấy lần cuối 19:31", false], ["Chưa mở", "", false], ["Đang kết nối", "", true],
  ]);
});

test("the lost are counted, those never opened are not", () => {
  const { connected, lost, summary } = view({ devices: [device(1, ON), device(2, { lost_since: said(1) }), device(3)] }, LIVE);
  assert.deepEqual([connected, lost, summary], [1, 1, "1/3 đang kết nối"]);
});

test("rows keep their place whatever happens to them", () => {
  const order = (/** @type {any} */ more) => view({ devices: [device(3, more), device(1), device(2, ON)] }, LIVE).rows.map(({ id }) => id);
  assert.deepEqual([order({}), order({ lost_since: said(1) }), order(ON)], [[1, 2, 3], [1, 2, 3], [1, 2, 3]]);
});

test("pages are called as people call them, a page nobody knows by its role", () => {
  const pages = (/** @type {(string | null)[]} */ ...named) => named.map((page) => view({ devices: [device(1, { page })] }, LIVE).rows[0].page);
  assert.deepEqual(pages("lower_third", "crew/light", "something", null), ["Thẻ tên diễn giả", "Tổ ánh sáng", "Tổ kỹ thuật", "Tổ kỹ thuật"]);
});

test("without a line of its own the console says how old the list is", () => {
  assert.equal(view({ devices: [] }, { ...LIVE, status: "lost" }).stale, "số liệu lúc 19:30:00");
  assert.equal(view(null, LIVE).known, false);
});
