import test from "node:test";
import assert from "node:assert/strict";
import * as entry from "../../../static/js/pledges/desk/entry.js";
import { PLAIN, PLEDGE } from "./pledges.js";

const draft = { ...entry.EMPTY_DRAFT, name: "Công ty Muối Cà Ná", amount: "1,2 tỷ" };
const read = { amount: 1_200_000_000, amount_in_words: "Một tỷ hai trăm triệu đồng", repeat: null };
const earlier = { id: 1, reference: "UH-0001-3", at: "2024-10-17T12:30:00.000+00:00", desk: "Bàn 2", by: "pledges" };

test("a donor and an amount are read back before they count", () => {
  const reading = entry.begin(entry.IDLE, draft);
  const heard = entry.hear(reading, draft, read);
  assert.deepEqual([reading.step, heard.step], ["reading", "read"]);
  assert.deepEqual(entry.panelView(heard), {
    kind: "read", name: "Công ty Muối Cà Ná", marks: ["Tổ chức"], repeat: null,
    digits: "1.200.000.000\u00a0đồng", words: "Một tỷ hai trăm triệu đồng",
  });
});

test("what is sent is the integer that was read, not the text", () => {
  assert.deepEqual(entry.bodyOf(draft, read), {
    donor: { name: "Công ty Muối Cà Ná", kind: "organisation", anonymous: false },
    kind: "cash", amount: 1_200_000_000, description: "", channel: "desk", hold: false, ...PLAIN,
  });
});

test("a missing donor or amount is said without asking the server", () => {
  const { step, errors } = entry.begin(entry.IDLE, entry.EMPTY_DRAFT);
  assert.equal(step, "typing");
  assert.deepEqual(Object.keys(errors), ["donor.name", "amount"]);
});

test("a gift needs a description and no amount", () => {
  const gift = { ...entry.EMPTY_DRAFT, name: "HTX Nho", kind: /** @type {const} */ ("in_kind") };
  assert.deepEqual(Object.keys(entry.missing(gift)), ["description"]);
  assert.deepEqual(entry.missing({ ...gift, description: "200 phần quà" }), {});
});

test("going back keeps nothing of the reading", () => {
  const heard = entry.hear(entry.begin(entry.IDLE, draft), draft, read);
  assert.deepEqual(entry.edit(heard), entry.IDLE);
});

test("a reading of what was typed before is not shown", () => {
  const other = { ...draft, amount: "2 tỷ" };
  const reading = entry.begin(entry.begin(entry.IDLE, draft), other);
  assert.equal(entry.hear(reading, draft, read), reading);
  assert.equal(entry.hear(entry.IDLE, draft, read), entry.IDLE);
});

test("a refused amount stands at its field", () => {
  const refused = entry.refuse(entry.begin(entry.IDLE, draft), draft, { amount: "Không đọc được" });
  assert.deepEqual([refused.step, refused.errors], ["typing", { amount: "Không đọc được" }]);
});

test("the same donor and amount ask again, with when and which desk", () => {
  assert.equal(entry.repeatText(earlier), "Cùng nhà tài trợ, cùng số tiền đã ghi lúc 19:30 – Bàn 2 – UH-0001-3.");
  assert.equal(entry.repeatText(null), null);
});

test("all that is unusual is read back too", () => {
  const unusual = { ...draft, donor_kind: /** @type {const} */ ("person"), anonymous: true, channel: /** @type {const} */ ("stage"), hold: true };
  assert.deepEqual(entry.marks(unusual), ["Cá nhân", "ẩn danh trên màn hình", "Trên sân khấu", "GIỮ LẠI – chưa tính vào tổng"]);
});

test("a form of address makes a person, anything else an organisation", () => {
  const kinds = ["Bà Nguyễn Thị Ánh", "Gia đình ông Đàng Năng Thọ", "Công ty Anh Dũng", "Ôngtrùm"].map(entry.guessKind);
  assert.deepEqual(kinds, ["person", "person", "organisation", "organisation"]);
});

test("an entry refused on its way comes back into the fields", () => {
  assert.deepEqual(entry.draftOf(entry.bodyOf(draft, read)), { ...draft, amount: "1.200.000.000" });
});

test("a slip written by hand is sent with its entry, read back, and comes back with it", () => {
  const written = { ...draft, slip: "Bàn 1 – 017" };
  const body = entry.bodyOf(written, read);
  assert.deepEqual([body.slip, "slip" in entry.bodyOf(draft, read)], ["Bàn 1 – 017", false]);
  assert.deepEqual(entry.marks(written), ["Tổ chức", "Phiếu giấy Bàn 1 – 017"]);
  assert.deepEqual(entry.draftOf(body), { ...written, amount: "1.200.000.000" });
});

test("a slip that was typed in before is asked about", () => {
  const heard = entry.hear(entry.begin(entry.IDLE, draft), draft, { ...read, entered: PLEDGE });
  assert.equal(/** @type {any} */ (entry.panelView(heard)).repeat, "Phiếu giấy này đã nhập: UH-0001-3 – Công ty Muối.");
});

test("a code pays money that stands, and nothing else", () => {
  const paid = [{}, { status: "held" }, { kind: "in_kind" }, { amount: null }, { status: "void" }, { rehearsal: true }];
  assert.deepEqual(paid.map((change) => entry.payable(/** @type {any} */ ({ ...PLEDGE, ...change }))), [true, true, false, false, false, false]);
});
