import test from "node:test";
import assert from "node:assert/strict";
import { startTurns } from "../../../static/js/lib/in_turn.js";

const soon = () => new Promise((resolve) => { setImmediate(resolve); });

/** A request that is answered when the test says so. */
function asked() {
  let answer = () => {}, refuse = () => {};
  const answered = new Promise((resolve, reject) => { answer = () => resolve(undefined); refuse = () => reject(new Error("no")); });
  const one = { sent: 0, answer: () => answer(), refuse: () => refuse(), ask: () => { one.sent += 1; return answered; } };
  return one;
}

test("the second goes out after the answer to the first, and the end is said once", async () => {
  let settled = 0;
  const turns = startTurns({ say: (problem) => assert.fail(problem), settled: () => { settled += 1; } });
  const first = asked(), second = asked();
  turns.send(first.ask);
  turns.send(second.ask);
  await soon();
  assert.deepEqual([first.sent, second.sent, turns.busy()], [1, 0, true]);
  first.answer();
  await soon();
  assert.deepEqual([second.sent, turns.busy(), settled], [1, true, 0]);
  second.answer();
  await soon();
  assert.deepEqual([turns.busy(), settled], [false, 1]);
});

test("a refused one is said, and what came after it is sent", async () => {
  /** @type {unknown[]} */
  const said = [];
  let settled = 0;
  const turns = startTurns({ say: (problem) => { said.push(problem); }, settled: () => { settled += 1; } });
  const first = asked(), second = asked();
  turns.send(first.ask);
  turns.send(second.ask);
  await soon();
  first.refuse();
  await soon();
  assert.deepEqual([said.length, second.sent, settled], [1, 1, 0]);
  second.answer();
  await soon();
  assert.deepEqual([turns.busy(), settled], [false, 1]);
});
