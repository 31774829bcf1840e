import test from "node:test";
import assert from "node:assert/strict";
import { digitOf, GAP_MS, IDLE, press, rest, through, written } from "../../../static/js/checkin/burst.js";

const CODE = "58463697698027703788";

/** Type keys with the same pause between them. @param {readonly string[]} keys @param {number} gap_ms */
function type(keys, gap_ms, start = IDLE) {
  let burst = start;
  let at = 1000;
  /** @type {string[]} */
  const codes = [];
  let released = "";
  let leaked = "";
  for (const key of keys) {
    const step = press(burst, { key, at });
    burst = step.burst;
    released += step.release;
    if (!step.take) leaked += key;
    if (step.code !== null) codes.push(step.code);
    at += gap_ms;
  }
  return { burst, codes, released, leaked, at };
}

test("a scanner's digits ended by Enter are a code, and nothing leaks into the page", () => {
  const { codes, released, leaked } = type([...CODE, "Enter"], 8);
  assert.deepEqual(codes, [CODE]);
  assert.equal(released + leaked, "");
});

test("a scanner may end with Tab, and be as slow as forty milliseconds a key", () => {
  assert.deepEqual(type([...CODE, "Tab"], 40).codes, [CODE]);
});

test("a second Enter right after the code is swallowed, a later one is not", () => {
  const { burst, at } = type([...CODE, "Enter"], 8);
  assert.equal(press(burst, { key: "Enter", at }).take, true);
  assert.equal(press(burst, { key: "Enter", at: at + 1000 }).take, false);
});

test("two scans one after the other are two codes", () => {
  assert.deepEqual(type([...CODE, "Enter", ...CODE, "Enter"], 5).codes, [CODE, CODE]);
});

test("what a hand types comes back to the field, whole and in order", () => {
  const { burst, codes, released, at } = type([..."0980869115"], 150);
  const { release, burst: after } = rest(burst, at);
  assert.equal(released + release, "0980869115");
  assert.deepEqual(codes, []);
  assert.equal(after.digits, "");
});

test("a hand's Enter after slow digits is the field's own", () => {
  const { codes, leaked, released } = type([..."0980869115", "Enter"], 150);
  assert.deepEqual(codes, []);
  assert.equal(leaked, "Enter");
  assert.equal(released, "0980869115");
});

test("a code that a slow computer let through in part is whole again at Enter", () => {
  const first = type([...CODE.slice(0, 6)], 10);
  const { burst, release } = rest(first.burst, first.at + 100);
  assert.equal(release, CODE.slice(0, 6));
  let state = burst;
  for (const key of CODE.slice(6)) state = press(state, { key, at: first.at + 200 }).burst;
  const { code, takeBack } = press(state, { key: "Enter", at: first.at + 210 });
  assert.deepEqual([code, takeBack], [CODE, 6]);
});

test("what was typed long before does not join a code", () => {
  const first = type(["7"], 10);
  const { burst } = rest(first.burst, 1100);
  let state = burst;
  for (const key of CODE) state = press(state, { key, at: 9000 }).burst;
  assert.equal(press(state, { key: "Enter", at: 9001 }).code, CODE);
});

test("a few fast digits are no badge", () => {
  const { codes, released, leaked } = type(["2", "0", "2", "4", "Enter"], 10);
  assert.deepEqual(codes, []);
  assert.equal(released + leaked, "2024Enter");
});

test("a letter in between gives the digits back before it", () => {
  const { released, leaked } = type(["1", "2", "a"], 10);
  assert.equal(released, "12");
  assert.equal(leaked, "a");
});

test("Shift, Num Lock and Caps Lock do not break a burst", () => {
  assert.deepEqual(type(["NumLock", ...CODE.slice(0, 10), "Shift", ...CODE.slice(10), "Enter"], 8).codes, [CODE]);
});

test("shortcuts and held keys are nobody's digits", () => {
  assert.equal(press(IDLE, { key: "1", at: 0, plain: false }).take, false);
});

test("digits are read by their key while a Vietnamese input method swallows them", () => {
  assert.equal(digitOf({ key: "Process", code: "Digit7" }), "7");
  assert.equal(digitOf({ key: "Unidentified", code: "Numpad0" }), "0");
  assert.equal(digitOf({ key: "Process", code: "KeyA" }), null);
  assert.equal(digitOf({ key: "é", code: "Digit2" }), null);
});

test("what an input method swallows is not held back twice, and is a code at Enter all the same", () => {
  let burst = IDLE;
  for (const digit of CODE) {
    const step = press(burst, { key: "Process", code: `Digit${digit}`, at: 1000 });
    assert.deepEqual([step.take, step.release], [false, ""]);
    burst = step.burst;
  }
  const { take, takeBack, code } = press(burst, { key: "Enter", at: 1005 });
  assert.deepEqual([take, takeBack, code], [true, 20, CODE]);
});

test("a tone typed as a digit (VNI) stays the input method's", () => {
  const { burst, take } = press(IDLE, { key: "Process", code: "Digit6", at: 1000 });
  assert.equal(take, false);
  assert.equal(press(burst, { key: "n", at: 1100 }).release, "");
});

test("digits are held back no longer than the pause between two keys", () => {
  const { burst } = press(IDLE, { key: "4", at: 100 });
  assert.equal(rest(burst, 100 + GAP_MS).release, "");
  assert.equal(rest(burst, 101 + GAP_MS).release, "4");
});

test("a digit a hand typed just before does not spoil a code that follows", () => {
  let burst = press(IDLE, { key: "Process", code: "Digit5", at: 1000 }).burst;
  for (const digit of CODE) burst = press(burst, { key: "Process", code: `Digit${digit}`, at: 1300 }).burst;
  const { code, takeBack } = press(burst, { key: "Enter", at: 1305 });
  assert.deepEqual([code, takeBack], [CODE, 20]);
});

test("digits are not held back from an input method that is at work on a word", () => {
  const { take, burst } = press(IDLE, { key: "5", code: "Digit5", at: 1000, composing: true });
  assert.deepEqual([take, burst.spilled], [false, "5"]);
});

test("Enter ends a code also where an input method has it", () => {
  let burst = IDLE;
  for (const digit of CODE) burst = press(burst, { key: "Process", code: `Digit${digit}`, at: 1000 }).burst;
  assert.equal(press(burst, { key: "Process", code: "Enter", at: 1005 }).code, CODE);
});

test("keys without a name are read by what they write, and a code of them is one", () => {
  let burst = IDLE;
  for (const digit of CODE) {
    const step = press(burst, { key: "Unidentified", code: "", at: 1000 });
    assert.equal(step.take, false);
    burst = through(step.burst, written("", digit), 1000).burst;
  }
  assert.equal(press(burst, { key: "Enter", at: 1005 }).code, CODE);
});

test("an input method writes its whole word each time: only what is new counts", () => {
  assert.deepEqual([written("", "5"), written("58", "584"), written("viê", "việ"), written("", "le van")], ["5", "4", "", ""]);
});

test("an input method that takes letters back among the first keys leaves the rest of the code", () => {
  const { codes } = type(["Backspace", "Backspace", "ạ", "n", ...CODE.slice(1), "Enter"], 4);
  assert.deepEqual(codes, [CODE.slice(1)]);
});
