import test from "node:test";
import assert from "node:assert/strict";
import { kindOf, points, view } from "../../../static/js/accounts/trust.js";

const plain = { encrypted: false, trusted: null, camera: false, worker: null };

test("while it is asked, the device is neither good nor bad", () => {
  assert.deepEqual(view(plain).verdict.class, { "is-good": false, "is-bad": false });
  assert.deepEqual(view({ ...plain, encrypted: true, camera: true, trusted: true }).verdict.class, { "is-good": false, "is-bad": false });
});

test("a device that does not get through is red, one that does is sent to HTTPS", () => {
  const red = view({ ...plain, trusted: false, worker: false });
  assert.deepEqual([red.verdict.class["is-bad"], red.open.hidden], [true, true]);
  const green = view({ ...plain, trusted: true, worker: false });
  assert.deepEqual([green.verdict.class["is-good"], green.open.hidden, green.enter.hidden], [true, false, true]);
});

test("a certificate that was clicked through gives a camera and no worker: red", () => {
  const clicked = { encrypted: true, trusted: true, camera: true, worker: false };
  assert.equal(view(clicked).verdict.class["is-bad"], true);
  assert.deepEqual(points(clicked).map(({ good }) => good), [true, false, true, false]);
});

test("everything there is green, and leads into the forum", () => {
  const whole = view({ encrypted: true, trusted: true, camera: true, worker: true });
  assert.deepEqual([whole.verdict.class["is-good"], whole.enter.hidden], [true, false]);
});

test("the steps of the device at hand come first", () => {
  const agents = ["Linux; Android 14", "iPhone; CPU", "Windows NT 10.0", "X11; Linux", "Macintosh"];
  assert.deepEqual(agents.map((agent) => kindOf(agent)), ["android", "iphone", "windows", "other", "other"]);
  assert.equal(kindOf("Macintosh", 5), "iphone");
});
