// Which screen is this?

import assert from "node:assert/strict";
import test from "node:test";
import { showIdentity } from "../../../static/js/lib/identity.js";
import { FakeTime } from "./fakes.js";

/** As much of a page as a label needs. */
class Element {
  className = "";
  textContent = "";
  /** @type {Element[]} */
  children = [];
  /** @type {Element | null} */
  parent = null;
  setAttribute() {}
  /** @param {Element[]} added */
  append(...added) { for (const one of added) { one.parent = this; this.children.push(one); } }
  remove() { this.parent?.children.splice(this.parent.children.indexOf(this), 1); this.parent = null; }
}

/** @param {"operator" | "stage" | "overlay"} mode */
function page(mode) {
  const body = new Element();
  const time = new FakeTime();
  /** @type {(name: string) => void} */
  let identify = () => {};
  let live = 0;
  const world = /** @type {any} */ ({
    page: { body, createElement: () => new Element() },
    after: (/** @type {() => void} */ run, /** @type {number} */ ms) => { const mine = ++live; time.after(() => { if (mine === live) run(); }, ms); return mine; },
    stop: () => { live += 1; },
  });
  showIdentity({ onIdentify: (namer) => { identify = namer; } }, mode, world);
  return { body, time, identify: (/** @type {string} */ name) => identify(name), shown: () => body.children.map(({ className, children }) => [className, children.at(-1)?.textContent]) };
}

test("an operator's page shows the name over everything for five seconds", async () => {
  const { identify, shown, time } = page("operator");
  identify("Máy tính bảng MC");
  assert.deepEqual(shown(), [["identity identity--full", "Máy tính bảng MC"]]);
  await time.forward(4900);
  assert.equal(shown().length, 1);
  await time.forward(200);
  assert.deepEqual(shown(), []);
});

test("in front of an audience it is a label in a corner", () => {
  for (const mode of /** @type {const} */ (["stage", "overlay"])) {
    const { identify, shown } = page(mode);
    identify("Màn LED");
    assert.deepEqual(shown(), [["identity identity--corner", "Màn LED"]]);
  }
});

test("asked again it stands for another five seconds, once", async () => {
  const { identify, shown, time } = page("operator");
  identify("Một");
  await time.forward(3000);
  identify("Một");
  await time.forward(3000);
  assert.equal(shown().length, 1);
  await time.forward(2100);
  assert.equal(shown().length, 0);
});
