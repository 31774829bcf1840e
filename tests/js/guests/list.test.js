import test from "node:test";
import assert from "node:assert/strict";
import { badgeView } from "../../../static/js/guests/badge.js";
import { changes } from "../../../static/js/guests/editing.js";
import { merge, renew, seldom, shownWords } from "../../../static/js/guests/list.js";
import { line, listPath } from "../../../static/js/guests/rows.js";
import { phoneInGroups } from "../../../static/js/lib/phone.js";

const GROUPS = [{ number: 2, name: "Các cơ quan, đơn vị, doanh nghiệp", short_name: "Doanh nghiệp", leaders: false }];

/** @type {import("../../../static/js/guests/types").Guest} */
const TAM = {
  id: 44, full_name: "Vũ Quốc Tâm", salutation: "Ông", position: "Giám đốc", organisation: "Công ty CP Muối Mẫu Sáu",
  group: "Các cơ quan, đơn vị, doanh nghiệp", group_number: 2, leader: false, protected: false, rank: 200032, seat: "B6",
  vip: false, zone: "", rsvp: "", delegation_id: null, delegation: "", heads: false, merged_into_id: null,
  note: "Ăn chay", code: "58463697698027703788", state: "expected", erased: false, version: 1, phone: "0980869115",
};

/** @param {Record<string, string>} written */
function form(written) {
  const entries = new FormData();
  for (const [name, value] of Object.entries(written)) entries.set(name, value);
  return entries;
}

const AS_IT_IS = { salutation: "Ông", full_name: "Vũ Quốc Tâm", position: "Giám đốc", organisation: "Công ty CP Muối Mẫu Sáu", group: "2", seat: "B6", phone: "0980869115", note: "Ăn chay" };

test("a line names the guest, the group in short, and the phone in groups", () => {
  const { name, about, group, phone, state } = line(TAM, GROUPS);
  assert.deepEqual([name, about, group, phone, state.text], ["Ông Vũ Quốc Tâm", "Giám đốc, Công ty CP Muối Mẫu Sáu", "Doanh nghiệp", "0980 869 115", "Chưa đến"]);
});

test("what is not known is a dash", () => {
  const { seat, phone } = line({ ...TAM, seat: "", phone: undefined }, GROUPS);
  assert.deepEqual([seat, phone], ["–", "–"]);
  assert.equal(phoneInGroups("02593822222"), "02593822222");
});

test("only what is filtered by is asked for", () => {
  assert.equal(listPath({ q: " tỉnh đoàn ", group: "", state: "absent", sort: "name" }, 100, "137"), "guests?limit=100&q=t%E1%BB%89nh+%C4%91o%C3%A0n&state=absent&sort=name&cursor=137");
});

test("a correction sends only what changed", () => {
  assert.deepEqual(changes(TAM, form(AS_IT_IS)), {});
  assert.deepEqual(changes(TAM, form({ ...AS_IT_IS, seat: " B7 ", group: "3", note: "" })), { seat: "B7", group: 3, note: "" });
});

test("a new guest sends what was written", () => {
  assert.deepEqual(changes(null, form({ full_name: "Trần Thị Hoa", group: "" })), { full_name: "Trần Thị Hoa" });
});

test("who is put with the other guests is sent so; who stands there already is not", () => {
  assert.deepEqual(changes(TAM, form({ ...AS_IT_IS, group: "" })), { group: "" });
  assert.deepEqual(changes(TAM, form({ ...AS_IT_IS, group: "" }), ""), {});
});

test("the next page is added, what is known already is put right in its place", () => {
  const other = { ...TAM, id: 45 };
  const came = { ...TAM, state: /** @type {const} */ ("present") };
  assert.deepEqual(merge([TAM, other], [came, { ...TAM, id: 46 }]).map(({ id, state }) => [id, state]), [[44, "present"], [45, "expected"], [46, "expected"]]);
});

test("a badge shows the code in fours", () => {
  assert.equal(badgeView(TAM)["badge-code"], "5846 3697 6980 2770 3788");
});

test("the list says whether there is more", () => {
  assert.equal(shownWords(100, true), "Đang xem 100 khách đầu, còn nữa.");
  assert.equal(shownWords(3, false), "3 khách.");
});

test("an older answer takes nothing back, and brings nobody new", () => {
  const now = { ...TAM, version: 3, seat: "A1" };
  assert.deepEqual(merge([now], [{ ...TAM, version: 2 }]), [now]);
  assert.deepEqual(renew([TAM], [now, { ...TAM, id: 45 }]), [now]);
});

test("a burst is put right at once and once more after it", () => {
  /** @type {(() => void)[]} */
  const timers = [];
  let runs = 0;
  const ask = seldom(() => { runs += 1; }, 3000, (run) => timers.push(run));
  for (let arrival = 0; arrival < 5; arrival += 1) ask();
  assert.equal(runs, 1);
  timers.shift()?.();
  assert.equal(runs, 2);
  timers.shift()?.();
  assert.deepEqual([runs, timers.length], [2, 0]);
});
