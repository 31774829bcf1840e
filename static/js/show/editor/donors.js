// Donors who hand a board over: held pledges become steps of a cue, in the order one ticks them off.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { scripted, spoken } from "../spoken.js";

/**
 * @typedef {import("./stepping.js").SentStep} SentStep
 *
 * @typedef {object} HeldPledge as `GET …/boards` gives it, in the order of the stage
 * @property {number} id
 * @property {string} reference
 * @property {{name: string, anonymous: boolean}} donor
 * @property {"cash" | "in_kind" | "sponsorship" | "scholarship"} kind
 * @property {number | null} amount
 * @property {string | null} amount_in_words
 * @property {string} description
 * @property {string} presenter who hands the board over
 * @property {number | null} board_order null: nobody comes on stage
 * @property {boolean} [amount_shown] whether the donor wants the amount said
 */

/**
 * Make the step that calls a donor: GO puts them in the spotlight and counts their pledge.
 *
 * @param {HeldPledge} pledge
 * @returns {SentStep}
 */
export const stepOf = (pledge) => ({
  id: null, title: pledge.donor.name, presenter: pledge.presenter, office: "", text: scripted(pledge), scene: "spotlight", pledge_id: pledge.id, skipped: false,
});

/**
 * Leave out the pledges a rundown calls already.
 *
 * @param {readonly HeldPledge[]} held
 * @param {readonly import("../types").Cue[]} cues
 */
export function uncalled(held, cues) {
  const called = new Set(cues.flatMap(({ steps }) => steps.map(({ pledge_id }) => pledge_id)));
  return held.filter(({ id }) => !called.has(id));
}

/**
 * Give whom one means without a word: those with a board, or all where no boards were put in order.
 *
 * @param {readonly HeldPledge[]} held
 */
export function usual(held) {
  const boards = held.filter(({ board_order }) => board_order !== null);
  return boards.length > 0 ? boards : held;
}

/**
 * Ask which donors come, and give their steps; none where nobody was chosen.
 *
 * @param {readonly HeldPledge[]} held
 * @returns {Promise<SentStep[]>}
 */
export function askDonors(held) {
  const chosen = new Set(usual(held).map(({ id }) => id));
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "donors-title");
  document.body.append(dialog);
  return new Promise((answer) => {
    const close = (/** @type {SentStep[]} */ steps) => { dialog.close(); dialog.remove(); answer(steps); };
    const draw = () => render(drawDonors(held, chosen, (id) => { toggle(chosen, id); draw(); }, close), dialog);
    dialog.addEventListener("cancel", (cause) => { cause.preventDefault(); close([]); });
    draw();
    dialog.showModal();
  });
}

/** @param {Set<number>} chosen @param {number} id */
const toggle = (chosen, id) => { if (!chosen.delete(id)) chosen.add(id); };

/** @param {readonly HeldPledge[]} held @param {ReadonlySet<number>} chosen @param {(id: number) => void} tick @param {(steps: SentStep[]) => void} close */
function drawDonors(held, chosen, tick, close) {
  return html`
    <div class="dialog__head"><h2 id="donors-title">${t("Đơn vị lên trao bảng tượng trưng")}</h2></div>
    <div class="dialog__body stack">${held.length === 0
      ? html`<p>${t("Chưa có khoản nào được giữ lại. Ở bàn tiếp nhận, ghi khoản ủng hộ với “Giữ lại” để công bố trên sân khấu.")}</p>`
      : html`<p class="muted">${t("Mỗi đơn vị thành một bước: GO đưa tên lên màn hình và cộng khoản ủng hộ vào tổng.")}</p>
        <ul class="donors">${held.map((pledge) => html`<li><label class="check">
          <input type="checkbox" .checked=${chosen.has(pledge.id)} @change=${() => tick(pledge.id)}>
          <span><strong>${pledge.donor.name}</strong><br><span class="muted">${[pledge.presenter, spoken(pledge)].filter(Boolean).join(" · ")}</span></span></label></li>`)}</ul>`}</div>
    <div class="dialog__foot"><button type="button" class="button" @click=${() => close([])}>${held.length ? t("Thôi") : t("Đóng")}</button>
      ${held.length === 0 ? nothing : html`<button type="button" class="button button--primary" ?disabled=${chosen.size === 0}
        @click=${() => close(held.filter(({ id }) => chosen.has(id)).map(stepOf))}>${icon("plus")}<span>${t("Thêm %(count)s bước", { count: chosen.size })}</span></button>`}</div>`;
}
