import assert from "node:assert/strict";
import test from "node:test";

import { connectionWords, overlayLeaves } from "../../../static/js/lib/connection.js";
import en from "../../../static/js/words/en.js";
import { formatDong, groupDigits, shortDong } from "../../../static/js/lib/dong.js";
import { newKey } from "../../../static/js/lib/key.js";
import { keyName, meant } from "../../../static/js/lib/keys.js";
import { SOUNDS } from "../../../static/js/lib/sound.js";
import { t, translate } from "../../../static/js/lib/words.js";

const ZONE = "Asia/Ho_Chi_Minh";
const AT = Date.parse("2024-10-17T19:42:07+07:00");

test("amounts are grouped by dots, from nothing to the largest", () => {
  assert.deepEqual([0, 999, 1000, 1_250_000_000, 999_999_999_999, -500_000].map(groupDigits),
    ["0", "999", "1.000", "1.250.000.000", "999.999.999.999", "−500.000"]);
  assert.equal(formatDong(1_234_567_890), "1.234.567.890\u00a0đồng");
});

test("an amount that is no whole number of đồng is refused, never shown as NaN", () => {
  for (const wrong of [NaN, 1.5, Infinity]) assert.throws(() => groupDigits(wrong), RangeError);
});

test("a short amount never promises more than there is", () => {
  assert.deepEqual([1_250_000_000, 1_999_999_999, 15_000_000, 999_999].map(shortDong),
    ["1,25\u00a0tỷ", "1,99\u00a0tỷ", "15\u00a0triệu", "999.999"]);
});

test("words are Vietnamese, filled by name, and translated where the dictionary knows them", () => {
  assert.equal(t("Bàn %(desk)s", { desk: 2 }), "Bàn 2");
  assert.equal(translate("Bàn %(desk)s", { desk: 2 }, { "Bàn %(desk)s": "Desk %(desk)s" }), "Desk 2");
  assert.equal(translate("Bàn %(desk)s", {}, {}), "Bàn %(desk)s");
});

test("English says one guest and two guests, by the number before the word", () => {
  const said = (/** @type {string} */ text, /** @type {Record<string, string | number>} */ params) => translate(text, params, en);
  assert.deepEqual([0, 1, 2].map((shown) => said("%(shown)s khách.", { shown })), ["0 guests.", "1 guest.", "2 guests."]);
  assert.deepEqual(["1", "21", "1.001"].map((count) => said("%(count)s lượt đăng ký", { count })), ["1 pledge", "21 pledges", "1.001 pledges"]);
  assert.equal(said("%(added)s ghế mới, %(removed)s ghế bỏ đi", { added: 1, removed: 2 }), "1 new seat, 2 seats gone");
});

/** @param {Partial<import("../../../static/js/lib/types").Connection>} said */
const connection = (said) => ({ status: /** @type {const} */ ("live"), good_at_ms: AT, silent_s: 0, refused: null, lines: 1, ...said });

test("operators read since when the numbers are old", () => {
  assert.deepEqual(connectionWords(connection({ status: "lost", silent_s: 6 }), ZONE),
    { lamp: "Mất kết nối", banner: "MẤT KẾT NỐI – số liệu lúc 19:42:07" });
  assert.deepEqual(connectionWords(connection({ status: "late", silent_s: 3 }), ZONE), { lamp: "Chờ tín hiệu…", banner: "" });
  assert.deepEqual(connectionWords(connection({}), ZONE), { lamp: "Trực tiếp", banner: "" });
});

test("a page that never had numbers says so", () => {
  assert.equal(connectionWords(connection({ status: "lost", good_at_ms: null }), ZONE).banner, "MẤT KẾT NỐI – chưa có số liệu");
  assert.equal(connectionWords(connection({ status: "late", good_at_ms: null }), ZONE).lamp, "Đang kết nối…");
});

test("a sign-in that ended is told as such", () => {
  const { banner } = connectionWords(connection({ refused: "unauthenticated" }), ZONE);
  assert.equal(banner, "Phiên đăng nhập đã hết. Hãy đăng nhập lại ở trang đầu.");
});

test("the overlay leaves the picture after thirty seconds", () => {
  assert.deepEqual([29.9, 30].map((silent_s) => overlayLeaves(connection({ silent_s }))), [false, true]);
});

const go = { key: "Space", what: "GO", run: () => {}, anywhere: true };
const next = { key: "n", what: "Tiếp", run: () => {} };
const nowhere = { typing: false, pressable: false, holdable: false, dialog: false };

test("a shortcut is never taken from somebody who types or answers a dialog", () => {
  assert.equal(meant({ key: " " }, go, nowhere), true);
  assert.equal(meant({ key: " " }, go, { ...nowhere, typing: true }), false);
  assert.equal(meant({ key: " " }, go, { ...nowhere, dialog: true }), false);
  assert.equal(meant({ key: "n", isComposing: true }, next, nowhere), false);
});

test("a key held down counts once, and other programs' shortcuts are theirs", () => {
  assert.equal(meant({ key: " ", repeat: true }, go, nowhere), false);
  assert.deepEqual([{ ctrlKey: true }, { metaKey: true }, { altKey: true }].map((with_) => meant({ key: "n", ...with_ }, next, nowhere)),
    [false, false, false]);
  assert.equal(meant({ key: "N" }, next, nowhere), true);
});

test("Space presses the focused button unless the shortcut holds anywhere", () => {
  const focused = { ...nowhere, pressable: true };
  assert.equal(meant({ key: " " }, go, focused), true);
  assert.equal(meant({ key: " " }, { ...go, anywhere: false }, focused), false);
  assert.equal(meant({ key: "n" }, next, focused), true);
});

test("Space on a button that is held is never GO besides", () => {
  const held = { ...nowhere, pressable: true, holdable: true };
  assert.equal(meant({ key: " " }, go, held), false);
});

test("keys are named for people", () => {
  assert.deepEqual(["Space", "n", "ArrowUp", "?"].map(keyName), ["Phím cách", "N", "↑", "?"]);
});

test("idempotency keys are long and never the same", () => {
  const keys = new Set(Array.from({ length: 1000 }, newKey));
  assert.deepEqual([keys.size, [...keys].every((key) => /^[0-9a-f]{32}$/.test(key))], [1000, true]);
});

test("each sound differs from the others in tone, tune and shake", () => {
  const kinds = Object.values(SOUNDS);
  const different = [kinds.map(({ notes }) => String(notes)), kinds.map(({ vibrate }) => String(vibrate))].map((ways) => new Set(ways).size);
  assert.deepEqual(different, [kinds.length, kinds.length]);
});
