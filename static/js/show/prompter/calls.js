// Beside the script: who is on stage with what may be said of them, and who is called next.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {ReturnType<typeof import("./script.js").callsView>} Calls
 * @typedef {Calls["steps"][number]} Call
 */

/** @param {Calls} calls @param {string} doubt since when the list may not be true any more; empty where it is */
export const drawCalls = ({ words, steps, now }, doubt) => html`${now ? drawNow(now) : nothing}
  <h2 class="calls__head">${words}</h2>
  ${doubt ? html`<p class="calls__doubt badge badge--warn">${doubt}</p>` : nothing}
  <ol class="calls__list">${repeat(steps, ({ id }) => id, drawCall)}</ol>`;

/** @param {NonNullable<Calls["now"]>} now */
const drawNow = ({ name, presenter, money, words }) => html`<section class="call-now"><h2 class="calls__head">${t("Đang trên sân khấu")}</h2>
    <p class="call-now__name">${name}</p>
    ${line("call__presenter", presenter)}${line("call-now__money", money)}${line("call-now__words", words)}</section>`;

/** @param {Call} call */
const drawCall = ({ name, title, presenter, text, state, note, money, words, gift, purpose, mark }) => html`
    <li class="call is-${state} ${mark ? `is-${mark}` : ""}"><p class="call__title"><span class="call__number">${name}</span> <span class="call__name">${title}</span></p>
      ${mark ? drawMark(mark) : nothing}
      ${line("call__note", note)}${line("call__presenter", presenter)}
      ${line("call__money", money)}${line("call__words", words)}${line("call__gift", gift)}${line("call__purpose", purpose)}${line("call__text", text)}</li>`;

/** @param {Exclude<Call["mark"], "">} mark */
function drawMark(mark) {
  if (mark === "void") return html`<p class="badge badge--bad">${t("Đã hủy – không mời")}</p>`;
  if (mark === "missing") return html`<p class="badge badge--bad">${t("Không có khoản ủng hộ – hỏi đạo diễn")}</p>`;
  if (mark === "asking") return html`<p class="badge badge--warn">${t("Theo kịch bản, chưa kiểm tra")}</p>`;
  return html`<p class="badge">${t("Đã công bố, đã tính vào tổng")}</p>`;
}

/** @param {string} name @param {string} words */
const line = (name, words) => (words ? html`<p class=${name}>${words}</p>` : nothing);
