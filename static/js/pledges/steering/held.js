// What is held back: ticked, and let count together by one long press. The total rises once.

import { html, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { slot } from "../../lib/dom.js";
import { formatDong } from "../../lib/dong.js";
import { t } from "../../lib/words.js";

/** @typedef {import("../desk/types").Pledge} Pledge */

/**
 * Give those that are ticked and what the total rises by; gifts in kind count, and are no money.
 *
 * @param {readonly Pledge[]} held
 * @param {ReadonlySet<number>} ticked
 */
export function chosenOf(held, ticked) {
  const chosen = held.filter((pledge) => ticked.has(pledge.id));
  const amount = chosen.reduce((sum, { kind, amount }) => sum + (kind === "cash" ? (amount ?? 0) : 0), 0);
  return { chosen, amount };
}

/** @param {HTMLElement} root @param {Pick<import("../../lib/types").Deps, "http" | "say">} deps */
export function startHeld(root, { http, say }) {
  const place = slot(root, "held");
  /** @type {Pledge[] | null} */
  let held = null;
  /** @type {Set<number>} */
  const ticked = new Set();

  async function refresh() {
    const { items } = await http.get("pledges/held");
    held = items;
    for (const id of ticked) if (!items.some((/** @type {Pledge} */ one) => one.id === id)) ticked.delete(id);
    draw();
  }

  /** @param {number} id @param {boolean} on */
  function tick(id, on) {
    if (on) ticked.add(id);
    else ticked.delete(id);
    draw();
  }

  function tickAll() {
    const all = ticked.size === held?.length;
    ticked.clear();
    if (!all) for (const pledge of held ?? []) ticked.add(pledge.id);
    draw();
  }

  async function reveal() {
    const { chosen } = chosenOf(held ?? [], ticked);
    try {
      const pledges = chosen.map(({ id, version }) => ({ id, version }));
      const { items, amount } = await http.create("pledges/reveal", { pledges });
      say(t("Đã công bố %(count)s khoản: %(amount)s", { count: items.length, amount: formatDong(amount) }), "ok");
      ticked.clear();
    } catch (problem) {
      say(/** @type {Error} */ (problem));
    }
    root.dispatchEvent(new Event("changed"));
  }

  function draw() {
    if (held === null) return;
    render(held.length === 0 ? empty() : list(held), place);
  }

  const empty = () => html`<p class="empty">${t("Không có khoản nào đang giữ lại.")}</p>`;

  /** @param {Pledge[]} all */
  function list(all) {
    const { chosen, amount } = chosenOf(all, ticked);
    return html`
      <ul class="steering__list">${repeat(all, ({ id }) => id, (pledge) => html`<li>
        <label><input type="checkbox" .checked=${ticked.has(pledge.id)}
            @change=${(/** @type {Event} */ cause) => tick(pledge.id, /** @type {HTMLInputElement} */ (cause.target).checked)}>
          <span class="steering__what">${pledge.donor.name}<small>${pledge.reference}</small></span></label>
        <span class="steering__amount">${pledge.amount === null ? pledge.description : formatDong(pledge.amount)}</span>
      </li>`)}</ul>
      <div class="stack">
        <button type="button" class="button button--small" @click=${tickAll}>${
          ticked.size === all.length ? t("Bỏ chọn tất cả") : t("Chọn tất cả")}</button>
        <button type="button" class="button button--large button--primary button--hold" data-hold ?disabled=${chosen.length === 0}
          @held=${reveal}>${chosen.length === 0
            ? t("Chọn khoản để công bố")
            : t("Giữ để công bố %(count)s khoản: %(amount)s", { count: chosen.length, amount: formatDong(amount) })}</button>
      </div>`;
  }

  return { refresh };
}
