// Matching gifts: a donor adds to what others give, by a rule.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatDong } from "../../lib/dong.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { complaintsOf, field } from "./fields.js";

/**
 * @typedef {object} Matching
 * @property {number} id
 * @property {number} percent
 * @property {number | null} most
 * @property {"fund" | "social" | ""} programme
 * @property {boolean} running
 * @property {number} version
 * @property {number} given
 * @property {import("../desk/types").Pledge} pledge
 */

/**
 * Say a rule, and how far it has come.
 *
 * @param {Matching} matching
 */
export function ruleWords({ percent, most, programme, given, running }) {
  const only = { fund: t("chỉ khoản cho Quỹ"), social: t("chỉ khoản cho an sinh xã hội"), "": "" }[programme];
  const parts = [
    t("%(percent)s% của %(given)s", { percent, given: formatDong(given) }),
    most === null ? "" : t("tối đa %(most)s", { most: formatDong(most) }),
    only,
    running ? "" : t("đã kết thúc"),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {FormData} form */
export function bodyOf(form) {
  const said = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
  return {
    donor: { name: said("donor.name") },
    percent: /^\d{1,6}$/.test(said("percent")) ? Number(said("percent")) : 0,
    most: said("most") || null,
    programme: said("programme"),
  };
}

/** @param {HTMLElement} place @param {Pick<import("../../lib/types").Deps, "http" | "say">} deps */
export function startMatching(place, { http, say }) {
  /** @type {Matching[] | null} */
  let items = null;
  /** @type {Record<string, string>} */
  let errors = {};

  async function refresh() {
    ({ items } = await http.get("tote/matching"));
    draw();
  }

  /** @param {SubmitEvent} cause */
  async function begin(cause) {
    cause.preventDefault();
    const form = /** @type {HTMLFormElement} */ (cause.target);
    errors = {};
    try {
      await http.create("tote/matching", bodyOf(new FormData(form)));
      form.reset();
    } catch (problem) {
      errors = complaintsOf(problem);
      if (Object.keys(errors).length === 0) say(/** @type {Error} */ (problem));
    }
    draw();
    place.dispatchEvent(new Event("changed", { bubbles: true }));
  }

  /** @param {Matching} matching */
  async function end({ id, version }) {
    await http.post(`tote/matching/${id}/end`, { version }).catch(say);
    place.dispatchEvent(new Event("changed", { bubbles: true }));
  }

  function draw() {
    if (items === null) return;
    render(html`
      ${items.length === 0 ? html`<p class="empty">${t("Chưa có ai đối ứng. Khoản đối ứng tự tăng theo những khoản được tính từ lúc bắt đầu.")}</p>` : html`
        <ul class="steering__list">${repeat(items, ({ id }) => id, (one) => html`<li>
          <span class="steering__what">${one.pledge.donor.name}<small>${ruleWords(one)}</small></span>
          <span class="steering__amount">${formatDong(one.pledge.amount ?? 0)}</span>
          ${one.running ? html`<button type="button" class="button button--small button--hold" data-hold @held=${() => end(one)}>${t("Giữ để kết thúc")}</button>` : nothing}
        </li>`)}</ul>`}
      <form class="steering__form" novalidate @submit=${begin}>
        ${field({ name: "donor.name", label: t("Nhà hảo tâm đối ứng"), error: errors["donor.name"] })}
        ${field({ name: "percent", label: t("Tỷ lệ (%)"), value: "100", error: errors.percent })}
        ${field({ name: "most", label: t("Tối đa"), hint: t("Ví dụ: 2 tỷ; để trống: không giới hạn"), error: errors.most })}
        <div class="field"><label class="field__label" for="matching-programme">${t("Cho chương trình")}</label>
          <select class="input" id="matching-programme" name="programme">
            <option value="">${t("Cả hai")}</option><option value="fund">${t("Quỹ “Vì người nghèo”")}</option>
            <option value="social">${t("An sinh xã hội")}</option></select></div>
        <div class="row gap-2"><button class="button">${icon("plus")}${t("Bắt đầu đối ứng")}</button></div>
      </form>`, place);
  }

  return { refresh };
}
