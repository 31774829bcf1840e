// What a wall may be told. A state that cannot be true is not shown: the last good picture stays. Pure.

/**
 * @typedef {import("./stage_scenes.js").Tote} Tote
 * @typedef {import("./stage_scenes.js").Show} Show
 * @typedef {import("./stage_scenes.js").Item} Item
 * @typedef {import("./stage_scenes.js").Given} Given
 * @typedef {import("./stage_scenes.js").Spotlight} Spotlight
 * @typedef {import("./stage_look.js").Look} Look
 */

const LARGEST = 1e15; // more than all the money of the country
const LONGEST_NAME = 300;
const SCENES = ["title", "tote", "spotlight", "agenda", "black"];
const STATES = ["done", "now", "next", "later"];
const NO_SUMS = /** @type {const} */ ([null, null]);

/** @param {unknown} given @returns {Record<string, unknown> | null} */
const objectOf = (given) => (typeof given === "object" && given !== null && !Array.isArray(given) ? /** @type {any} */ (given) : null);

/** A whole number of đồng, or of anything else one counts. @param {unknown} given @returns {given is number} */
const counted = (given) => typeof given === "number" && Number.isSafeInteger(given) && given >= 0 && given <= LARGEST;

/** @param {unknown} given */
const number = (given) => (counted(given) ? given : null);

/** @param {unknown} given */
const words = (given) => (typeof given === "string" ? given.trim().slice(0, LONGEST_NAME) : "");

/**
 * Give a tote state as the wall may show it, or null where it cannot be true: no total, money in fractions, below nothing
 * or as text, a donor without a name. What is merely missing beside the total is left away.
 *
 * @param {unknown} given
 * @returns {Tote | null}
 */
export function saneTote(given) {
  const said = objectOf(given);
  if (!said || !counted(said.total) || !counted(said.goal) || !Array.isArray(said.latest)) return null;
  const spotlight = said.spotlight === null ? null : saneSpotlight(said.spotlight);
  if (spotlight === undefined) return null;
  return {
    total: said.total,
    goal: said.goal,
    percent: number(said.percent) ?? 0,
    pledge_count: number(said.pledge_count) ?? 0,
    latest: said.latest.flatMap(saneGiven),
    spotlight,
    programmes: saneProgrammes(said.programmes),
    milestone: saneMilestone(said.milestone),
    run: number(said.run) ?? 0,
    rehearsal: said.rehearsal === true,
  };
}

/** @param {unknown} given @returns {Given[]} none or one */
function saneGiven(given) {
  const said = objectOf(given);
  const name = words(said?.name);
  if (!said || !name || !(said.amount === null || counted(said.amount))) return [];
  const key = typeof said.key === "number" || typeof said.key === "string" ? { key: said.key } : {};
  return [{ ...key, name, amount: said.amount }];
}

/** @param {unknown} given @returns {Spotlight | undefined} */
function saneSpotlight(given) {
  const said = objectOf(given);
  const name = words(said?.name);
  if (!said || !name || !counted(said.pledge_id)) return undefined;
  if (!(said.amount === null || counted(said.amount))) return undefined;
  return {
    pledge_id: said.pledge_id,
    name,
    kind: words(said.kind) || "cash",
    amount: said.amount,
    amount_in_words: words(said.amount_in_words) || null,
    description: words(said.description),
    programme: words(said.programme),
    quantity: number(said.quantity),
    unit: words(said.unit),
    months: number(said.months),
    per_month: number(said.per_month),
    beneficiary: words(said.beneficiary),
  };
}

/** @param {unknown} given @returns {Tote["programmes"]} */
function saneProgrammes(given) {
  const said = objectOf(given);
  const [fund, social] = said ? [number(said.fund), number(said.social)] : NO_SUMS;
  return fund === null || social === null ? null : { fund, social };
}

/** @param {unknown} given @returns {Tote["milestone"]} */
function saneMilestone(given) {
  const said = objectOf(given);
  if (!said || !counted(said.seq) || !counted(said.amount) || said.amount === 0) return null;
  return { seq: said.seq, amount: said.amount, title: words(said.title) };
}

/**
 * Give a show state as the wall may show it, or null.
 *
 * @param {unknown} given
 * @returns {Show | null}
 */
export function saneShow(given) {
  const said = objectOf(given);
  if (!said || !SCENES.includes(String(said.scene))) return null;
  const current = objectOf(said.current);
  const title = words(current?.title);
  const named = current && title && counted(current.cue_id) ? { cue_id: current.cue_id, title, presenter: words(current.presenter) } : null;
  return {
    scene: String(said.scene),
    mode: said.mode === "rehearsal" ? "rehearsal" : "live",
    version: number(said.version) ?? 0,
    rundown_version: number(said.rundown_version) ?? 0,
    current: named,
  };
}

/**
 * Give the items of a programme that have a number and a title.
 *
 * @param {unknown} given
 * @returns {Item[]}
 */
export function saneItems(given) {
  if (!Array.isArray(given)) return [];
  return given.filter((one) => counted(one?.number) && words(one?.title) && STATES.includes(one?.state));
}

/**
 * Give a look as wall and overlay may wear it, or null.
 *
 * @param {unknown} given
 * @returns {Look | null}
 */
export function saneLook(given) {
  const said = objectOf(given);
  if (!said || typeof said.css_url !== "string" || !objectOf(said.lines) || !objectOf(said.shown) || !objectOf(said.overlay)) return null;
  if (!Array.isArray(said.logos)) return null;
  return /** @type {Look} */ (/** @type {unknown} */ (said));
}
