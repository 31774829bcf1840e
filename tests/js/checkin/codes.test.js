import test from "node:test";
import assert from "node:assert/strict";
import { cleanCode, inFours, validCode } from "../../../static/js/checkin/codes.js";
import { sight } from "../../../static/js/checkin/sightings.js";
import { meaning } from "../../../static/js/checkin/finding.js";
import { cameraWords } from "../../../static/js/checkin/camera.js";
import { frameSize } from "../../../static/js/checkin/reading.js";
import { guestOf } from "../../../static/js/checkin/walk_in.js";
import { cutWords, deskTally, waitingOf } from "../../../static/js/checkin/lines.js";
import { recentLine } from "../../../static/js/checkin/recent.js";
import { ownConflicts } from "../../../static/js/checkin/conflicts.js";
import { inOrder } from "../../../static/js/checkin/delegation.js";
import { LISTED, SCAN } from "./people.js";

const CODE = "58463697698027703788";

test("a code is read through blanks, dashes and full-width digits", () => {
  assert.equal(cleanCode(" 5846-3697 6980\u00a02770.3788\n"), CODE);
  assert.equal(cleanCode("５８４６"), "5846");
  assert.equal(cleanCode("https://x.vn"), "https://xvn");
});

test("check digits see a wrong digit and a swap of neighbours", () => {
  assert.equal(validCode(CODE), true);
  assert.equal(validCode("58463697698027703789"), false);
  assert.equal(validCode("85463697698027703788"), false);
  assert.equal(validCode(CODE.slice(1)), false);
});

test("codes are read in fours", () => assert.equal(inFours(CODE), "5846 3697 6980 2770 3788"));

test("a badge that stays before the camera is sent once; after three seconds away it is sent again", () => {
  let { fresh, seen } = sight(new Map(), CODE, 0);
  assert.equal(fresh, true);
  for (let at = 100; at < 10_000; at += 100) ({ fresh, seen } = sight(seen, CODE, at));
  assert.equal(fresh, false);
  assert.equal(sight(seen, "other", 10_000).fresh, true);
  assert.equal(sight(seen, CODE, 12_900).fresh, true);
  assert.equal(sight(seen, CODE, 12_899).fresh, false);
});

test("digits are a code, words a search from two letters on, a few digits a phone", () => {
  assert.deepEqual(meaning("5846 3697 6980 2770"), { kind: "code", code: "5846369769802770", missing: 4 });
  assert.deepEqual(meaning(CODE), { kind: "code", code: CODE, missing: 0 });
  assert.deepEqual(meaning("  nguyen van a "), { kind: "search", q: "nguyen van a" });
  assert.deepEqual(meaning("n"), { kind: "nothing" });
  assert.deepEqual(meaning("0980869115"), { kind: "search", q: "0980869115" });
  assert.deepEqual(meaning("12"), { kind: "nothing" });
});

test("a page on plain HTTP says why it has no camera", () => {
  assert.match(cameraWords({ secure: false }), /https/);
  assert.match(cameraWords({ secure: true, error: "NotAllowedError" }), /cho phép/);
});

test("frames are made small enough to read quickly, never larger", () => {
  assert.deepEqual(frameSize(1920, 1080), { width: 960, height: 540 });
  assert.deepEqual(frameSize(640, 480), { width: 640, height: 480 });
});

test("a walk-in is three fields; without a group the server chooses", () => {
  const entries = new FormData();
  entries.set("full_name", " Trần Thị Hoa ");
  entries.set("organisation", "Phóng viên");
  entries.set("group", "");
  assert.deepEqual(guestOf(entries), { full_name: "Trần Thị Hoa", organisation: "Phóng viên" });
  entries.set("group", "3");
  assert.deepEqual(guestOf(entries), { full_name: "Trần Thị Hoa", organisation: "Phóng viên", group: 3 });
});

test("a cut line is said, with how many scans wait", () => {
  assert.equal(cutWords({ lost: false, waiting: 0 }), "");
  assert.match(cutWords({ lost: true, waiting: 0 }), /^Mất mạng/);
  assert.match(cutWords({ lost: false, waiting: 3 }), /3 lượt chờ gửi/);
  assert.match(cutWords({ lost: true, waiting: 0, size: 1155, good_at_ms: Date.parse("2024-10-17T11:42:00Z") }), /1\.155 khách, danh sách lúc 18:42/);
  assert.match(cutWords({ lost: true, waiting: 0 }), /chưa có danh sách/);
  assert.match(cutWords({ lost: true, waiting: 2, trouble: "Hãy đăng nhập lại." }), /2 lượt chờ gửi, máy chủ chưa nhận: Hãy đăng nhập lại/);
});

test("what is only asked about waits for nobody", () => assert.equal(waitingOf([{ ...SCAN }, { ...SCAN, wish: "ask" }, { ...SCAN, wish: "undo" }]), 2));

test("a desk counts whom it let in itself", () => {
  const door = { seq: 1, list_seq: 1, conflicts: [], desks: [{ desk: "Bàn 1", admitted: 1204, last_at: "" }] };
  assert.deepEqual([deskTally(door, "Bàn 1"), deskTally(door, "Bàn 2")], [{ "desk-admitted": "1.204" }, { "desk-admitted": "0" }]);
});

test("a conflict is shown at both desks, and at the one that made the scan whatever its name is now", () => {
  const conflict = { key: "k", full_name: "Vũ Quốc Tâm", group: "", first: { desk: "Bàn 2", at: "" }, second: { desk: "Bàn 1", at: "" } };
  const seen = ["Bàn 1", "Bàn 2", "Bàn 3"].map((desk) => ownConflicts([conflict], desk, () => false).length);
  assert.deepEqual([seen, ownConflicts([conflict], "Bàn 9", (key) => key === "k").length], [[1, 1, 0], 1]);
});

test("a delegation shows first who is still to come", () => {
  const members = [{ ...LISTED, id: 1, state: /** @type {const} */ ("present") }, { ...LISTED, id: 2 }, { ...LISTED, id: 3 }];
  assert.deepEqual(inOrder(members).map(({ id }) => id), [2, 3, 1]);
});

test("a scan of which nothing is known is listed by its code", () => {
  assert.deepEqual(recentLine({ ...SCAN, kind: "waiting" }), { text: "Chưa xác nhận", tone: "info", icon: "clock", time: "18:42", name: "5846 3697 6980 2770 3788" });
});
