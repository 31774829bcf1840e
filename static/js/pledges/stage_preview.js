// A wall inside the page of settings: it shows what that page hands over, samples and unsaved settings, and no live state.

/**
 * @typedef {object} Handed what the page of settings hands over
 * @property {unknown} look
 * @property {unknown} show
 * @property {unknown} tote
 * @property {unknown} items
 * @property {Record<string, string>} properties custom properties of the stylesheet that is not saved yet
 */

export const HANDED = "look-preview";
export const WANTED = "look-preview-wanted";

/**
 * Take what the page around this one hands over, from nobody else, and ask for it.
 *
 * @param {(handed: Handed) => void} show
 */
export function followPreview(show) {
  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== location.origin || source !== parent || data?.kind !== HANDED) return;
    for (const [name, value] of Object.entries(data.properties ?? {})) {
      if (name.startsWith("--look-")) document.documentElement.style.setProperty(name, String(value));
    }
    show(data);
  });
  parent.postMessage({ kind: WANTED }, location.origin);
}
