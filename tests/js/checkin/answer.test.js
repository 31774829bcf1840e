import test from "node:test";
import assert from "node:assert/strict";
import { ago, answer, remember, standing } from "../../../static/js/checkin/answer.js";
import { CAME, GROUPS, SCAN, TAM } from "./people.js";

const AROUND = { now_ms: Date.parse("2024-10-17T11:54:30Z"), groups: GROUPS };

/** @param {any} outcome */
const say = (outcome) => answer({ ...SCAN, ...outcome }, AROUND);

test("whoever is let in is green, with name, position, organisation, group, seat and note", () => {
  const said = say({ kind: "admitted", admission: CAME, guest: TAM });
  assert.deepEqual(
    [said.tone, said.icon, said.title, said.name, said.lines, said.group, said.seat, said.note, said.gold],
    ["ok", "check", "MỜI VÀO", "Ông Vũ Quốc Tâm", ["Giám đốc", "Công ty CP Muối Mẫu Sáu"], "Doanh nghiệp", "B6", "Ăn chay", ""],
  );
});

test("whoever is inside already is amber: when, which desk, how long ago", () => {
  const said = say({ kind: "already", admission: CAME, guest: TAM });
  assert.deepEqual([said.tone, said.title, said.about], ["warn", "ĐÃ VÀO CỬA 18:42 – Bàn 2", "Cách đây 12 phút."]);
});

test("an admission without a desk leaves no dash behind", () => {
  assert.equal(say({ kind: "already", admission: { ...CAME, desk: "" }, guest: TAM }).title, "ĐÃ VÀO CỬA 18:42");
});

test("a leader or VIP has the gold band, unless refused", () => {
  const leader = { ...TAM, leader: true, group_number: 1 };
  assert.match(say({ kind: "admitted", admission: CAME, guest: leader }).gold, /LÃNH ĐẠO/);
  assert.match(say({ kind: "already", admission: CAME, guest: { ...TAM, vip: true } }).gold, /VIP/);
  assert.equal(say({ kind: "refused", reason: "revoked", detail: "x", guest: leader }).gold, "");
});

test("each kind of answer sounds and looks different", () => {
  const entry = { admission: CAME, guest: TAM };
  const refused = { kind: "refused", reason: "revoked", detail: "", guest: null };
  const kinds = [
    { kind: "admitted", ...entry }, { kind: "admitted", admission: CAME, guest: { ...TAM, vip: true } }, { kind: "letin", ...entry },
    { kind: "already", ...entry }, refused,
  ];
  assert.deepEqual(kinds.map((kind) => say(kind).sound), ["ok", "vip", "unsure", "warn", "bad"]);
  const looks = [kinds[0], kinds[2], kinds[3], refused, { kind: "reentered", ...entry }, { kind: "undone", ...entry }].map((kind) => `${say(kind).tone} ${say(kind).icon}`);
  assert.equal(new Set(looks).size, looks.length);
});

test("who is let in by the desk's own list is not said to be confirmed", () => {
  const said = say({ kind: "letin", admission: { ...CAME, id: 0 }, guest: TAM });
  assert.deepEqual([said.tone, said.title, standing({ ...SCAN, kind: "letin", admission: CAME, guest: TAM }).text], ["unsure", "MỜI VÀO", "Chưa xác nhận"]);
});

test("the zone is said", () => {
  const said = say({ kind: "admitted", admission: CAME, guest: { ...TAM, zone: "A" } });
  assert.equal(said.zone, "A");
});

test("what the desk's own list does not hold is red, and says that it is this list", () => {
  const said = say({ kind: "refused", reason: "not_listed", detail: "Hãy tìm theo tên.", guest: null });
  assert.deepEqual([said.tone, said.title], ["bad", "KHÔNG CÓ TRONG DANH SÁCH CỦA BÀN NÀY"]);
});

test("a deputy is named beside the guest", () => {
  const admission = { ...CAME, deputy: { full_name: "Lê Văn Thay", position: "Phó Giám đốc" } };
  assert.equal(say({ kind: "admitted", admission, guest: TAM }).deputy, "Lê Văn Thay – Phó Giám đốc");
});

test("a refusal is red, says why and what to do", () => {
  const said = say({ kind: "refused", reason: "unknown_code", detail: "Hãy tìm theo tên.", guest: null });
  assert.deepEqual([said.tone, said.title, said.about, said.code], ["bad", "MÃ KHÔNG CÓ TRONG DANH SÁCH", "Hãy tìm theo tên.", "5846 3697 6980 2770 3788"]);
});

test("digits that do not fit each other were misread, not unknown", () => {
  assert.equal(say({ kind: "refused", code: "58463697698027703789", reason: "unknown_code", detail: "", guest: null }).title, "MÃ BỊ ĐỌC SAI");
});

test("a withdrawn badge names whose it was", () => {
  const said = say({ kind: "refused", reason: "revoked", detail: "Mời sang bàn hỗ trợ.", guest: TAM });
  assert.deepEqual([said.tone, said.title, said.name], ["bad", "THẺ ĐÃ BỊ HỦY", "Ông Vũ Quốc Tâm"]);
});

test("a scan without an answer is never green", () => {
  for (const kind of ["waiting", "asking"]) assert.equal(say({ kind }).tone, "wait");
  assert.equal(say({ kind: "waiting" }).title, "CHƯA XÁC NHẬN");
});

test("how long ago is said in minutes, then in hours", () => {
  assert.deepEqual(
    [ago(-500), ago(59_000), ago(60_000), ago(3_900_000)],
    ["Vừa xong.", "Vừa xong.", "Cách đây 1 phút.", "Cách đây 1 giờ 5 phút."],
  );
});

test("the last scans: two hundred of them, the newest first, each with its newest state", () => {
  /** @type {readonly import("../../../static/js/checkin/types").Outcome[]} */
  let recent = [];
  const at = (/** @type {number} */ index) => new Date(Date.parse(SCAN.scanned_at) + index * 1000).toISOString();
  for (let index = 0; index < 202; index += 1) recent = remember(recent, { ...SCAN, key: `k${index}`, scanned_at: at(index), kind: "waiting" });
  assert.deepEqual([recent.length, recent[0].key, recent.at(-1)?.key], [200, "k201", "k2"]);
  recent = remember(recent, { ...SCAN, key: "k199", scanned_at: at(199), kind: "admitted", admission: CAME, guest: TAM });
  assert.equal(standing(recent[2]).text, "Đã cho vào");
  // Handed over long after: it stands where its time is, and pushes nobody out.
  recent = remember(recent, { ...SCAN, key: "k0", scanned_at: at(0), kind: "admitted", admission: CAME, guest: TAM });
  assert.deepEqual([recent.length, recent.some(({ key }) => key === "k0")], [200, false]);
});
