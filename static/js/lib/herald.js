// Who has just come in and must be known at once: leaders and guests of honour, for a minute, on every screen that watches.

import { t } from "./words.js";

const HERALD_S = 60;

/**
 * @typedef {object} Heralded an arrival as the picture of the door tells it
 * @property {number} admission_id
 * @property {string} at
 * @property {string} desk
 * @property {string} full_name
 * @property {string} salutation
 * @property {string} position
 * @property {string} organisation
 * @property {string} seat
 * @property {{full_name: string, position: string} | null} deputy
 */

/**
 * Name who came within the last minute, the newest first; null where nobody did.
 *
 * @param {readonly Heralded[] | undefined} heralded newest first
 * @param {(at: string) => number} secondsSince
 * @returns {{name: string, about: string} | null}
 */
export function herald(heralded, secondsSince) {
  const fresh = (heralded ?? []).filter(({ at }) => secondsSince(at) < HERALD_S);
  if (fresh.length === 0) return null;
  const [first, ...others] = fresh;
  const more = others.length ? t("cùng %(names)s", { names: others.map(nameOf).join(", ") }) : "";
  return { name: nameOf(first), about: [aboutOf(first), more].filter(Boolean).join(" – ") };
}

/** @param {Heralded} one */
const nameOf = ({ salutation, full_name }) => [salutation, full_name].filter(Boolean).join(" ");

/** @param {Heralded} one */
function aboutOf({ position, organisation, deputy, seat, desk }) {
  const stands = deputy ? t("dự thay: %(who)s", { who: [deputy.full_name, deputy.position].filter(Boolean).join(", ") }) : "";
  const place = seat ? t("ghế %(seat)s", { seat }) : "";
  return [[position, organisation].filter(Boolean).join(", "), stands, place, desk].filter(Boolean).join(" – ");
}
