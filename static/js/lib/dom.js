// Filling a server-rendered page: the template holds [data-slot="name"], view(state) says what stands in it.

/**
 * @typedef {string | number | null | undefined} Text
 * @typedef {object} Filling
 * @property {Text} [text]
 * @property {boolean} [hidden]
 * @property {Record<string, boolean>} [class] class name → there or not
 * @property {Record<string, string | number | boolean | null>} [attr] null or false takes it away, true sets it empty
 * @property {Record<string, string | number>} [style] custom properties and others, through CSSOM
 * @property {boolean} [disabled]
 * @typedef {Record<string, Text | Filling>} View
 */

/**
 * Find a slot, which must exist.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function slot(root, name) {
  const found = root.querySelector(`[data-slot="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no slot "${name}"`);
  return found;
}

/**
 * Put a view into its slots; a slot may stand in several places or nowhere. Writes only what differs,
 * so that screen readers, selections and animations are left alone.
 *
 * @param {ParentNode} root
 * @param {View} view
 */
export function fill(root, view) {
  for (const [name, filling] of Object.entries(view)) {
    for (const element of root.querySelectorAll(`[data-slot="${name}"]`)) {
      put(/** @type {HTMLElement} */ (element), typeof filling === "object" && filling !== null ? filling : { text: filling ?? "" });
    }
  }
}

export const openMenus = () => document.querySelectorAll("details[data-menu][open]");

/** Put away whatever lies over the page: dialogs, and the menu. */
export function uncover() {
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
  for (const menu of openMenus()) menu.removeAttribute("open");
}

/** @param {HTMLElement} element @param {Filling} filling */
function put(element, filling) {
  if (filling.text !== undefined) putText(element, filling.text);
  if (filling.hidden !== undefined && element.hidden !== filling.hidden) element.hidden = filling.hidden;
  if (filling.disabled !== undefined) element.toggleAttribute("disabled", filling.disabled);
  for (const [name, there] of Object.entries(filling.class ?? {})) element.classList.toggle(name, there);
  for (const [name, value] of Object.entries(filling.attr ?? {})) putAttribute(element, name, value);
  for (const [name, value] of Object.entries(filling.style ?? {})) element.style.setProperty(name, String(value));
}

/** @param {HTMLElement} element @param {Text} text */
function putText(element, text) {
  const wanted = text === null || text === undefined ? "" : String(text);
  if (element.textContent !== wanted) element.textContent = wanted;
}

/** @param {HTMLElement} element @param {string} name @param {string | number | boolean | null} value */
function putAttribute(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? "" : value)) {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}
