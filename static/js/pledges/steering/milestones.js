// Milestones: the totals at which the stage celebrates, and those it has celebrated.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatClock } from "../../lib/clock.js";
import { formatDong } from "../../lib/dong.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { complaintsOf, field } from "./fields.js";

/**
 * @typedef {object} Milestone
 * @property {number} id
 * @property {number} amount
 * @property {string} title
 * @property {number} version
 * @property {string | null} reached_at
 * @property {boolean} celebrated
 *
 * @typedef {{amount: number, title: string}} Offered
 */

/**
 * Say how a milestone stands.
 *
 * @param {Pick<Milestone, "reached_at" | "celebrated">} milestone
 */
export function standing({ reached_at, celebrated }) {
  if (reached_at === null) return t("Chưa đạt");
  return celebrated ? t("Đạt lúc %(time)s", { time: formatClock(reached_at) }) : t("Tổng đã vượt khi đặt mốc, không chúc mừng");
}

/** @param {HTMLElement} place @param {Pick<import("../../lib/types").Deps, "http" | "say" | "ask">} deps */
export function startMilestones(place, { http, say, ask }) {
  /** @type {Milestone[] | null} */
  let items = null;
  /** @type {Offered[]} */
  let offered = [];
  /** @type {number | null} */
  let editing = null;
  /** @type {Record<string, string>} */
  let errors = {};

  async function refresh() {
    ({ items, offered } = await http.get("tote/milestones"));
    if (!items?.some(({ id }) => id === editing)) editing = null;
    draw();
  }

  /** @param {() => Promise<unknown>} run */
  async function change(run) {
    errors = {};
    try {
      await run();
      editing = null;
      return true;
    } catch (problem) {
      errors = complaintsOf(problem);
      if (Object.keys(errors).length === 0) say(/** @type {Error} */ (problem));
      return false;
    } finally {
      draw();
      place.dispatchEvent(new Event("changed", { bubbles: true }));
    }
  }

  /** @param {SubmitEvent} cause */
  async function add(cause) {
    cause.preventDefault();
    const form = /** @type {HTMLFormElement} */ (cause.target);
    if (await change(() => http.create("tote/milestones", Object.fromEntries(new FormData(form))))) form.reset();
  }

  const addOffered = () => change(async () => {
    for (const share of offered) await http.create("tote/milestones", share);
  });

  /** @param {SubmitEvent} cause @param {Milestone} milestone */
  function save(cause, { id, version, celebrated }) {
    cause.preventDefault();
    const { title, amount } = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (cause.target)));
    change(() => http.patch(`tote/milestones/${id}`, celebrated ? { version, title } : { version, title, amount })).then((saved) => { if (saved) focusAt(id); });
  }

  /** @param {Milestone} milestone */
  async function remove({ id, version, amount }) {
    const sure = await ask({ title: t("Xóa mốc %(amount)s?", { amount: formatDong(amount) }), yes: t("Xóa mốc"), danger: true });
    if (sure) change(() => http.del(`tote/milestones/${id}?version=${version}`));
  }

  /** @param {number | null} id */
  function edit(id) {
    const from = editing;
    [editing, errors] = [id, {}];
    draw();
    focusAt(id ?? from);
  }

  /** The keyboard goes on at the milestone: in its form, or at its button once the form is gone. @param {number | null} id */
  const focusAt = (id) => /** @type {HTMLElement | null} */ (place.querySelector(`[data-milestone="${id}"] :is(input:not([readonly]), button)`))?.focus();

  function draw() {
    if (items === null) return;
    render(html`
      ${items.length === 0 ? html`<p class="empty">${t("Chưa có mốc nào. Đạt mốc, sân khấu chúc mừng đúng một lần.")}</p>` : html`
        <ul class="steering__list">${repeat(items, ({ id }) => id, (one) => html`<li data-milestone=${one.id}>${one.id === editing ? editForm(one) : row(one)}</li>`)}</ul>`}
      ${editing === null ? addForm() : nothing}`, place);
  }

  /** @param {Milestone} one */
  const row = (one) => html`
    <span class="steering__what"><span class="steering__amount">${formatDong(one.amount)}</span>${one.title ? html` · ${one.title}` : nothing}
      <small>${standing(one)}</small></span>
    <span class="row gap-2">
      <button type="button" class="button button--small" @click=${() => edit(one.id)}>${icon("edit")}${t("Sửa")}</button>
      <button type="button" class="button button--small button--quiet" @click=${() => remove(one)}>${icon("trash")}${t("Xóa")}</button>
    </span>`;

  /** @param {Milestone} one */
  const editForm = (one) => html`<form class="steering__form" novalidate @submit=${(/** @type {SubmitEvent} */ cause) => save(cause, one)}>
    ${field({ name: "amount", label: t("Số tiền"), value: formatDong(one.amount), error: errors.amount, locked: one.celebrated })}
    ${field({ name: "title", label: t("Lời trên sân khấu"), value: one.title, error: errors.title })}
    <div class="row gap-2"><button class="button button--primary">${t("Lưu")}</button>
      <button type="button" class="button" @click=${() => edit(null)}>${t("Thôi")}</button></div>
  </form>`;

  const addForm = () => html`<form class="steering__form" novalidate @submit=${add}>
    ${field({ name: "amount", label: t("Số tiền"), hint: t("Ví dụ: 5 tỷ, 7ty5, 500tr"), error: errors.amount })}
    ${field({ name: "title", label: t("Lời trên sân khấu"), hint: t("Để trống: chỉ hiện số tiền"), error: errors.title })}
    <div class="row gap-2"><button class="button">${icon("plus")}${t("Thêm mốc")}</button>
      ${offered.length === 0 ? nothing : html`<button type="button" class="button button--quiet" @click=${addOffered}>${
        t("Thêm %(count)s mốc theo mục tiêu", { count: offered.length })}</button>`}</div>
  </form>`;

  return { refresh };
}
