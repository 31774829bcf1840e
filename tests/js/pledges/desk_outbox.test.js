import test from "node:test";
import assert from "node:assert/strict";
import { Problem } from "../../../static/js/lib/http.js";
import { hopeless, Outbox, tabStore } from "../../../static/js/pledges/desk/outbox.js";
import { numberSlips, slipNumber, slipOf } from "../../../static/js/pledges/desk/slips.js";
import { outgoingView } from "../../../static/js/pledges/desk/sending.js";
import { PLAIN } from "./pledges.js";

/** @typedef {import("../../../static/js/pledges/desk/types").Outgoing} Outgoing */

const body = /** @type {const} */ ({
  donor: { name: "Bà Tám", kind: "person", anonymous: false }, kind: "cash", amount: 5_000_000, description: "", channel: "desk", hold: false, ...PLAIN, slip: "Bàn 1 – 001",
});
const read = { words: "Năm triệu đồng", again: false };
const lost = () => new Problem({ status: 0, code: "unreachable", title: "", detail: "Không nối được" });
const refused = () => new Problem({ status: 422, code: "invalid", title: "", detail: "", errors: { amount: "Quá lớn" } });
const broke = () => new Problem({ status: 500, code: "internal", title: "", detail: "" });
const settled = () => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)); });

/** A server that answers by a script and counts by key, and time that moves when told. @param {(() => Problem | null)[]} script */
function world(script, kept = /** @type {Outgoing[]} */ ([]), actor = "device:1", hall = { rehearsal: /** @type {boolean | null} */ (false) }) {
  const counted = new Set();
  /** @type {string[]} */
  const keys = [];
  /** @type {unknown[]} */
  const said = [];
  /** @type {(() => void)[]} */
  const timers = [];
  /** @type {unknown[]} */
  const arrived = [];
  const storage = { entries: kept };
  let made = 0;
  const outbox = new Outbox({
    http: {
      post: async (_path, sent, wish) => {
        said.push(/** @type {import("../../../static/js/pledges/desk/types").PledgeBody} */ (sent).rehearsal);
        keys.push(String(wish?.key));
        counted.add(wish?.key);
        const problem = script.shift()?.() ?? null;
        if (problem) throw problem;
        return { id: counted.size };
      },
    },
    store: { load: () => storage.entries, save: (entries) => { storage.entries = entries; } },
    actor: { id: actor, name: "Bàn 1" },
    newSlip: () => "Bàn 1 – 001",
    newKey: () => `key-${(made += 1)}`,
    rehearsal: () => hall.rehearsal,
    now: () => 0,
    after: (run) => timers.push(run),
    changed: () => {},
    arrived: (taken) => arrived.push(taken),
  });
  const tick = async () => { timers.splice(0).forEach((run) => run()); await settled(); };
  return { outbox, counted, keys, said, arrived, storage, tick };
}

test("an answered entry leaves the screen", async () => {
  const { outbox, arrived, storage } = world([]);
  outbox.send(body, read);
  assert.equal(outbox.entries[0].state, "sending");
  await settled();
  assert.deepEqual([outbox.entries, storage.entries, arrived], [[], [], [{ id: 1 }]]);
});

test("a lost answer is asked for again with the same key and counts once", async () => {
  const { outbox, counted, keys, arrived, storage, tick } = world([lost, lost]);
  outbox.send(body, read);
  await settled();
  assert.deepEqual([outbox.entries[0].state, storage.entries.length], ["waiting", 1]);
  await tick();
  await tick();
  assert.deepEqual([keys, counted.size, arrived.length, outbox.entries], [["key-1", "key-1", "key-1"], 1, 1, []]);
});

test("entries confirmed while the server is away are sent in order when the line is back", async () => {
  const { outbox, keys, tick } = world([lost]);
  outbox.send(body, read);
  outbox.send({ ...body, amount: 6_000_000 }, read);
  await settled();
  outbox.wake();
  await settled();
  await tick();
  assert.deepEqual([keys, outbox.entries], [["key-1", "key-1", "key-2"], []]);
});

test("an entry says what was on when it was said, however late it arrives", async () => {
  const hall = { rehearsal: /** @type {boolean | null} */ (false) };
  const { outbox, said, tick } = world([lost, lost], [], "device:1", hall);
  outbox.send(body, read);
  await settled();
  hall.rehearsal = true;
  outbox.send({ ...body, amount: 6_000_000 }, read);
  hall.rehearsal = null;
  outbox.send({ ...body, amount: 7_000_000 }, read);
  await tick();
  await tick();
  assert.deepEqual([said, outbox.entries], [[false, false, false, true, null], []]);
});

test("a reloaded page sends what was kept, with its key", async () => {
  const before = world([lost]);
  before.outbox.send(body, read);
  await settled();
  const after = world([], before.storage.entries);
  after.outbox.wake();
  await settled();
  assert.deepEqual([after.keys, after.outbox.entries], [["key-1"], []]);
});

test("a refused entry stays on the screen, is not sent again, and holds nothing back", async () => {
  const { outbox, keys, arrived } = world([refused]);
  outbox.send(body, read);
  await settled();
  outbox.send({ ...body, amount: 6_000_000 }, read);
  await settled();
  assert.deepEqual([outbox.entries.map(({ state, why }) => [state, why]), keys, arrived.length], [[["refused", "Quá lớn"]], ["key-1", "key-2"], 1]);
  outbox.drop("key-1");
  assert.deepEqual(outbox.entries, []);
});

test("what waits for its answer cannot be dropped: it may have counted", async () => {
  const { outbox } = world([lost]);
  outbox.send(body, read);
  await settled();
  outbox.drop("key-1");
  assert.equal(outbox.entries.length, 1);
});

test("an entry the server fails over and over holds no other back, and may be put away", async () => {
  /** @type {(() => Problem | null)[]} */
  const script = [];
  const { outbox, keys, arrived, tick } = world(script);
  script.push(broke);
  outbox.send(body, read);
  outbox.send({ ...body, amount: 6_000_000 }, read);
  await settled();
  assert.deepEqual([keys, arrived.length], [["key-1", "key-2"], 1]);
  outbox.drop("key-1");
  assert.equal(outbox.entries.length, 1);
  for (let more = 0; more < 7; more += 1) {
    script.push(broke);
    await tick();
  }
  assert.equal(hopeless(outbox.entries[0]), true);
  outbox.drop("key-1");
  assert.deepEqual(outbox.entries, []);
});

test("another sign-in does not send what it did not confirm: the key would not be known", async () => {
  const before = world([lost]);
  before.outbox.send(body, read);
  await settled();
  const after = world([], before.storage.entries, "device:2");
  after.outbox.wake();
  await settled();
  assert.deepEqual([after.keys, after.outbox.entries.length], [[], 1]);
});

test("an entry says how it fares", () => {
  const one = /** @type {Outgoing} */ ({ key: "k", actor: "a", actor_name: "Bàn 2", confirmed_at: "", body, ...read, state: "sending", tries: 0, why: "" });
  const words = [one, { ...one, state: "waiting", tries: 1 }, { ...one, state: "refused", why: "Quá lớn" }]
    .map((entry) => outgoingView(/** @type {Outgoing} */ (entry), false).words);
  assert.deepEqual(words, ["Đang gửi…", "Chưa gửi được – đang gửi lại. Khoản này chỉ được tính một lần.", "Bị từ chối, chưa được tính: Quá lớn"]);
  const behind = outgoingView({ ...one, body: { ...body, slip: "Bàn 1 – 018" } }, false, true);
  assert.deepEqual([behind.paper, behind.words], ["018", "Chưa gửi được – đang gửi lại. Khoản này chỉ được tính một lần."]);
  assert.equal(outgoingView(one, true).words, "Do Bàn 2 xác nhận, chưa gửi được. Hãy đăng nhập lại bằng tài khoản đó để gửi.");
});

test("a spoilt storage is an empty one", () => {
  const storage = /** @type {Storage} */ (/** @type {unknown} */ ({ getItem: () => "{oops" }));
  assert.deepEqual(tabStore(storage, "x").load(), []);
});

/** @param {Map<string, string>} kept */
const storageOf = (kept) => ({ getItem: (/** @type {string} */ name) => kept.get(name) ?? null, setItem: (/** @type {string} */ name, /** @type {string} */ text) => { kept.set(name, text); } });

test("each entry has the number of a paper slip, said large while it waits", async () => {
  const storage = storageOf(new Map());
  const slips = [numberSlips(storage, "slip", "Bàn 1"), numberSlips(storage, "slip", "Bàn 1")].map(({ next }) => next());
  assert.deepEqual([slips, slips.map(slipNumber)], [["Bàn 1 – 001", "Bàn 1 – 002"], ["001", "002"]]);
  const { outbox } = world([lost]);
  outbox.send(body, read);
  assert.deepEqual([outbox.entries[0].body.slip, outgoingView(outbox.entries[0], false).paper], ["Bàn 1 – 001", ""]);
  await settled();
  assert.equal(outgoingView(outbox.entries[0], false).paper, "001");
});

test("a laptop that takes another's place counts on from what the server knows, an old one from what it knows itself", () => {
  const fresh = numberSlips(storageOf(new Map()), "slip", "Bàn 1", 16);
  const old = numberSlips(storageOf(new Map([["slip", "20"]])), "slip", "Bàn 1", 16);
  assert.deepEqual([fresh.next(), fresh.next(), old.next()], ["Bàn 1 – 017", "Bàn 1 – 018", "Bàn 1 – 021"]);
});

test("a slip is named as it is printed, whatever is typed of it", () => {
  const typed = ["17", " 017 ", "Bàn 2 - 17", "Bàn 2–1000", "Cửa chính — 3", "phiếu của bà Tám"].map((text) => slipOf(text, "Bàn 1"));
  assert.deepEqual(typed, ["Bàn 1 – 017", "Bàn 1 – 017", "Bàn 2 – 017", "Bàn 2 – 1000", "Cửa chính – 003", "phiếu của bà Tám"]);
});

test("the desk counts on from a slip of its own that was typed in, and gives no number twice", () => {
  const { next, last } = numberSlips(storageOf(new Map()), "slip", "Bàn 1");
  assert.deepEqual([next(), next("41"), next(), next("7"), next("Bàn 2 – 90"), next()], [
    "Bàn 1 – 001", "Bàn 1 – 041", "Bàn 1 – 042", "Bàn 1 – 007", "Bàn 2 – 090", "Bàn 1 – 043",
  ]);
  assert.deepEqual([next("2017"), next(), last()], ["Bàn 1 – 2017", "Bàn 1 – 044", 44]);
});
