// Settings in and out of the form: a field is named by its place, "colours.ground".

/**
 * @typedef {object} Settings
 * @property {{ground: string, accent: string, text: string}} colours
 * @property {{top: string, title: string, subtitle: string}} lines
 * @property {import("../pledges/stage_look.js").Shown} shown
 * @property {import("../pledges/stage_look.js").OverlayLook} overlay
 * @property {string} address
 *
 * @typedef {object} Field what is used of an input
 * @property {string} name
 * @property {string} type
 * @property {string} value
 * @property {boolean} [checked]
 */

/** @param {Field} field */
function valueOf({ type, value, checked }) {
  if (type === "checkbox") return checked === true;
  return type === "number" ? Number(value) : value.trim();
}

/**
 * Read the settings out of the fields.
 *
 * @param {Iterable<Field>} fields
 * @returns {Settings}
 */
export function settingsOf(fields) {
  /** @type {Record<string, any>} */
  const settings = {};
  for (const field of fields) {
    const [part, name] = field.name.split(".");
    if (!part) continue;
    if (name) settings[part] = { ...settings[part], [name]: valueOf(field) };
    else settings[part] = valueOf(field);
  }
  return /** @type {Settings} */ (settings);
}

/**
 * Put settings into the fields.
 *
 * @param {Iterable<Field>} fields
 * @param {Settings} settings
 */
export function fillFields(fields, settings) {
  for (const field of fields) {
    const [part, name] = field.name.split(".");
    const value = part ? (name ? /** @type {any} */ (settings)[part]?.[name] : /** @type {any} */ (settings)[part]) : undefined;
    if (value === undefined) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = String(value);
  }
}
