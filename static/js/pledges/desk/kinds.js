// What each kind of pledge asks for: which fields, in which order Enter walks through them, and what they say.

import { groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {import("./types").Kind} Kind
 * @typedef {import("./types").Draft} Draft
 * @typedef {import("./types").Particulars} Particulars
 */

/** @type {readonly Kind[]} */
export const KINDS = ["cash", "in_kind", "scholarship", "sponsorship"];

/** The fields a kind shows beside donor and amount. @type {Record<Kind, readonly (keyof Draft)[]>} */
export const FIELDS = {
  cash: [],
  in_kind: ["quantity", "unit", "beneficiary", "description"],
  scholarship: ["quantity", "beneficiary", "description"],
  sponsorship: ["months", "per_month", "beneficiary", "description"],
};

/** Where Enter stops on its way to the reading. @type {Record<Kind, readonly (keyof Draft)[]>} */
const PATHS = {
  cash: ["name", "amount"],
  in_kind: ["name", "quantity", "unit"],
  scholarship: ["name", "quantity", "amount"],
  sponsorship: ["name", "months", "per_month"],
};

/**
 * The next field that is still empty after this one; null where Enter reads back.
 *
 * @param {Draft} draft
 * @param {string} at the field the cursor stands in
 * @returns {keyof Draft | null}
 */
export function nextField(draft, at) {
  const path = PATHS[draft.kind];
  const place = path.findIndex((name) => name === at);
  if (place < 0 || (at === "name" && draft.name.trim() === "")) return null;
  return path.slice(place + 1).find((name) => String(draft[name]).trim() === "") ?? null;
}

/** Read a count as typed, `1.000` too; null where it is none. @param {string} text */
export function readCount(text) {
  const typed = text.trim();
  return /^(\d+|\d{1,3}(\.\d{3})+)$/.test(typed) ? Number(typed.replaceAll(".", "")) : null;
}

/**
 * Say what is missing for a kind before the server needs to be asked.
 *
 * @param {Draft} draft
 * @returns {Record<string, string>}
 */
export function missingParts({ kind, amount, description, quantity, unit, months, per_month, beneficiary }) {
  const filled = (/** @type {string} */ text) => text.trim() !== "";
  /** @type {Record<string, string>} */
  const errors = {};
  const counted = kind === "in_kind" || kind === "scholarship";
  if (kind === "cash" && !filled(amount)) errors.amount = t("Ghi số tiền, ví dụ 500tr hoặc 1,2 tỷ.");
  if (counted && filled(quantity) && !readCount(quantity)) errors.quantity = t("Ghi một số nguyên, ví dụ 200.");
  if (kind === "scholarship" && !filled(quantity)) errors.quantity = t("Ghi số suất học bổng.");
  if (kind === "sponsorship" && filled(months) && !readCount(months)) errors.months = t("Ghi số tháng, ví dụ 12.");
  if (kind === "sponsorship" && filled(months) && !filled(per_month) && !filled(amount)) errors.per_month = t("Ghi mức mỗi tháng, ví dụ 500 nghìn.");
  if (kind === "sponsorship" && !filled(months) && filled(per_month)) errors.months = t("Ghi số tháng, ví dụ 12.");
  const told = { cash: true, in_kind: filled(unit), scholarship: true, sponsorship: (filled(months) && filled(per_month)) || filled(beneficiary) };
  if (Object.keys(errors).length === 0 && !told[kind] && !filled(description)) errors.description = t("Ghi rõ hiện vật hoặc nội dung tài trợ.");
  return errors;
}

/**
 * The particulars of a draft as they are sent: only what its kind has.
 *
 * @param {Draft} draft
 * @param {number | null | undefined} perMonth as it was read back
 * @returns {Particulars}
 */
export function partsOf(draft, perMonth) {
  const has = (/** @type {keyof Draft} */ name) => FIELDS[draft.kind].includes(name);
  const text = (/** @type {"unit" | "beneficiary"} */ name) => (has(name) ? draft[name].normalize("NFC").trim() : "");
  return {
    programme: draft.programme,
    quantity: has("quantity") ? readCount(draft.quantity) : null,
    unit: text("unit"),
    months: has("months") ? readCount(draft.months) : null,
    per_month: has("per_month") ? perMonth ?? null : null,
    beneficiary: text("beneficiary"),
    amount_shown: !draft.quiet,
  };
}

/**
 * What is given other than money: `10 tấn gạo`, `50 suất học bổng`, `12 tháng × 500.000 đồng`.
 *
 * @param {Pick<Particulars, "quantity" | "unit" | "months" | "per_month"> & {kind: Kind}} given
 */
export function giftText({ kind, quantity, unit, months, per_month }) {
  if (kind === "scholarship" && quantity) return t("%(count)s suất học bổng", { count: groupDigits(quantity) });
  if (quantity) return `${groupDigits(quantity)} ${unit}`.trim();
  if (!months) return unit;
  if (!per_month) return t("%(months)s tháng", { months });
  return t("%(months)s tháng × %(amount)s đồng", { months, amount: groupDigits(per_month) });
}
