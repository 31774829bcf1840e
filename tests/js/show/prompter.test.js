import assert from "node:assert/strict";
import test from "node:test";
import { groupsView, programmeView } from "../../../static/js/show/prompter/lists.js";
import { callsView, donorNow, mayTurn, nextLine, scriptOf } from "../../../static/js/show/prompter/script.js";
import { isSame, turnWords, view } from "../../../static/js/show/prompter.js";
import { at, cue, item, running, said, standby, step, walking } from "./states.js";

/** @param {number} id @param {string} mc @returns {any} */
const spoken = (id, mc) => cue(id, { notes: { ...cue(id).notes, mc } });

test("the script is the one of what runs, in paragraphs", () => {
  const script = scriptOf(running(), [spoken(1, "Kính thưa quý vị!\n\n  Mở đầu chương trình.\n"), cue(2)]);
  assert.deepEqual([script?.name, script?.begun, script?.paragraphs], ["1. Tiết mục 1", true, ["Kính thưa quý vị!", "Mở đầu chương trình."]]);
});

test("before the show it is what comes first", () => {
  const script = scriptOf(standby(), [spoken(1, "Chào")]);
  assert.deepEqual([script?.begun, view(standby(), script, at(0)).now_word], [false, "Sắp tới"]);
});

test("after the end there is no script", () => {
  const ended = running({ phase: "ended", current: null, standby: null });
  const { now_word, now_title } = view(ended, null, at(0));
  assert.deepEqual([scriptOf(ended, []), now_word, now_title], [null, "Đã kết thúc", "Chương trình đã kết thúc"]);
});

test("the end does not take away what is being read", () => {
  const shown = scriptOf(running(), [spoken(1, "Xin cảm ơn!")]);
  assert.deepEqual([isSame(shown, null), isSame(shown, shown), isSame(null, null)], [false, true, true]);
  assert.deepEqual([turnWords(shown, null), turnWords(null, shown)], ["Chương trình đã kết thúc.", ""]);
});

test("the next item's first line stands ready", () => {
  assert.deepEqual(nextLine(running(), [cue(1), spoken(2, "Sau đây là phóng sự.\nMời xem.")]), { next_title: "2. Tiết mục 2", next_line: "Sau đây là phóng sự." });
  assert.equal(nextLine(running({ standby: item(2, { presenter: "Đoàn ca múa" }) }), [cue(2)]).next_line, "Đoàn ca múa");
  assert.equal(nextLine(running({ standby: null }), []).next_title, "Không còn tiết mục nào");
  assert.equal(nextLine(running({ phase: "ended", current: null }), []).next_title, "Không còn tiết mục nào");
});

test("before the show the item behind the first stands ready", () => {
  const cues = [spoken(1, "Chào"), { ...cue(2), skipped: true }, spoken(3, "Sau đây là giao lưu.")];
  assert.deepEqual(nextLine(standby(), cues), { next_title: "3. Tiết mục 3", next_line: "Sau đây là giao lưu." });
  assert.equal(nextLine(standby(), cues.slice(0, 1)).next_title, "Không còn tiết mục nào");
  assert.deepEqual(nextLine(standby(), []), { next_title: "", next_line: "" });
});

test("the page is not turned under the eyes of somebody in the middle of it", () => {
  const middle = { top: 400, height: 500, full: 2000 };
  assert.deepEqual(
    [mayTurn(middle, 3000), mayTurn(middle, 61_000), mayTurn({ ...middle, top: 0 }, 0), mayTurn({ ...middle, top: 1490 }, 0)],
    [false, true, true, true],
  );
});

/** @param {number} id @param {Record<string, unknown>} more @returns {any} */
const delegate = (id, more) => ({
  guest_id: id, full_name: `Nguyễn Văn ${id}`, salutation: "Đ/c", position: "Chủ tịch", organisation: "UBND tỉnh", group: "Lãnh đạo tỉnh",
  group_number: 1, leader: true, seat: "", admitted_at: said(-600), deputy: null, ...more,
});

test("delegates are grouped in the order they are greeted; late ones and deputies are marked", () => {
  const groups = groupsView(
    [delegate(1, {}), delegate(2, { admitted_at: said(300) }), delegate(3, { group: "Doanh nghiệp", deputy: { full_name: "Trần B", position: "Phó Giám đốc" } })],
    said(0),
  );
  assert.deepEqual(groups.map(({ group, people }) => [group, people.length]), [["Lãnh đạo tỉnh", 2], ["Doanh nghiệp", 1]]);
  assert.deepEqual(groups[0].people[1], { id: 2, name: "Đ/c Nguyễn Văn 2", office: "Chủ tịch, UBND tỉnh", deputy_for: "", late: "19:35" });
  assert.deepEqual(groups[1].people[0], { id: 3, name: "Trần B", office: "Phó Giám đốc", deputy_for: "Đ/c Nguyễn Văn 3, Chủ tịch, UBND tỉnh", late: "" });
});

test("once the MC has read the list, who came later is marked, not who came after the start", () => {
  const groups = groupsView([delegate(1, { admitted_at: said(300), late: false }), delegate(2, { admitted_at: said(-60), late: true })], said(0), said(600));
  assert.deepEqual(groups[0].people.map(({ late }) => late), ["", "19:29"]);
});

test("nobody is late before the start", () => {
  assert.equal(groupsView([delegate(1, { admitted_at: said(500) })], null)[0].people[0].late, "");
});

test("the programme leaves out what is skipped", () => {
  const cues = [cue(1), cue(2, { skipped: true }), cue(3)];
  assert.deepEqual(programmeView(running({ standby: item(3) }), cues).map(({ number, state }) => [number, state]), [[1, "now"], [3, "next"]]);
});

test("a step's own text is read while it runs; its name where it has none", () => {
  const cues = [cue(1, { steps: [step(11, { text: "Kính mời Đơn vị 11." }), step(12)] }), cue(2)];
  const called = walking(1, [11, 12]);
  called.current.step = { ...called.current.step, presenter: "Ông A", office: "Giám đốc" };
  const [first, second] = [scriptOf(called, cues), scriptOf(walking(2, [11, 12]), cues)];
  assert.deepEqual([first?.name, first?.presenter, first?.paragraphs], ["1.1 Đơn vị 11", "Ông A, Giám đốc", ["Kính mời Đơn vị 11."]]);
  assert.deepEqual(second?.paragraphs, ["Đơn vị 12"]);
  assert.equal(isSame(first, second), false);
});

test("the next three to be called stand beside it, without those that are skipped", () => {
  const ids = [11, 12, 13, 14, 15];
  const cues = [cue(1, { steps: ids.map((id) => step(id, { skipped: id === 13 })) }), cue(2)];
  const called = walking(1, [11, 12, 14, 15]);
  const { words, steps, shown } = callsView(called, cues);
  assert.deepEqual([words, steps.map(({ name }) => name), shown], ["Lần lượt mời · còn 3", ["1.2", "1.4", "1.5"], true]);
  assert.deepEqual([callsView(running(), cues).shown, callsView(walking(4, [11, 12, 14, 15]), cues).words], [false, "Đã mời hết"]);
});

test("of the donor on stage the MC reads what may be said", () => {
  const state = walking(1, [11, 12]);
  const named = { ...state, current: { .../** @type {any} */ (state.current), step: { step_id: 11, title: "Công ty Muối Cà Ná", presenter: "Ông Minh", office: "Giám đốc", pledge_id: 7 } } };
  const lit = { pledge_id: 7, name: "Công ty Muối Cà Ná", kind: "cash", amount: 500_000_000, amount_in_words: "Năm trăm triệu đồng" };
  assert.deepEqual(donorNow(named, lit), { name: "Công ty Muối Cà Ná", presenter: "Ông Minh, Giám đốc", money: "500.000.000\u00a0đồng", words: "Năm trăm triệu đồng" });
  assert.equal(donorNow(named, { ...lit, amount: null, amount_in_words: null })?.money, "Không nêu số tiền");
  assert.deepEqual([donorNow(named, { ...lit, pledge_id: 8 }), donorNow(named, null), donorNow(null, lit)], [null, null, null]);
});
