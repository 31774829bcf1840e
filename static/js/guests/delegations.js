// Delegations: who they are, who heads them, how many are here; and which there could be.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";
import { startDelegation } from "./delegation.js";
import { phoneInGroups } from "../lib/phone.js";

/**
 * @typedef {import("./types").Delegation} Delegation
 * @typedef {import("./types").Proposal} Proposal
 */

const FIRST = 6;

/** @param {Delegation} delegation */
export const delegationLine = ({ name, head, contact_name, contact_phone, expected, present, note }) => ({
  name,
  note,
  head: head ? [head.salutation, head.full_name].filter(Boolean).join(" ") : t("Chưa có trưởng đoàn"),
  position: head?.position ?? "",
  headless: head === null,
  contact: [contact_name, phoneInGroups(contact_phone ?? "")].filter(Boolean).join(" · ") || "–",
  count: t("%(present)s / %(expected)s có mặt", { present, expected }),
  all: expected > 0 && present === expected,
});

/** @param {Proposal} proposal */
export const proposalLine = ({ name, guests, delegation_id }) => ({
  name,
  count: t("%(count)s khách", { count: guests.length }),
  who: guests.map(({ full_name }) => full_name).slice(0, 4).join(", ") + (guests.length > 4 ? "…" : ""),
  act: delegation_id === null ? t("Lập đoàn") : t("Thêm vào đoàn"),
});

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], read: () => Promise<readonly Delegation[]>, changed: () => void, list: (delegation: Delegation) => void}} world
 */
export function startDelegations(root, { http, say, read, changed, list }) {
  const place = slot(root, "delegations");
  /** @type {readonly Delegation[]} */
  let delegations = [];
  /** @type {readonly Proposal[]} */
  let proposals = [];
  let all = false;
  let busy = false;
  const dialog = startDelegation(root, { http, say, done: () => { freshen().catch(say); changed(); } });

  async function freshen() {
    const [found, proposed] = await Promise.all([read(), http.get("delegations/proposals")]);
    delegations = found;
    proposals = proposed.items;
    draw();
  }

  /** One tap: the first in protocol order is the head. @param {Proposal} proposal */
  async function accept({ name, guests, delegation_id }) {
    if (busy) return;
    busy = true;
    const guest_ids = guests.map(({ id }) => id);
    try {
      if (delegation_id === null) await http.create("delegations", { name, guest_ids, head_id: guest_ids[0] }, { key: newKey() });
      else await http.create(`delegations/${delegation_id}/guests`, { guest_ids }, { key: newKey() });
      say(t("Đã lập đoàn %(name)s", { name }), "ok");
      changed();
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      busy = false;
      await freshen().catch(() => {}); // what went wrong is said already
    }
  }

  function draw() {
    fill(root, { "delegations-count": { text: delegations.length, hidden: delegations.length === 0 } });
    render(html`
      <div class="row"><button type="button" class="button button--primary" @click=${() => dialog.open(null)}>${icon("plus")}<span>${t("Thêm đoàn")}</span></button></div>
      <div class="card card--flush">${delegations.length > 0 ? delegationsTable(delegations, dialog.open, list) : html`<p class="empty">${t("Chưa có đoàn nào. Lập đoàn từ đề xuất, hoặc chọn đoàn khi sửa một khách.")}</p>`}</div>
      ${proposals.length > 0 ? proposalsView(proposals, all, accept, () => { all = true; draw(); }) : nothing}`, place);
  }

  return { freshen };
}

/** @param {readonly Proposal[]} proposals @param {boolean} all @param {(proposal: Proposal) => void} accept @param {() => void} more */
const proposalsView = (proposals, all, accept, more) => html`<section class="card stack gap-2" aria-labelledby="proposals-title">
  <h2 class="card__title" id="proposals-title">${t("Đề xuất: khách cùng đơn vị chưa có đoàn")}</h2>
  <ul class="proposals">${repeat(all ? proposals : proposals.slice(0, FIRST), ({ name }) => name, (proposal) => {
    const shown = proposalLine(proposal);
    return html`<li class="proposal"><div><p class="strong">${shown.name} <span class="badge">${shown.count}</span></p><p class="muted small">${shown.who}</p></div>
      <button type="button" class="button button--small" @click=${() => accept(proposal)}>${icon("check")}<span>${shown.act}</span><span class="visually-hidden">${shown.name}</span></button></li>`;
  })}</ul>
  ${!all && proposals.length > FIRST ? html`<div><button type="button" class="button button--small" @click=${more}>${icon("down")}<span>${t("Xem cả %(count)s đề xuất", { count: proposals.length })}</span></button></div>` : nothing}</section>`;

/** @param {readonly Delegation[]} delegations @param {(delegation: Delegation) => void} edit @param {(delegation: Delegation) => void} list */
const delegationsTable = (delegations, edit, list) => html`<div class="table-wrap"><table class="table table--folds">
  <caption class="visually-hidden">${t("Các đoàn")}</caption>
  <thead><tr><th scope="col">${t("Tên đoàn")}</th><th scope="col">${t("Trưởng đoàn")}</th><th scope="col">${t("Liên hệ")}</th><th scope="col">${t("Tình trạng")}</th>
    <th scope="col"><span class="visually-hidden">${t("Thao tác")}</span></th></tr></thead>
  <tbody>${repeat(delegations, ({ id }) => id, (delegation) => {
    const shown = delegationLine(delegation);
    return html`<tr data-delegation=${delegation.id}><th scope="row" class="guests__name"><span>${shown.name}${shown.note ? html`<span class="guests__note">${shown.note}</span>` : nothing}</span></th>
      <td data-label=${t("Trưởng đoàn")}><span class=${shown.headless ? "muted" : ""}>${shown.head}${shown.position ? html`<span class="guests__answer">${shown.position}</span>` : nothing}</span></td>
      <td data-label=${t("Liên hệ")}>${shown.contact}</td>
      <td data-label=${t("Tình trạng")}><span class="badge ${shown.all ? "badge--ok" : ""}">${shown.count}</span></td>
      <td class="guests__acts"><div class="row gap-2">
        <button type="button" class="button button--small" @click=${() => list(delegation)}>${icon("guests")}<span>${t("Xem khách")}</span><span class="visually-hidden">${shown.name}</span></button>
        <button type="button" class="button button--small" @click=${() => edit(delegation)}>${icon("edit")}<span>${t("Sửa")}</span><span class="visually-hidden">${shown.name}</span></button>
      </div></td></tr>`;
  })}</tbody></table></div>`;
