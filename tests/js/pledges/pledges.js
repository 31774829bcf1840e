// Pledges as the tests of the desk like them.

/** What a pledge says beside its amount, where nothing was said. */
export const PLAIN = {
  programme: /** @type {const} */ ("fund"), quantity: null, unit: "", months: null, per_month: null, beneficiary: "", amount_shown: true,
};

/** @type {import("../../../static/js/pledges/desk/types").Pledge} */
export const PLEDGE = {
  id: 1, number: 1, reference: "UH-0001-3", donor: { name: "Công ty Muối", kind: "organisation", anonymous: false }, kind: "cash",
  amount: 1_200_000_000, amount_in_words: "Một tỷ hai trăm triệu đồng", promised: 1_200_000_000, description: "", channel: "desk",
  status: "confirmed", version: 1, taken_at: "2024-10-17T12:30:00.000+00:00", taken_by: "Bàn 1", desk: null,
  ...PLAIN, beneficiary_released: false, slip: "",
};
