// Guests let in at two desks while one of them was cut off: both desks read it, and say that they did.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").Conflict} Conflict */

/**
 * Pick the conflicts a desk has part in, by its name or by its own scans.
 *
 * @param {readonly Conflict[]} conflicts
 * @param {string} desk
 * @param {(key: string) => boolean} isOurs
 */
export const ownConflicts = (conflicts, desk, isOurs) =>
  conflicts.filter(({ key, first, second }) => first.desk === desk || second.desk === desk || isOurs(key));

/** @param {{desk: string, at: string}} entry */
const whereAndWhen = ({ desk, at }) => (desk ? t("%(desk)s lúc %(time)s", { desk, time: formatTime(at) }) : formatTime(at));

/**
 * @param {HTMLElement} root
 * @param {{settle: (key: string) => Promise<unknown>, say: import("../lib/types").Deps["say"], alarm: () => void}} world
 */
export function startConflicts(root, { settle, say, alarm }) {
  const place = slot(root, "conflicts");
  /** @type {Set<string>} */
  let known = new Set();

  /** @param {readonly Conflict[]} conflicts */
  function show(conflicts) {
    const fresh = conflicts.some(({ key }) => !known.has(key));
    known = new Set(conflicts.map(({ key }) => key));
    fill(root, { "conflicts-card": { hidden: conflicts.length === 0 } });
    render(html`<ul class="conflicts">${repeat(conflicts, ({ key }) => key, row)}</ul>`, place);
    if (fresh) alarm();
  }

  /** @param {Conflict} conflict */
  const row = ({ key, full_name, group, first, second }) => html`<li class="conflict">
    <p class="conflict__who"><strong>${full_name}</strong>${group ? html` <span class="muted">${group}</span>` : ""}</p>
    <p class="conflict__where"><span>${whereAndWhen(first)}</span> → <span>${whereAndWhen(second)}</span></p>
    <button type="button" class="button button--small" @click=${() => settle(key).catch(say)}>${icon("check")}<span>${t("Đã xem")}</span></button></li>`;

  return { show };
}
