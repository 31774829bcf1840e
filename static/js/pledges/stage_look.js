// How this forum looks, on wall and overlay: followed live, changed without a flash.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { fill } from "../lib/dom.js";
import { unbroken } from "../lib/unbroken.js";

/**
 * @typedef {object} Shown
 * @property {boolean} goal
 * @property {boolean} percent
 * @property {boolean} latest
 * @property {boolean} count
 * @property {boolean} programmes
 * @property {boolean} logos
 * @property {boolean} qr
 *
 * @typedef {object} OverlayLook
 * @property {"bottom" | "left" | "right"} place
 * @property {boolean} total
 * @property {boolean} donor
 * @property {number} margin
 * @property {string} chroma
 *
 * @typedef {object} Look as the topic `look` says it
 * @property {number} version
 * @property {string} css_url
 * @property {{top: string, title: string, subtitle: string}} lines
 * @property {Shown} shown
 * @property {OverlayLook} overlay
 * @property {{id: number, name: string, url: string}[]} logos
 * @property {{url: string, words: string} | null} qr
 */

/** @type {Shown} what stands there until the look is known */
export const EVERYTHING = { goal: true, percent: true, latest: true, count: true, programmes: false, logos: true, qr: false };

/**
 * Break the title into what leads to a quoted name and the name, which stands larger: Diễn đàn / “Lắng nghe …”.
 *
 * @param {string} title
 */
export function titleParts(title) {
  const at = title.indexOf("“");
  if (at <= 0) return { lead: "", name: title };
  return { lead: title.slice(0, at).trim(), name: title.slice(at) };
}

/**
 * Say what the lines of the title are.
 *
 * @param {Look["lines"]} lines
 */
export function linesView({ top, title, subtitle }) {
  const { lead, name } = titleParts(unbroken(title));
  return {
    top: unbroken(top),
    title_lead: { text: lead, hidden: lead === "" },
    title_name: { text: name, class: { "title__whole": lead === "" } },
    subtitle: { text: unbroken(subtitle), hidden: subtitle === "" },
    short: unbroken(subtitle || title),
  };
}

/**
 * Put the stylesheet of a look in the place of the one worn, once it is there. One that does not arrive changes nothing.
 *
 * @param {Document} page
 * @param {string} url
 */
export function wear(page, url) {
  const worn = [...page.querySelectorAll("link[data-look]")];
  if (worn.at(-1)?.getAttribute("href") === url) return;
  const next = page.createElement("link");
  next.rel = "stylesheet";
  next.dataset.look = "";
  next.href = url;
  next.addEventListener("load", () => { for (const old of worn) old.remove(); });
  next.addEventListener("error", () => next.remove());
  (worn.at(-1) ?? page.head.lastChild)?.after(next);
}

/**
 * Draw the logos wherever they stand, and the mark of the house where there are none.
 *
 * @param {ParentNode} root
 * @param {Look["logos"]} logos
 */
export function drawLogos(root, logos) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-slot=logos]"))) {
    render(logos.map(({ url, name }) => html`<img class="logo" src=${url} alt=${name}>`), place);
  }
  fill(root, { logos: { hidden: logos.length === 0 }, mark: { hidden: logos.length > 0 } });
}

/** An address is broken after its dots and strokes, nowhere else. @param {string} address */
const addressParts = (address) => address.split(/(?<=[./])/).map((part) => html`<span class="code__part">${part}</span>`);

/** @param {Look["qr"]} qr */
export const codeCard = (qr) => (qr ? html`<img class="code__picture" src=${qr.url} alt=""><p class="code__words" data-fit="3">${addressParts(qr.words)}</p>` : nothing);
