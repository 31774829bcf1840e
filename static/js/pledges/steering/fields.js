// The fields of the small forms of this page, with what is wrong said beside them.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { Problem } from "../../lib/http.js";

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [value]
 * @property {string} [hint]
 * @property {string} [error]
 * @property {boolean} [locked]
 * @property {string} [type]
 */

/** @param {Field} field */
export function field({ name, label, value = "", hint = "", error = "", locked = false, type = "text" }) {
  const id = `steering-${name}`;
  return html`<div class="field">
    <label class="field__label" for=${id}>${label}</label>
    <input class="input" id=${id} name=${name} type=${type} autocomplete="off" value=${value} ?readonly=${locked}
      aria-invalid=${error ? "true" : "false"} aria-describedby="${id}-said">
    <span id="${id}-said">${error ? html`<span class="field__error">${error}</span>` : hint ? html`<span class="field__hint">${hint}</span>` : nothing}</span>
  </div>`;
}

/** @param {unknown} problem @returns {Record<string, string>} */
export const complaintsOf = (problem) => (problem instanceof Problem ? problem.errors : {});
