import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../static/js/lib/http.js";
import { beforeWhom } from "../../../static/js/show/editor/arranging.js";
import { keepUp, orphans, settle, shown, typed, unsaved } from "../../../static/js/show/editor/drafts.js";
import { bodyOf, locked, textOf } from "../../../static/js/show/editor/fields.js";
import { reportRows } from "../../../static/js/lib/sheet_report.js";
import { savesOn } from "../../../static/js/show/editor/panel.js";
import { makeSaver, oneAtATime } from "../../../static/js/show/editor/saving.js";
import { view, wayBack } from "../../../static/js/show/rundown.js";
import { at, cue, running, said } from "./states.js";

test("the head says how much there is and when it ends", () => {
  assert.deepEqual(view(running(), [cue(1), cue(2), cue(3, { skipped: true })], at(690)), {
    count: 2, total: "20 phút", planned_end: "20:00", forecast_end: "20:01",
  });
});

test("undo and redo say what they would do", () => {
  const { undo, redo } = wayBack({ can_undo: "Xóa “Văn nghệ”", can_redo: null });
  assert.deepEqual([undo.disabled, undo.attr.title, redo.disabled], [false, "Hoàn tác: Xóa “Văn nghệ” (Ctrl+Z)", true]);
});

test("fields stand as people write them", () => {
  const one = cue(1, { planned_s: 450, starts_at: said(900), scene: null, notes: { ...cue(1).notes, sound: "Nhạc nền" } });
  assert.deepEqual([textOf(one, "planned_s"), textOf(one, "starts_at"), textOf(one, "scene"), textOf(one, "sound")], ["7'30\"", "19:45", "", "Nhạc nền"]);
});

test("what is typed becomes what the server is sent, or a complaint", () => {
  assert.deepEqual(bodyOf(cue(1), "planned_s", "7'30\""), { body: { planned_s: 450 } });
  assert.deepEqual(bodyOf(cue(1), "starts_at", ""), { body: { starts_at: null } });
  assert.deepEqual(bodyOf(cue(1), "starts_at", "19h45"), { body: { starts_at: "2024-10-17T19:45:00+07:00" } });
  assert.deepEqual(bodyOf(cue(1), "scene", ""), { body: { scene: null } });
  assert.deepEqual(bodyOf(cue(1), "mc", "Kính thưa"), { body: { notes: { mc: "Kính thưa" } } });
  assert.deepEqual(["complaint" in bodyOf(cue(1), "title", "  "), "complaint" in bodyOf(cue(1), "planned_s", "lâu")], [true, true]);
});

test("what is over is locked; what runs keeps its name and times", () => {
  assert.deepEqual([locked("past", "mc"), locked("running", "title"), locked("running", "mc"), locked("coming", "title")], [true, true, false, false]);
});

test("a remote change never replaces what is being typed", () => {
  const drafts = new Map();
  typed(drafts, 1, cue(1), "title", "Tên tôi đang gõ");
  const theirs = cue(1, { title: "Tên của máy khác", presenter: "MC", version: 2 });
  assert.deepEqual([shown(drafts, 1, theirs, "title"), shown(drafts, 1, theirs, "presenter")], ["Tên tôi đang gõ", "MC"]);
});

test("a stale draft is said again, dropped, or put before the person", () => {
  const drafts = new Map();
  typed(drafts, 1, cue(1), "title", "Mới");
  const draft = [...drafts.values()][0];
  assert.equal(settle(draft, cue(1, { presenter: "MC", version: 2 })).next, "again");
  assert.equal(settle(draft, cue(1, { title: "Mới", version: 2 })).next, "same");
  const conflict = settle(draft, cue(1, { title: "Của họ", version: 2 }));
  assert.deepEqual([conflict.next, conflict.draft.theirs, conflict.draft.text], ["conflict", "Của họ", "Mới"]);
});

test("a draft keeps up with its row as long as nobody else wrote in its field", () => {
  const drafts = new Map();
  typed(drafts, 1, cue(1), "title", "Mới");
  keepUp(drafts, () => cue(1, { presenter: "MC", version: 2 }));
  assert.equal(drafts.get("1.title").version, 2);
  keepUp(drafts, () => cue(1, { title: "Của họ", version: 3 }));
  assert.equal(drafts.get("1.title").version, 2); // saving it will ask
});

test("drafts of a deleted row are found", () => {
  const drafts = new Map();
  typed(drafts, 7, cue(7), "title", "Mới");
  assert.deepEqual(orphans(drafts, new Set([1])).map(({ text }) => text), ["Mới"]);
});

/** A rundown of one cue, and a server that answers in turn. @param {any[]} answers */
function book(...answers) {
  let known = cue(1);
  /** @type {any[]} */
  const sent = [];
  const drafts = new Map();
  const patch = async (/** @type {string} */ _path, /** @type {any} */ body) => {
    sent.push(body);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const saver = makeSaver({
    http: /** @type {any} */ ({ patch }), drafts, find: () => known, took: (one) => (known = one), say: () => {}, changed: () => {},
  });
  return { saver, sent, drafts, known: () => known };
}

/** @param {any} current */
const stale = (current) => new Problem({ status: 409, code: "stale", title: "", detail: "", current });

test("a field is saved with the version it was typed over", async () => {
  const { saver, sent, drafts, known } = book(cue(1, { title: "Mới", version: 2 }));
  typed(drafts, 1, cue(1), "title", "Mới");
  await saver.save(1, "title");
  assert.deepEqual([sent, drafts.size, known().version], [[{ title: "Mới", version: 1 }], 0, 2]);
});

test("another field was changed elsewhere: both changes stand", async () => {
  const { saver, sent, drafts } = book(stale(cue(1, { presenter: "MC", version: 2 })), cue(1, { title: "Mới", presenter: "MC", version: 3 }));
  typed(drafts, 1, cue(1), "title", "Mới");
  await saver.save(1, "title");
  assert.deepEqual([sent.map(({ version }) => version), drafts.size], [[1, 2], 0]);
});

test("the same field was changed elsewhere: nothing is overwritten, both texts are kept", async () => {
  const { saver, sent, drafts } = book(stale(cue(1, { title: "Của họ", version: 2 })));
  typed(drafts, 1, cue(1), "title", "Mới");
  await saver.save(1, "title");
  const { text, theirs } = drafts.get("1.title");
  assert.deepEqual([sent.length, text, theirs], [1, "Mới", "Của họ"]);
});

test("what cannot be saved stays in its field with a complaint", async () => {
  const { saver, drafts } = book(new Problem({ status: 0, code: "unreachable", title: "", detail: "" }));
  typed(drafts, 1, cue(1), "title", "Mới");
  await saver.save(1, "title");
  assert.deepEqual([drafts.get("1.title").text, drafts.get("1.title").complaint !== ""], ["Mới", true]);
});

test("what got no answer is sent again, once, and then is saved", async () => {
  const lost = new Problem({ status: 0, code: "unreachable", title: "", detail: "" });
  const { saver, sent, drafts } = book(lost, cue(1, { notes: { ...cue(1).notes, mc: "Mời đại biểu" }, version: 2 }));
  typed(drafts, 1, cue(1), "mc", "Mời đại biểu");
  await saver.resend();
  assert.equal(sent.length, 0); // still being typed
  await saver.save(1, "mc");
  assert.equal(unsaved(drafts), true);
  await saver.resend();
  await saver.resend();
  assert.deepEqual([sent.length, unsaved(drafts)], [2, false]);
});

test("Enter saves a field; in a note, where it begins a line, Ctrl+Enter does", () => {
  const enter = { key: "Enter", ctrlKey: false, metaKey: false, isComposing: false };
  assert.deepEqual([savesOn(enter, false), savesOn(enter, true), savesOn({ ...enter, ctrlKey: true }, true)], [true, false, true]);
  assert.equal(savesOn({ ...enter, isComposing: true }, false), false);
});

test("a row moved three times quickly moves three places", async () => {
  let order = [1, 2, 3, 4].map((id) => cue(id)); // the server's
  let known = order;
  const post = async (/** @type {string} */ _path, /** @type {any} */ { before }) => {
    const rest = order.filter(({ id }) => id !== 1);
    const place = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
    order = [...rest.slice(0, place), cue(1), ...rest.slice(place)];
  };
  const saver = makeSaver({
    http: /** @type {any} */ ({ post }), drafts: new Map(), find: () => cue(1), took: () => {}, say: () => {}, changed: () => {},
  });
  const down = () => saver.change(1, () => ({ path: "", method: "post", body: { before: beforeWhom(known, new Set([1]), 1) } }), true, async () => { known = order; });
  await Promise.all([down(), down(), down()]);
  assert.deepEqual(order.map(({ id }) => id), [2, 3, 4, 1]);
});

test("a refused change tells the next nothing", async () => {
  let told = 0;
  const refuse = async () => { throw new Problem({ status: 409, code: "running", title: "", detail: "" }); };
  const saver = makeSaver({
    http: /** @type {any} */ ({ post: refuse }), drafts: new Map(), find: () => cue(1), took: () => {}, say: () => {}, changed: () => {},
  });
  await saver.change(1, () => ({ path: "", method: "post", body: {} }), true, async () => { told += 1; });
  assert.equal(told, 0);
});

test("a double press adds one row; after it another can be added", async () => {
  /** @type {number[]} */
  const added = [];
  const add = oneAtATime(async (/** @type {number} */ before) => { added.push(before); await Promise.resolve(); });
  await Promise.all([add(1), add(1)]);
  await add(2);
  assert.deepEqual(added, [1, 2]);
});

test("what reads wrong is not sent", async () => {
  const { saver, sent, drafts } = book();
  typed(drafts, 1, cue(1), "planned_s", "lâu");
  await saver.save(1, "planned_s");
  assert.deepEqual([sent, drafts.get("1.planned_s").complaint !== ""], [[], true]);
});

test("an import is shown row by row, errors beside their rows", () => {
  const rows = reportRows({
    rows: [{ row: 3, action: "create", what: "Văn nghệ", why: null }],
    errors: [{ row: 2, column: "Thời lượng", message: "không đọc được" }],
    warnings: [{ row: 0, column: "", message: "vẫn được giữ" }, { row: 3, column: "", message: "sớm hơn" }],
  });
  assert.deepEqual(rows.map(({ row, action, complaints }) => [row, action, complaints.map(({ text }) => text)]), [
    [2, null, ["Thời lượng: không đọc được"]], [3, "create", ["sớm hơn"]], [0, null, ["vẫn được giữ"]],
  ]);
});
