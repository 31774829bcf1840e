import test from "node:test";
import assert from "node:assert/strict";
import { Door } from "../../../static/js/checkin/door.js";
import { Problem } from "../../../static/js/lib/http.js";
import { CAME, TAM } from "./people.js";

const AT = "2024-10-17T11:42:00.000Z";

/** A server for one guest, that can be cut off, lose answers, and counts admissions. */
class FakeServer {
  cut = false;
  /** What of an answer arrives instead, where it is lost. @type {"unreachable" | "timeout" | ""} */
  lost = "";
  refuses = false;
  /** @type {any} */
  admission = null;
  admitted = 0;
  /** @type {any[]} */
  asked = [];

  get = async () => TAM;

  /** @param {string} path @param {any} body @returns {Promise<any>} */
  post = async (path, body) => {
    if (this.cut) throw noAnswer("unreachable");
    if (this.refuses) throw new Problem({ status: 401, code: "unauthenticated", title: "", detail: "Hãy đăng nhập lại." });
    this.asked.push([path, body]);
    const answer = path === "check-ins" ? this.#single(body) : { results: body.items.map((/** @type {any} */ item) => this.#kept(item)) };
    if (this.lost) throw noAnswer(this.lost);
    return answer;
  };

  /** @param {any} body */
  #single({ code, desk, scanned_at }) {
    if (code !== TAM.code) throw new Problem({ status: 404, code: "unknown_code", title: "", detail: "Không có" });
    if (this.admission) throw new Problem({ status: 409, code: "already_admitted", title: "", detail: "Rồi", admission: this.admission, guest: TAM });
    return { admission: this.#admit(desk, scanned_at), guest: TAM };
  }

  /** @param {any} item */
  #kept({ key, code, desk, scanned_at }) {
    if (code !== TAM.code) return { key, status: "unknown_code", code: "unknown_code" };
    if (this.admission) return { key, status: "already_admitted", code: "already_admitted", admission: this.admission };
    return { key, status: "admitted", admission: this.#admit(desk, scanned_at) };
  }

  /** @param {string} desk @param {string} scanned_at */
  #admit(desk, scanned_at) {
    this.admitted += 1;
    this.admission = { ...CAME, desk, scanned_at };
    return this.admission;
  }
}

const noAnswer = (/** @type {string} */ code) => new Problem({ status: 0, code, title: "", detail: "" });

/** @param {FakeServer} server */
function open(server) {
  let keys = 0;
  /** @type {any[]} */
  const told = [];
  /** @type {any} */
  let kept = [];
  const door = new Door({
    http: server, desk: () => "Bàn 1", now: () => AT, newKey: () => `k${(keys += 1)}`, cut: () => false,
    store: { load: () => kept, save: (queue) => { kept = queue; } },
    tell: (outcome) => told.push(outcome), count: () => {},
  });
  return { door, told, kinds: () => told.map(({ kind }) => kind), kept: () => kept };
}

test("a scan lets the guest in", async () => {
  const server = new FakeServer();
  const { door, kinds, kept } = open(server);
  await door.scan(` ${TAM.code}`);
  assert.deepEqual(kinds(), ["asking", "admitted"]);
  assert.deepEqual(server.asked, [["check-ins", { code: TAM.code, scanned_at: AT, desk: "Bàn 1" }]]);
  assert.deepEqual(kept(), []);
});

test("a second scan says who is inside already; an unknown code is refused", async () => {
  const server = new FakeServer();
  server.admission = { ...CAME, scanned_at: "2024-10-17T11:00:00.000Z" };
  const { door, told } = open(server);
  await door.scan(TAM.code);
  await door.scan("94584285914857204865");
  assert.deepEqual(told.map(({ kind, reason }) => [kind, reason]), [["asking", undefined], ["already", undefined], ["asking", undefined], ["refused", "unknown_code"]]);
});

test("a scan without an answer waits, and is let in when the line returns", async () => {
  const server = new FakeServer();
  server.cut = true;
  const { door, kinds, kept } = open(server);
  await door.scan(TAM.code);
  assert.deepEqual(kinds(), ["asking", "waiting"]);
  assert.deepEqual(kept(), [{ key: "k1", code: TAM.code, scanned_at: AT }]);
  server.cut = false;
  assert.equal(await door.giveOver(), true);
  assert.deepEqual(kinds(), ["asking", "waiting", "admitted"]);
  assert.deepEqual(kept(), []);
  assert.equal(server.admitted, 1);
});

test("a lost answer is one admission, and the desk learns that it was its own", async () => {
  const server = new FakeServer();
  server.lost = "timeout";
  const { door, kinds } = open(server);
  await door.scan(TAM.code);
  server.lost = "";
  await door.giveOver();
  assert.deepEqual(kinds(), ["asking", "waiting", "admitted"]);
  assert.equal(server.admitted, 1);
});

test("a connection that breaks is asked again at once, under the same key", async () => {
  const server = new FakeServer();
  server.lost = "unreachable";
  const { door, kinds } = open(server);
  await door.scan(TAM.code);
  assert.deepEqual(kinds(), ["asking", "admitted"]);
  assert.equal(server.admitted, 1);
});

test("a code scanned again while it waits waits once", async () => {
  const server = new FakeServer();
  server.cut = true;
  const { door, kept } = open(server);
  await door.scan(TAM.code);
  await door.scan(TAM.code);
  assert.equal(kept().length, 1);
});

test("a server that answers but does not take what waits says why", async () => {
  const server = new FakeServer();
  server.cut = true;
  const { door, kept } = open(server);
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
  server.cut = true;
  const { door, kinds, kept } = open(server);
  await door.scan("58463697698027703789");
  assert.deepEqual(kinds(), ["asking", "refused"]);
  assert.deepEqual(kept(), []);
});

test("what waited and was somebody else's or nobody's is said when it is known", async () => {
  const server = new FakeServer();
  server.cut = true;
  const { door, told } = open(server);
  await door.scan(TAM.code);
  await door.scan("94584285914857204865");
  server.admission = { ...CAME, scanned_at: "2024-10-17T11:00:00.000Z" };
  server.cut = false;
  await door.giveOver();
  assert.deepEqual(told.slice(-2).map(({ kind }) => kind).sort(), ["already", "refused"]);
});

test("names that are slow to come hold up nobody who waits since", async () => {
  const server = new FakeServer();
  server.cut = true;
  const { door, kept, kinds } = open(server);
  await door.scan(TAM.code);
  server.cut = false;
  /** @type {any} */
  let wish;
  /** @type {(guest: any) => void} */
  let name = () => {};
  server.get = /** @type {any} */ ((/** @type {string} */ _path, /** @type {any} */ asked) => {
    wish = asked;
    return new Promise((resolve) => { name = resolve; });
  });
  const first = door.giveOver();
  await new Promise((resolve) => { setImmediate(resolve); });
  server.cut = true;
  await door.scan("94584285914857204865");
  assert.equal(kept().length, 1);
  server.cut = false;
  assert.equal(await door.giveOver(), true);
  name(TAM);
  await first;
  assert.deepEqual([kept(), kinds().at(-1), wish], [[], "admitted", { deadline_ms: 2500 }]);
});
