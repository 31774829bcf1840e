// Entries on their way, shown until the server has answered for each.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { figures } from "./entry.js";
import { hopeless } from "./outbox.js";
import { slipNumber } from "./slips.js";

/** @typedef {import("./types").Outgoing} Outgoing */

/**
 * Say how an entry fares.
 *
 * @param {Outgoing} entry
 * @param {boolean} foreign confirmed under another sign-in
 * @param {boolean} [behind] the one before it does not get through
 */
export function outgoingView({ key, body, state, tries, why, actor_name }, foreign, behind = false) {
  const paper = state === "waiting" || foreign || (behind && state === "sending") ? slipNumber(body.slip) : "";
  const about = { key, name: body.donor.name, amount: figures({ ...body, amount_in_words: null }).digits, refused: state === "refused", paper };
  if (foreign) return { ...about, tone: "warn", words: t("Do %(name)s xác nhận, chưa gửi được. Hãy đăng nhập lại bằng tài khoản đó để gửi.", { name: actor_name }) };
  if (state === "refused") return { ...about, tone: "bad", words: t("Bị từ chối, chưa được tính: %(why)s", { why }) };
  if (tries === 0 && state === "sending" && !behind) return { ...about, tone: "info", words: t("Đang gửi…") };
  return { ...about, tone: "warn", words: `${t("Chưa gửi được – đang gửi lại. Khoản này chỉ được tính một lần.")} ${why}`.trim() };
}

/**
 * @param {HTMLElement} place
 * @param {import("./outbox.js").Outbox} outbox
 * @param {{fix: (entry: Outgoing) => void}} actions
 */
export function drawSending(place, outbox, { fix }) {
  const held = outbox.entries.some((entry) => entry.state === "waiting" && !outbox.foreign(entry));
  render(outbox.entries.length === 0 ? nothing : html`<ul class="sending">${repeat(outbox.entries, ({ key }) => key, (entry) => {
    const { name, amount, words, tone, refused, paper } = outgoingView(entry, outbox.foreign(entry), held);
    return html`<li class="banner banner--${tone}">${icon(tone === "info" ? "up" : "warn")}
      <span><strong>${name} – ${amount}</strong><br>${words}</span>
      ${paper ? html`<span class="sending__slip">${t("Ghi vào phiếu giấy số")} <strong>${paper}</strong></span>` : nothing}
      ${refused ? html`<button type="button" class="button button--small" @click=${() => fix(entry)}>${t("Sửa lại")}</button>` : nothing}
      ${refused || (hopeless(entry) && !outbox.foreign(entry)) ? html`<button type="button" class="button button--small button--danger button--hold" data-hold @held=${() => outbox.drop(entry.key)}>${t("Bỏ (giữ nút)")}</button>` : nothing}
    </li>`;
  })}</ul>`, place);
  showNewest(place, outbox.entries.at(-1)?.key ?? "");
}

/** Bring what was confirmed last into sight, once: its slip is to be written now. @param {HTMLElement} place @param {string} key */
function showNewest(place, key) {
  const list = /** @type {HTMLElement | null} */ (place.querySelector(".sending"));
  if (!list || list.dataset.newest === key) return;
  list.dataset.newest = key;
  list.scrollTop = list.scrollHeight;
}
