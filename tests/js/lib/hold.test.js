import assert from "node:assert/strict";
import test from "node:test";

import { HOLD_MS, watchHolds } from "../../../static/js/lib/hold.js";

class FakeElement extends EventTarget {
  isConnected = true;
  disabled = false;
  classList = { add() {}, remove() {} };
  closest = () => this;
  matches = () => this.disabled;
  hasPointerCapture = () => false;
}
Object.assign(globalThis, { Element: FakeElement, HTMLElement: FakeElement });

/** A button under a finger, its clock in the test's hands. @param {import("node:test").TestContext} t */
function pressed(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const page = new EventTarget();
  watchHolds(/** @type {any} */ (page));
  const button = new FakeElement();
  const seen = { held: 0 };
  button.addEventListener("held", () => { seen.held += 1; });
  /** @param {string} name @param {object} [more] */
  const say = (name, more) => page.dispatchEvent(Object.defineProperties(new Event(name), Object.getOwnPropertyDescriptors({ target: button, button: 0, pointerId: 1, ...more })));
  say("pointerdown");
  return { button, seen, say, wait: () => t.mock.timers.tick(HOLD_MS) };
}

test("a button held for a second is held, once", (t) => {
  const { seen, wait } = pressed(t);
  wait();
  wait();
  assert.equal(seen.held, 1);
});

test("a button that was taken away or shut meanwhile is not held", (t) => {
  const { button, seen, say, wait } = pressed(t);
  button.disabled = true;
  wait();
  button.disabled = false;
  say("pointerdown");
  button.isConnected = false;
  wait();
  assert.equal(seen.held, 0);
});

test("a finger that slides off the button lets go; moving within it does not", (t) => {
  const { button, seen, say, wait } = pressed(t);
  say("pointerout", { relatedTarget: null });
  wait();
  assert.equal(seen.held, 0);
  say("pointerdown");
  say("pointerout", { relatedTarget: button });
  wait();
  assert.equal(seen.held, 1);
});
