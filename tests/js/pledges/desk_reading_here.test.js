import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { EMPTY_DRAFT } from "../../../static/js/pledges/desk/entry.js";
import { readAlone } from "../../../static/js/pledges/desk/reading.js";
import { readHere, wordsHere } from "../../../static/js/pledges/desk/reading_here.js";

// What the server reads; tests/kernel/test_amounts.py holds it to the same.
const { read, refused, words } = JSON.parse(readFileSync(new URL("../../data/amounts.json", import.meta.url), "utf8"));
const SAID = ["500tr", "500 triệu đồng", "1,2 tỷ", "1,25 tỷ", "1.2 ty", "1,5tr", "50k", "50 nghìn", "1 tỉ", "1.250.000.000", "1250000000", "500.000đ", "1.250 triệu"];

test("a desk without the network reads an amount as the server does, or not at all", () => {
  for (const [typed, amount] of Object.entries(read)) assert.ok([amount, null].includes(readHere(typed)), `${typed}: ${readHere(typed)}`);
  for (const typed of refused) assert.equal(readHere(typed), null, typed);
});

test("what a desk is told mostly it reads by itself", () => {
  for (const typed of SAID) assert.equal(readHere(typed), read[typed], typed);
});

test("amounts are put in words as the server puts them", () => {
  for (const [amount, said] of Object.entries(words)) assert.equal(wordsHere(Number(amount)), said);
});

test("an entry read without the server says so, with its words and no earlier pledge", () => {
  const draft = { ...EMPTY_DRAFT, name: "HTX Nho", amount: "1,2 tỷ" };
  assert.deepEqual(readAlone(draft), {
    amount: 1_200_000_000, amount_in_words: "Một tỷ hai trăm triệu đồng", per_month: null, repeat: null, alone: true,
  });
  assert.equal(readAlone({ ...draft, amount: "1 tỷ 50" }), null);
});

test("months and an amount a month come to the same without the server, and another total is left to it", () => {
  const draft = { ...EMPTY_DRAFT, name: "Bà Tám", kind: /** @type {const} */ ("sponsorship"), months: "12", per_month: "500k" };
  const alone = readAlone(draft);
  assert.deepEqual([alone?.amount, alone?.per_month, alone?.amount_in_words], [6_000_000, 500_000, "Sáu triệu đồng"]);
  assert.equal(readAlone({ ...draft, amount: "5tr" }), null);
  assert.equal(readAlone({ ...draft, per_month: "999 tỷ" }), null);
});

test("a gift without a price needs no server", () => {
  const gift = { ...EMPTY_DRAFT, name: "HTX Nho", kind: /** @type {const} */ ("in_kind"), quantity: "200", unit: "phần quà" };
  assert.deepEqual(readAlone(gift), { amount: null, amount_in_words: null, repeat: null, alone: true });
});
