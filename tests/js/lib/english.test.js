// Every text a page says exists in English too, and fills in the same names.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import en from "../../../static/js/words/en.js";

const JS = new URL("../../../static/js/", import.meta.url);

/** @param {string} text */
const names = (text) => [...text.matchAll(/%\((\w+)\)s/g)].map(([, name]) => name).sort();

/** @param {string} name */
const source = (name) => readFileSync(new URL(name, JS), "utf8");

/** @param {string} name */
const texts = (name) => [...source(name).matchAll(/\bt\(\s*("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text));

const files = readdirSync(JS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
const slices = files.filter((name) => name.startsWith("words/en/"));
const pages = files.filter((name) => !name.startsWith("words/"));
const said = new Set(pages.flatMap(texts));

test("nothing a page says is missing in English", () => {
  assert.deepEqual([...said].filter((text) => !en[text]), []);
});

test("English holds nothing that no page says, and nothing twice", async () => {
  const dictionaries = await Promise.all(slices.map((name) => import(new URL(name, JS).href)));
  const keys = dictionaries.flatMap((dictionary) => Object.keys(dictionary.default));
  assert.deepEqual(keys.sort(), [...said].sort());
});

test("both languages name the same things", () => {
  const different = Object.entries(en).filter(([text, english]) => names(text).join() !== names(english).join());
  assert.deepEqual(different, []);
});

// What these name is no number: the word after them is a verb, or a short form.
const NO_NUMBERS = ["delay", "guest", "item", "name", "reference", "seat", "time"];

test("a word that follows a number is said of one and of many", () => {
  const always = Object.values(en).flatMap((english) => [...english.matchAll(/%\((\w+)\)s(?: [a-z]+)? [a-z]+s\b/g)]);
  assert.deepEqual(always.filter(([, name]) => !NO_NUMBERS.includes(name)).map(([words]) => words), []);
});

test("texts stand in the call itself, where they can be found", () => {
  const hidden = pages.filter((name) => name !== "lib/words.js" && /(?<!\w|\.)t\((?!\s*")/.test(source(name)));
  assert.deepEqual(hidden, []);
});
