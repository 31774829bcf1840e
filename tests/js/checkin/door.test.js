import test from "node:test";
import assert from "node:assert/strict";
import { AT, DAT, GONE, open } from "./door_desk.js";
import { FakeServer } from "./door_server.js";
import { CAME, NOBODYS, TAM } from "./people.js";

function other() {
  return { ...CAME, id: 99, desk: "Bàn 2", admitted_at: "2024-10-17T11:00:00.000Z", scanned_at: "2024-10-17T11:00:00.000Z" };
}

test("a scan lets the guest in", async () => {
  const server = new FakeServer();
  const { door, kinds, kept } = await open(server);
  await door.scan(` ${TAM.code}`);
  assert.deepEqual(kinds(), ["asking", "admitted"]);
  assert.deepEqual(server.asked, [["check-ins", { code: TAM.code, scanned_at: AT, desk: "Bàn 1" }]]);
  assert.deepEqual(kept(), []);
});

test("a second scan says who is inside already; an unknown code is refused", async () => {
  const server = new FakeServer();
  server.inside.set(44, other());
  const { door, told } = await open(server);
  await door.scan(TAM.code);
  await door.scan(NOBODYS);
  assert.deepEqual(told.map(({ kind, reason }) => [kind, reason]), [["asking", undefined], ["already", undefined], ["asking", undefined], ["refused", "unknown_code"]]);
});

test("the same desk's second scan within five seconds stays green, later it is amber", async () => {
  const { door, kinds, time } = await open(new FakeServer());
  await door.scan(TAM.code);
  time.now_ms += 4000;
  await door.scan(TAM.code);
  time.now_ms += 2000;
  await door.scan(TAM.code);
  assert.deepEqual(kinds(), ["asking", "admitted", "asking", "admitted", "asking", "already"]);
});

test("without an answer the desk's own list lets the guest in, unconfirmed, and the line's return confirms it", async () => {
  const server = new FakeServer();
  const { door, told, kinds, kept } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  assert.deepEqual([kinds(), told[1].guest.full_name, told[1].admission.id], [["asking", "letin"], "Vũ Quốc Tâm", 0]);
  assert.deepEqual(kept().map(({ key, guest_id, desk }) => [key, guest_id, desk]), [["k1", 44, "Bàn 1"]]);
  server.cut = false;
  assert.equal(await door.giveOver(), true);
  assert.deepEqual(server.asked.at(-1), ["check-ins/batch", { items: [{ key: "k1", code: TAM.code, scanned_at: AT, desk: "Bàn 1", offline: true }] }]);
  assert.deepEqual([kinds().at(-1), kept(), server.admitted], ["admitted", [], 1]);
});

test("where the line is known to be cut, whoever is listed is let in at once, and nobody is sent away unasked", async () => {
  const server = new FakeServer();
  const { door, kinds, time } = await open(server);
  server.cut = true;
  time.cut = true;
  for (const code of [TAM.code, NOBODYS, GONE.code]) await door.scan(code);
  assert.deepEqual(kinds(), ["letin", "asking", "refused", "asking", "refused"]);
});

test("the desk's own list says unknown, withdrawn and inside already; none of them waits to be let in", async () => {
  const server = new FakeServer();
  const { door, told, list, time } = await open(server);
  time.now_ms += 1;
  await list.mark(45, { state: "present", admitted_at: "2024-10-17T11:00:00.000Z", desk: "Bàn 2" });
  server.cut = true;
  for (const code of [NOBODYS, GONE.code, DAT.code]) await door.scan(code);
  const said = told.filter(({ kind }) => kind !== "asking").map(({ kind, reason, admission }) => [kind, reason ?? admission.desk]);
  assert.deepEqual(said, [["refused", "not_listed"], ["refused", "revoked"], ["already", "Bàn 2"]]);
  server.cut = false;
  await door.giveOver();
  assert.equal(server.admitted, 0);
});

test("of a scan that was refused here but may have reached the server, the server is asked what became of it", async () => {
  const server = new FakeServer();
  server.guests = [{ ...TAM, id: 50, code: NOBODYS }]; // a walk-in of another desk, not on this one's list yet
  const { door, told, kinds } = await open(server);
  server.lost = "timeout";
  await door.scan(NOBODYS);
  assert.deepEqual(told.at(-1).reason, "not_listed");
  server.lost = "";
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), server.admitted, door.queue], ["admitted", 1, []]);
});

test("a scan of a desk without a list waits, and is never shown as let in before the server said so", async () => {
  const server = new FakeServer();
  const { door, kinds } = await open(server, { listed: false });
  server.cut = true;
  await door.scan(TAM.code);
  assert.deepEqual(kinds(), ["asking", "waiting"]);
  server.cut = false;
  await door.giveOver();
  assert.deepEqual(kinds(), ["asking", "waiting", "admitted"]);
});

test("a lost answer is one admission", async () => {
  const server = new FakeServer();
  const { door, kinds } = await open(server);
  server.lost = "timeout";
  await door.scan(TAM.code);
  server.lost = "";
  await door.giveOver();
  assert.deepEqual(kinds(), ["asking", "letin", "admitted"]);
  assert.equal(server.admitted, 1);
});

test("a connection that breaks is asked again at once, under the same key", async () => {
  const server = new FakeServer();
  const { door, kinds } = await open(server);
  server.lost = "unreachable";
  const { post } = server;
  server.post = (path, body, wish) => post(path, body, wish).catch((error) => { server.lost = ""; throw error; });
  await door.scan(TAM.code);
  assert.deepEqual([kinds(), server.admitted, server.asked.length], [["asking", "admitted"], 1, 2]);
});

test("a code scanned again while it waits is the same guest, let in once", async () => {
  const server = new FakeServer();
  const { door, kept, kinds, time } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  await door.scan(TAM.code);
  time.now_ms += 6000;
  await door.scan(TAM.code);
  assert.deepEqual([kept().length, kinds()], [1, ["asking", "letin", "letin", "already"]]);
});

test("a server that answers but does not take what waits says why", async () => {
  const server = new FakeServer();
  const { door, kept } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  server.cut = false;
  server.refuses = true;
  assert.equal(await door.giveOver(), false);
  assert.equal(door.trouble, "Hãy đăng nhập lại.");
  server.refuses = false;
  assert.equal(await door.giveOver(), true);
  assert.deepEqual([door.trouble, kept()], ["", []]);
});

test("a misread code does not wait for the line", async () => {
  const server = new FakeServer();
  const { door, kinds, kept } = await open(server);
  server.cut = true;
  await door.scan("58463697698027703789");
  assert.deepEqual([kinds(), kept()], [["asking", "refused"], []]);
});

test("let in here while another desk had let in too: said when it is known", async () => {
  const server = new FakeServer();
  const { door, told } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  server.inside.set(44, other());
  server.cut = false;
  await door.giveOver();
  assert.deepEqual([told.at(-1).kind, told.at(-1).admission.desk], ["already", "Bàn 2"]);
});

test("what was taken back before it was handed over is nobody's admission", async () => {
  const server = new FakeServer();
  const { door, told, kinds } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  await door.undo(told[1]);
  server.cut = false;
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), server.admitted, door.queue], ["undone", 0, []]);
});

test("what was taken back here after the server had got it is taken back there, and can be let in anew", async () => {
  const server = new FakeServer();
  const { door, told, kinds } = await open(server);
  server.lost = "timeout";
  await door.scan(TAM.code);
  server.cut = true;
  await door.undo(told[1]);
  await door.scan(TAM.code);
  server.cut = false;
  server.lost = "";
  await door.giveOver();
  assert.deepEqual([kinds(), server.admitted], [["asking", "letin", "undone", "letin", "admitted"], 2]);
  assert.equal(server.attempts.get("k1").admission.undone_at !== null, true);
});

test("a deputy named while the scan waits is named when it is handed over, even if the line breaks between", async () => {
  const server = new FakeServer();
  const { door, told, kinds, kept } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  await door.deputise(told[1], { full_name: "Lê Văn Thay", position: "" });
  assert.equal(told.at(-1).admission.deputy.full_name, "Lê Văn Thay");
  server.cut = false;
  const { post } = server;
  server.post = (path, body, wish) => { if (path.endsWith("deputy")) server.cut = true; return post(path, body, wish); };
  await door.giveOver();
  assert.deepEqual(kept().map(({ wish }) => wish), ["deputise"]);
  server.cut = false;
  server.post = post;
  await door.giveOver();
  assert.deepEqual([server.inside.get(44).deputy.full_name, kinds().at(-1), kept()], ["Lê Văn Thay", "admitted", []]);
});

test("the queue outlives the browser, and two tabs hand over the same scan once", async () => {
  const server = new FakeServer();
  const first = await open(server);
  server.cut = true;
  await first.door.scan(TAM.code);
  const second = await open(server, { shelf: first.shelf, tab: "t" });
  assert.deepEqual(second.door.queue.map(({ key }) => key), ["k1"]);
  server.cut = false;
  await Promise.all([first.door.giveOver(), second.door.giveOver()]);
  assert.deepEqual([server.admitted, first.door.queue, first.kept()], [1, [], []]);
});

test("a delegation comes in together; without the line each waits under a key of its own", async () => {
  for (const cut of [false, true]) {
    const server = new FakeServer();
    server.guests = [TAM, { ...TAM, id: 45, code: DAT.code }];
    const { door, kinds, list } = await open(server);
    server.cut = cut;
    assert.equal(await door.admitDelegation(7, list.members(7).filter(({ state }) => state === "expected")), 2);
    assert.deepEqual(kinds(), cut ? ["letin", "letin"] : ["admitted", "admitted"]);
    server.cut = false;
    await door.giveOver();
    assert.deepEqual([server.inside.size, door.queue], [2, []]);
  }
});

test("of a delegation those are counted who were let in now, not who was inside already", async () => {
  const server = new FakeServer();
  server.guests = [TAM, { ...TAM, id: 45, code: DAT.code }];
  server.inside.set(44, other());
  const { door, kinds, list } = await open(server);
  assert.equal(await door.admitDelegation(7, [TAM, DAT].map(({ id }) => /** @type {any} */ (list.guest(id)))), 1);
  assert.deepEqual(kinds(), ["already", "admitted"]);
});

test("a server of another version that no longer knows this way of asking sends nobody away: the own list lets in, and the scan waits", async () => {
  const server = new FakeServer();
  const { door, kinds, kept } = await open(server);
  server.strange = true;
  await door.scan(TAM.code);
  await door.giveOver();
  assert.deepEqual([kinds(), kept().map(({ key }) => key)], [["asking", "letin"], ["k1"]]);
  assert.match(door.trouble, /phiên bản khác/);
  server.strange = false;
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), kept(), server.admitted, door.trouble], ["admitted", [], 1, ""]);
});

test("what the server says of a scan in words this version does not know leaves the scan waiting", async () => {
  const server = new FakeServer();
  const { door, kinds, kept } = await open(server);
  server.cut = true;
  await door.scan(TAM.code);
  server.cut = false;
  const answer = server.post;
  server.post = async () => ({ results: [{ key: "k1", status: "referred_to_protocol" }] });
  await door.giveOver();
  assert.deepEqual([kinds(), kept().length], [["asking", "letin"], 1]);
  server.post = answer;
  await door.giveOver();
  assert.deepEqual([kinds().at(-1), kept()], ["admitted", []]);
});
