// The report of who came: it stands still to be read; whoever reads is told that there are newer figures.

import { fill, slot } from "../lib/dom.js";

/**
 * Say whether the page's figures are old.
 *
 * @param {{present: number, expected: number}} shown
 * @param {{present: number, expected: number}} state
 */
export const view = (shown, state) => ({
  newer: { hidden: shown.present === state.present && shown.expected === state.expected },
});

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live }) {
  slot(root, "print").addEventListener("click", () => print());
  const shown = { present: Number(root.dataset.present), expected: Number(root.dataset.expected) };
  const topics = (root.dataset.topics ?? "").split(" ").filter(Boolean);
  if (topics.length > 0) {
    live.watch(String(root.dataset.forum), topics, { attendance: (state) => fill(root, view(shown, state)) }, { page: "report" });
  }
  Promise.resolve(topics.length > 0 ? live.ready : null).then(() => root.setAttribute("data-ready", ""));
}
