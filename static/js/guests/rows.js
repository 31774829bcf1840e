// What one line of the guest list says, and how the list is drawn.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../lib/icon.js";
import { phoneInGroups } from "../lib/phone.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").Guest} Guest
 * @typedef {import("./types").GroupName} GroupName
 * @typedef {{edit: (guest: Guest) => void, badge: (guest: Guest) => void, edits: boolean}} Acts
 */

/** @param {Guest["state"]} state */
export const stateBadge = (state) =>
  ({
    expected: { text: t("Chưa đến"), tone: "", icon: "clock" },
    present: { text: t("Có mặt"), tone: "badge--ok", icon: "check" },
    cancelled: { text: t("Đã hủy"), tone: "badge--bad", icon: "close" },
  })[state];

/** @param {Guest["rsvp"]} answer */
export const answerWords = (answer) =>
  ({ "": "", coming: t("Sẽ dự"), declined: t("Không dự"), deputy: t("Cử người dự thay") })[answer];

/**
 * @param {Guest} guest
 * @param {readonly GroupName[]} groups
 */
export const line = (guest, groups) => ({
  name: [guest.salutation, guest.full_name].filter(Boolean).join(" "),
  about: [guest.position, guest.organisation].filter(Boolean).join(", "),
  group: groups.find(({ number }) => number === guest.group_number)?.short_name ?? guest.group,
  delegation: guest.delegation || "–",
  heads: guest.heads,
  vip: guest.vip,
  seat: [guest.zone, guest.seat].filter(Boolean).join(" · ") || "–",
  answer: answerWords(guest.rsvp),
  phone: phoneInGroups(guest.phone ?? "") || "–",
  state: guest.merged_into_id === null ? stateBadge(guest.state) : { text: t("Đã gộp"), tone: "", icon: "copy" },
  cancelled: guest.state === "cancelled",
  erased: guest.erased,
});

/**
 * Write the query of the list.
 *
 * @param {Record<string, string>} filters as the form names them
 * @param {number} limit
 * @param {string | null} [cursor]
 */
export function listPath(filters, limit, cursor = null) {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries({ ...filters, cursor })) {
    const text = (value ?? "").normalize("NFC").trim();
    if (text !== "") query.set(name, text);
  }
  return `guests?${query}`;
}

/** @param {readonly Guest[]} guests @param {readonly GroupName[]} groups @param {Acts} acts */
export const table = (guests, groups, acts) => html`<div class="table-wrap"><table class="table table--folds">
  <caption class="visually-hidden">${t("Danh sách khách mời")}</caption>
  <thead><tr><th scope="col">${t("Họ và tên")}</th><th scope="col">${t("Chức vụ, đơn vị")}</th><th scope="col">${t("Nhóm")}</th><th scope="col">${t("Đoàn")}</th><th scope="col">${t("Khu vực, ghế")}</th>
    <th scope="col">${t("Điện thoại")}</th><th scope="col">${t("Tình trạng")}</th><th scope="col"><span class="visually-hidden">${t("Thao tác")}</span></th></tr></thead>
  <tbody>${repeat(guests, ({ id }) => id, (guest) => row(guest, line(guest, groups), acts))}</tbody></table></div>`;

/** @param {Guest} guest @param {ReturnType<typeof line>} shown @param {Acts} acts */
const row = (guest, shown, { edit, badge, edits }) => html`<tr class=${shown.cancelled ? "is-cancelled" : ""} data-guest=${guest.id}>
  <th scope="row" class="guests__name"><span>${guest.leader ? icon("star") : nothing}${shown.name}</span>${shown.vip ? html` <span class="badge badge--gold">VIP</span>` : nothing}</th>
  <td class="guests__about" data-label=${t("Chức vụ, đơn vị")}><span>${shown.about}${guest.note ? html`<span class="guests__note">${guest.note}</span>` : nothing}</span></td>
  <td class="guests__group" data-label=${t("Nhóm")}>${shown.group}</td>
  <td class="guests__delegation" data-label=${t("Đoàn")}><span>${shown.delegation}${shown.heads ? html` <span class="badge badge--outline">${t("Trưởng đoàn")}</span>` : nothing}</span></td>
  <td data-label=${t("Khu vực, ghế")}>${shown.seat}</td>
  <td class="nowrap" data-label=${t("Điện thoại")}>${shown.phone}</td>
  <td data-label=${t("Tình trạng")}><span><span class="badge ${shown.state.tone}">${icon(shown.state.icon)}${shown.state.text}</span>${shown.answer ? html`<span class="guests__answer">${shown.answer}</span>` : nothing}</span></td>
  <td class="guests__acts">${shown.erased ? nothing : html`<div class="row gap-2">
    <button type="button" class="button button--small" ?disabled=${shown.cancelled} @click=${() => badge(guest)}>${icon("scan")}<span>${t("Mã QR")}</span><span class="visually-hidden">${shown.name}</span></button>
    ${edits ? html`<button type="button" class="button button--small" @click=${() => edit(guest)}>${icon("edit")}<span>${t("Sửa")}</span><span class="visually-hidden">${shown.name}</span></button>` : nothing}
  </div>`}</td></tr>`;
