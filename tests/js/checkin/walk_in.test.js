import test from "node:test";
import assert from "node:assert/strict";
import { startWalkIn } from "../../../static/js/checkin/walk_in.js";
import { Problem } from "../../../static/js/lib/http.js";

// As much of a page as the dialog needs.
class Thing extends EventTarget {
  open = false;
  /** @type {Map<string, string>} */
  #attributes = new Map();
  setAttribute = (/** @type {string} */ name, /** @type {string} */ value) => { this.#attributes.set(name, value); };
  getAttribute = (/** @type {string} */ name) => this.#attributes.get(name) ?? null;
  removeAttribute = (/** @type {string} */ name) => { this.#attributes.delete(name); };
  showModal() { this.open = true; }
  reset() {}
  close() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  }
}

const Entries = globalThis.FormData;
globalThis.FormData = /** @type {any} */ (class extends Entries {
  constructor() {
    super();
    this.set("full_name", "Bà Tám");
  }
});

const settled = () => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)); });

function page() {
  /** @type {Map<string, any>} */
  const things = new Map();
  const thing = (/** @type {string} */ name) => things.get(name) ?? things.set(name, new Thing()).get(name);
  const querySelector = (/** @type {string} */ name) => (name.startsWith("[aria") ? null : Object.assign(thing(name), { focus: () => {} }));
  const form = Object.assign(thing("#walk-in-form"), { querySelector, querySelectorAll: () => [] });
  /** @type {{resolve: (answer: unknown) => void, reject: (error: unknown) => void}[]} */
  const asked = [];
  /** @type {unknown[]} */
  const said = [];
  /** @type {string[]} */
  const admitted = [];
  const http = /** @type {any} */ ({ create: () => new Promise((resolve, reject) => { asked.push({ resolve, reject }); }) });
  const { open } = startWalkIn(/** @type {any} */ ({ querySelector }), {
    http, say: (words) => { said.push(words); }, admit: (code) => { admitted.push(code); },
  });
  const submit = () => form.dispatchEvent(new Event("submit"));
  const dialog = { open, close: () => thing("#walk-in-dialog").close() };
  return { dialog, submit, asked, said, admitted };
}

test("who is written down is let in", async () => {
  const { dialog, submit, asked, said, admitted } = page();
  dialog.open();
  submit();
  asked[0].resolve({ full_name: "Bà Tám", code: "58463697698027703788" });
  await settled();
  assert.deepEqual([admitted, said], [["58463697698027703788"], []]);
});

test("an answer that comes after the dialog was closed does not take the screen", async () => {
  const { dialog, submit, asked, said, admitted } = page();
  dialog.open();
  submit();
  dialog.close();
  asked[0].resolve({ full_name: "Bà Tám", code: "58463697698027703788" });
  await settled();
  assert.deepEqual([admitted, said], [[], ["Đã ghi tên Bà Tám, chưa cho vào. Hãy tìm theo tên để cho vào."]]);
});

test("a refusal that comes after the dialog was closed is said", async () => {
  const { dialog, submit, asked, said } = page();
  const lost = new Problem({ status: 0, code: "timeout", title: "", detail: "" });
  dialog.open();
  submit();
  dialog.close();
  asked[0].reject(lost);
  await settled();
  assert.deepEqual(said, [lost]);
});
