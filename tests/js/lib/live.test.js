import assert from "node:assert/strict";
import test from "node:test";

import { makeClock } from "../../../static/js/lib/clock.js";
import { connectionWords } from "../../../static/js/lib/connection.js";
import { Live } from "../../../static/js/lib/live.js";
import { FakeSocket, FakeTime, push } from "./fakes.js";

/** @param {{there?: boolean}} [server] */
function page(server = {}) {
  const time = new FakeTime();
  /** @type {FakeSocket[]} */
  const sockets = [];
  /** @type {any[]} */
  const shown = [];
  const network = { there: true, ...server };
  const live = new Live({
    open: () => { const socket = new FakeSocket(); sockets.push(socket); return socket; },
    probe: async () => network.there,
    clock: makeClock(time.ticks, 0),
    ticks: time.ticks,
    every: time.every,
    after: time.after,
    random: () => 0.5,
  });
  live.watch("lang-nghe-2024", ["tote"], { tote: (state) => shown.push(state) }, { page: "stage" });
  const socket = () => /** @type {FakeSocket} */ (sockets.at(-1));
  return { time, sockets, shown, network, live, socket };
}

/** A page whose first states are in. */
function livePage() {
  const made = page();
  made.socket().say("connect");
  made.socket().answer({ tote: push("tote", 10, "ten") });
  return made;
}

test("connecting watches the forum's topics and shows the first states", async () => {
  const { socket, shown, live } = page();
  socket().say("connect");
  const { name, content } = socket().sent[0];
  assert.deepEqual([name, content], ["watch", { forum: "lang-nghe-2024", topics: ["tote"], page: "stage" }]);
  socket().answer({ tote: push("tote", 10, "ten") });
  await live.ready;
  assert.deepEqual(shown, ["ten"]);
  assert.equal(live.status().status, "live");
  assert.equal(live.state("tote"), "ten");
});

test("a probe is answered at once, and only by the line that stands", async () => {
  const { time, sockets, socket } = livePage();
  let answers = 0;
  socket().say("probe", {}, () => { answers += 1; });
  assert.equal(answers, 1);
  socket().say("disconnect");
  await time.forward(1000);
  sockets[0].say("probe", {}, () => { answers += 1; });
  assert.equal(answers, 1);
});

test("a page hears its device's name, also after it came back", async () => {
  const { time, socket, live } = livePage();
  /** @type {string[]} */
  const names = [];
  live.onIdentify((name) => names.push(name));
  socket().say("identify", { name: "Máy tính bảng MC" });
  socket().say("disconnect");
  await time.forward(1000);
  socket().say("identify", { name: "Máy tính bảng MC" });
  assert.deepEqual(names, ["Máy tính bảng MC", "Máy tính bảng MC"]);
});

test("lines are counted, each once, however often it is asked anew", async () => {
  const { time, socket, live } = livePage();
  assert.equal(live.status().lines, 1);
  socket().say("heartbeat", { seq: { tote: 11 } });
  socket().answer({ tote: push("tote", 11, "eleven") });
  assert.equal(live.status().lines, 1);
  socket().say("disconnect");
  await time.forward(1000);
  socket().say("connect");
  assert.equal(live.status().lines, 1);
  socket().answer({ tote: push("tote", 12, "twelve") });
  assert.deepEqual([live.status().lines, live.status().status], [2, "live"]);
});

test("an older state that comes late is dropped", () => {
  const { socket, shown } = livePage();
  socket().say("state", push("tote", 12, "twelve"));
  socket().say("state", push("tote", 11, "eleven"));
  assert.deepEqual(shown, ["ten", "twelve"]);
});

test("of an answer and the pushes the newest stands, whichever comes last", () => {
  const { socket, shown, live } = livePage();
  live.answered("tote", { seq: 12 });
  socket().say("state", push("tote", 11, "eleven"));
  live.answered("tote", { seq: 11 });
  socket().say("state", push("tote", 13, "thirteen"));
  assert.deepEqual(shown, ["ten", { seq: 12 }, "thirteen"]);
});

test("a push that overtakes the answer to watch is not undone by it", () => {
  const { socket, shown } = page();
  socket().say("connect");
  socket().say("state", push("tote", 12, "twelve"));
  socket().answer({ tote: push("tote", 11, "eleven") });
  assert.deepEqual(shown, ["twelve"]);
});

test("a heartbeat with a newer number makes the page ask again, once", () => {
  const { socket, shown } = livePage();
  socket().say("heartbeat", { seq: { tote: 14 }, now: "2024-10-17T19:00:02+07:00" });
  socket().say("heartbeat", { seq: { tote: 14 }, now: "2024-10-17T19:00:04+07:00" });
  assert.equal(socket().sent.length, 2);
  socket().answer({ tote: push("tote", 14, "fourteen") });
  assert.deepEqual(shown, ["ten", "fourteen"]);
});

test("a heartbeat with the known number asks nothing", () => {
  const { socket } = livePage();
  socket().say("heartbeat", { seq: { tote: 10 }, now: "2024-10-17T19:00:02+07:00" });
  assert.equal(socket().sent.length, 1);
});

test("silence is late after three seconds and lost after five, with the time of the last true numbers", async () => {
  const { time, live } = livePage();
  const good = live.status().good_at_ms;
  await time.forward(2900);
  assert.equal(live.status().status, "live");
  await time.forward(200);
  assert.equal(live.status().status, "late");
  await time.forward(2000);
  assert.deepEqual([live.status().status, live.status().good_at_ms], ["lost", good]);
});

test("a frozen server, whose sockets stay open, is given up and found again", async () => {
  const { time, sockets, network, socket, shown, live } = livePage();
  network.there = false;
  await time.forward(6500);
  assert.equal(sockets[0].dropped, true);
  await time.forward(60_000);
  assert.equal(sockets.length, 1);
  network.there = true;
  await time.forward(1000);
  assert.equal(sockets.length, 2);
  socket().say("connect");
  socket().answer({ tote: push("tote", 20, "twenty") });
  assert.deepEqual([shown.at(-1), live.status().status], ["twenty", "live"]);
});

test("after a minute away the server is found within a second of its return", async () => {
  const { time, sockets, network, socket } = livePage();
  network.there = false;
  socket().say("disconnect");
  await time.forward(60_000);
  network.there = true;
  await time.forward(1000);
  assert.equal(sockets.length, 2);
});

test("a database restored from a backup, with lower numbers, is believed after reconnecting", async () => {
  const { time, socket, shown } = livePage();
  socket().say("disconnect");
  await time.forward(1000);
  socket().say("connect");
  socket().answer({ tote: push("tote", 3, "three") });
  assert.deepEqual(shown, ["ten", "three"]);
});

test("what an abandoned socket still says is ignored", async () => {
  const { time, sockets, socket, shown } = livePage();
  socket().say("disconnect");
  await time.forward(1000);
  sockets[0].say("state", push("tote", 99, "ghost"));
  assert.deepEqual(shown, ["ten"]);
});

test("a watch that gets no answer is asked again", async () => {
  const { time, socket } = page();
  socket().say("connect");
  await time.forward(2500);
  assert.equal(socket().sent.length, 2);
});

test("a connection that does not come about is given up and tried anew", async () => {
  const { time, sockets } = page();
  await time.forward(4500);
  assert.equal(sockets.length, 2);
});

test("a refused watch is never live, says why, and connects again in case the rights come back", async () => {
  const { time, sockets, socket, live } = page();
  socket().say("connect");
  socket().sent[0].acknowledge({ ok: false, code: "forbidden" });
  assert.deepEqual([live.status().status, live.status().refused], ["late", "forbidden"]);
  await time.forward(6500);
  assert.equal(sockets.length, 2);
  socket().say("connect");
  socket().answer({});
  assert.deepEqual([live.status().status, live.status().refused], ["live", null]);
});

test("a page refused again and again stays lost, with the time of its last true numbers", async () => {
  const { time, socket, live } = livePage();
  const good = live.status().good_at_ms;
  socket().say("disconnect");
  /** @type {string[]} */
  const seen = [];
  for (let step = 0; step < 60; step += 1) {
    await time.forward(500);
    const asked = socket();
    if (!asked.connected && !asked.dropped) asked.say("connect");
    if (asked.sent.length === 1) asked.sent.splice(0)[0].acknowledge({ ok: false, code: "forbidden" });
    asked.say("heartbeat", { seq: {} });
    seen.push(live.status().status);
  }
  assert.deepEqual(new Set(seen.slice(12)), new Set(["lost"]));
  assert.equal(live.status().good_at_ms, good);
  assert.ok(live.status().silent_s >= 30);
});

test("the lamp speaks of rights only where rights are missing", () => {
  const refused = (/** @type {string} */ code) => connectionWords({ status: "late", good_at_ms: 1, silent_s: 4, refused: code, lines: 1 }, "Asia/Ho_Chi_Minh").lamp;
  assert.deepEqual(["forbidden", "unauthenticated", "failed"].map(refused), ["Không có quyền", "Không có quyền", "Chờ tín hiệu…"]);
});

test("a page that is shown again comes back at once, a live one stays as it is", async () => {
  const { time, sockets, live } = livePage();
  live.wake();
  await time.forward(1000);
  assert.equal(sockets.length, 1);
  await time.forward(3000);
  live.wake();
  await time.forward(500);
  assert.equal(sockets.length, 2);
});
