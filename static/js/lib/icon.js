// Icons of the one local sprite, for lists that lit-html draws.

import { html } from "../../vendor/lit-html/lit-html.js";

const SPRITE = new URL("../../icons.svg", import.meta.url).href;

/**
 * Draw an icon that says nothing by itself: words stand beside it.
 *
 * @param {string} name
 */
export const icon = (name) =>
  html`<svg class="icon" aria-hidden="true" focusable="false"><use href="${SPRITE}#${name}"></use></svg>`;
