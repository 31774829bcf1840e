import test from "node:test";
import assert from "node:assert/strict";
import { startEditing } from "../../../static/js/guests/editing.js";
import { Problem } from "../../../static/js/lib/http.js";

// As much of a page as the dialog needs.
class Thing extends EventTarget {
  value = "";
  hidden = false;
  open = false;
  selectedIndex = 0;
  options = [{ dataset: {} }];
  /** @type {Map<string, string>} */
  #attributes = new Map();
  setAttribute = (/** @type {string} */ name, /** @type {string} */ value) => { this.#attributes.set(name, value); };
  getAttribute = (/** @type {string} */ name) => this.#attributes.get(name) ?? null;
  removeAttribute = (/** @type {string} */ name) => { this.#attributes.delete(name); };
  focus() {}
  showModal() { this.open = true; }
  close() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  }
}

const settled = () => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)); });
const guest = (/** @type {number} */ id) => /** @type {any} */ ({ id, full_name: `Khách ${id}`, state: "expected", version: 1 });

function page() {
  /** @type {Map<string, any>} */
  const things = new Map();
  const thing = (/** @type {string} */ name) => things.get(name) ?? things.set(name, new Thing()).get(name);
  const form = Object.assign(thing("#guest-form"), {
    elements: { namedItem: (/** @type {string} */ name) => thing(name) },
    querySelector: (/** @type {string} */ name) => (name.startsWith("[aria") ? null : thing(name)),
    querySelectorAll: () => [],
  });
  /** @type {{resolve: (answer: unknown) => void, reject: (error: unknown) => void}[]} */
  const asked = [];
  /** @type {unknown[]} */
  const said = [];
  /** @type {number[]} */
  const done = [];
  const http = /** @type {any} */ ({ post: () => new Promise((resolve, reject) => { asked.push({ resolve, reject }); }) });
  const root = /** @type {any} */ ({ querySelector: (/** @type {string} */ name) => (name === "#guest-form" ? form : thing(name)) });
  const { open } = startEditing(root, { http, say: (words) => { said.push(words); }, done: ({ id }) => { done.push(id); } });
  return { open, asked, said, done, dialog: thing("#guest-dialog"), cancel: () => thing("#cancel-guest").dispatchEvent(new Event("held")) };
}

test("an answer closes the dialog it was asked in", async () => {
  const { open, asked, done, dialog, cancel } = page();
  open(guest(1));
  cancel();
  asked[0].resolve(guest(1));
  await settled();
  assert.deepEqual([dialog.open, done], [false, [1]]);
});

test("a late answer leaves the dialog of another guest open", async () => {
  const { open, asked, done, dialog, cancel } = page();
  open(guest(1));
  cancel();
  dialog.close();
  open(guest(2));
  asked[0].resolve(guest(1));
  await settled();
  assert.deepEqual([dialog.open, done], [true, [1]]);
});

test("a late refusal is said, and does not become the guest under another's fields", async () => {
  const { open, asked, said, done, dialog, cancel } = page();
  const stale = new Problem({ status: 409, code: "stale", title: "", detail: "Đã đổi", current: guest(1) });
  open(guest(1));
  cancel();
  dialog.close();
  open(guest(2));
  asked[0].reject(stale);
  await settled();
  assert.deepEqual([said, done, dialog.open], [[stale], [], true]);
});
