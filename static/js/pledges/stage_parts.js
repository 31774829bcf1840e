// The pieces of the wall that come and go: donors, the plaque of the spotlight, the programme.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { keyed } from "../../vendor/lit-html/directives/keyed.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./stage_scenes.js").Item} Item
 * @typedef {NonNullable<ReturnType<typeof import("./stage_scenes.js").spotlightView>>} Lit
 */

/** @param {ReturnType<typeof import("./stage_scenes.js").titleView>} title */
export const runningCue = (title) => keyed(title.cue_id, html`<p class="title__running appears" data-fit="3" data-prefer="fewer">${title.title}</p>
  ${title.presenter ? html`<p class="title__presenter appears" data-fit="2" data-prefer="fewer">${title.presenter}</p>` : nothing}`);

/** @param {ReturnType<typeof import("./stage_scenes.js").donorsView>} donors */
export const givers = (donors) => html`<p class="givers__head">${t("Vừa đăng ký ủng hộ")}</p>
  <ol class="givers__list">${repeat(donors, ({ key }) => key, ({ name, amount }) => html`<li class="giver appears">
    <span class="giver__name" data-fit="2" data-prefer="fewer">${name}</span>
    ${amount ? html`<span class="giver__amount">${amount} <small>đồng</small></span>` : nothing}
  </li>`)}</ol>`;

/** @param {ReturnType<typeof import("./stage_scenes.js").programmesView>} programmes */
export const programmeSums = (programmes) => programmes.map(({ name, amount }) => html`<span class="sum"><span class="sum__name">${name}</span>
  <span class="sum__amount">${amount} <small>đồng</small></span></span>`);

/** Beside the total. @param {Lit} spotlight */
export const smallSpotlight = ({ key, name, amount, words, gift, beneficiary }) => keyed(key, html`<div class="thanks appears">
  <p class="thanks__head">${t("Trân trọng cảm ơn")}</p>
  <p class="thanks__name" data-fit="2" data-prefer="fewer">${name}</p>
  ${amount ? html`<p class="thanks__amount">${amount} <small>đồng</small></p>` : nothing}
  ${gift || words ? html`<p class="thanks__words" data-fit="2" data-prefer="fewer">${gift || words}</p>` : nothing}
  ${beneficiary ? html`<p class="thanks__words" data-fit="1">${t("Đỡ đầu: %(name)s", { name: beneficiary })}</p>` : nothing}
</div>`);

/** The whole wall: a plaque. @param {Lit} spotlight */
export const largeSpotlight = ({ key, name, amount, words, gift, beneficiary, programme }) => keyed(key, html`<div class="donor appears ${amount || gift ? "" : "donor--name"}" data-squeeze>
  <p class="donor__head"><span>${t("Trân trọng cảm ơn")}</span> <span>${t("tấm lòng vàng")}</span></p>
  <div class="donor__who">
    <p class="donor__name" data-fit="3" data-prefer="fewer">${name}</p>
    ${beneficiary ? html`<p class="donor__beneficiary" data-fit="2" data-prefer="fewer">${t("Đỡ đầu: %(name)s", { name: beneficiary })}</p>` : nothing}
  </div>
  ${amount || gift ? html`<div class="donor__gives">
    ${gift ? html`<p class="donor__gift ${amount ? "donor__gift--beside" : ""}" data-fit="3" data-prefer="fewer">${gift}</p>` : nothing}
    ${amount ? html`<p class="donor__amount" data-fit="1"><span class="donor__digits">${amount}</span> <small>đồng</small></p>` : nothing}
    ${words ? html`<p class="donor__words" data-fit="3" data-prefer="fewer">${words}</p>` : nothing}
  </div>` : nothing}
  ${programme ? html`<p class="donor__programme">${programme}</p>` : nothing}
</div>`);

/** @param {Item[]} items */
export const agendaLines = (items) => repeat(items, ({ number }) => number, ({ number, title, state }) => html`
  <li class="agenda__item" data-state=${state} aria-current=${state === "now" ? "true" : "false"}>
    <span class="agenda__number">${number}</span>
    <span class="agenda__title" data-fit="3" data-alike="agenda">${title}</span>
  </li>`);
