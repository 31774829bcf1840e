import test from "node:test";
import assert from "node:assert/strict";
import { Problem } from "../../../static/js/lib/http.js";
import { PLEDGE } from "./pledges.js";
import { Correcting } from "../../../static/js/pledges/desk/correcting.js";

/** @param {number} id */
const pledge = (id) => ({ ...PLEDGE, id, number: id, reference: `UH-000${id}`, amount: 1_000_000, promised: 1_000_000 });
const settled = () => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)); });

// What stands in the form, where there is no page.
const Entries = globalThis.FormData;
globalThis.FormData = /** @type {any} */ (class extends Entries {
  constructor() {
    super();
    this.set("reason", "Trùng");
  }
});

/** Hold the button that voids. @param {any} drawn */
function holdVoid({ strings, values }) {
  for (const [place, value] of values.entries()) {
    if (strings[place].endsWith("@held=")) value({ currentTarget: { closest: () => ({}) } });
    else if (value?.strings) holdVoid(value);
  }
}

function open() {
  /** @type {{resolve: (answer: unknown) => void, reject: (error: unknown) => void}[]} */
  const asked = [];
  /** @type {unknown[]} */
  const said = [];
  /** @type {[number, boolean][]} */
  const saved = [];
  const http = /** @type {any} */ ({
    get: async () => { throw new Error("no history"); },
    post: () => new Promise((resolve, reject) => { asked.push({ resolve, reject }); }),
  });
  const correcting = new Correcting({
    http, forum: "lang-nghe-2024", say: (words) => { said.push(words); }, changed: () => {}, saved: ({ id }, current) => { saved.push([id, current]); },
  });
  return { correcting, asked, said, saved };
}

test("an answer for the pledge whose fields are open is its own", async () => {
  const { correcting, asked, saved } = open();
  correcting.begin(pledge(1));
  holdVoid(correcting.draw());
  asked[0].resolve(pledge(1));
  await settled();
  assert.deepEqual(saved, [[1, true]]);
});

test("a late answer for one pledge leaves the open fields of another alone", async () => {
  const { correcting, asked, saved } = open();
  correcting.begin(pledge(1));
  holdVoid(correcting.draw());
  correcting.begin(pledge(2));
  holdVoid(correcting.draw());
  asked[0].resolve(pledge(1));
  await settled();
  assert.deepEqual([saved, correcting.isOf(2)], [[[1, false]], true]);
  asked[1].resolve(pledge(2));
  await settled();
  assert.deepEqual(saved, [[1, false], [2, true]]);
});

test("a late refusal is said, not shown at another pledge's fields", async () => {
  const { correcting, asked, said } = open();
  correcting.begin(pledge(1));
  holdVoid(correcting.draw());
  correcting.begin(pledge(2));
  const stale = new Problem({ status: 409, code: "stale", title: "", detail: "Đã đổi", current: { ...pledge(1), version: 2 } });
  asked[0].reject(stale);
  await settled();
  assert.equal(said[0], stale);
  assert.equal(JSON.stringify(correcting.draw()).includes("Khoản này vừa được sửa ở nơi khác."), false);
});
