// Every text a page says exists in English too, and fills in the same names.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import en from "../../../static/js/words/en.js";

const JS = new URL("../../../static/js/", import.meta.url);

/** @param {string} text */
const names = (text) => [...text.matchAll(/%\((\w+)\)s/g)].map(([, name]) => name).sort();

/** @param {string} name */
const texts = (name) => [...readFileSync(new URL(name, JS), "utf8").matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, text]) => text);

// Folders whose English is complete; a page's folder joins when its words stand still.
const COMPLETE = ["lib"];

const pages = COMPLETE.flatMap((folder) => readdirSync(new URL(`${folder}/`, JS), { recursive: true })
  .map((name) => `${folder}/${name}`)
  .filter((name) => name.endsWith(".js")));

test("nothing a page says is missing in English", () => {
  const missing = [...new Set(pages.flatMap(texts))].filter((text) => !(text in en));
  assert.deepEqual(missing, []);
});

test("both languages name the same things", () => {
  const different = Object.entries(en).filter(([said, english]) => names(said).join() !== names(english).join());
  assert.deepEqual(different, []);
});
