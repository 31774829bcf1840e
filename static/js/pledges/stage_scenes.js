// What the LED wall and the TV overlay show, from what is known. Pure: no page here.

import { groupDigits } from "../lib/dong.js";
import { unbroken } from "../lib/unbroken.js";
import { t } from "../lib/words.js";

/**
 * @typedef {object} Given one of the latest donors
 * @property {string | number} [key]
 * @property {string} name
 * @property {number | null} amount null where the donor does not want it shown
 *
 * @typedef {object} Spotlight
 * @property {number} pledge_id
 * @property {string} name
 * @property {string} [kind]
 * @property {number | null} amount null for a gift without an estimate, and where the donor does not want it shown
 * @property {string | null} amount_in_words
 * @property {string} [description]
 * @property {string} [programme]
 * @property {number | null} [quantity]
 * @property {string} [unit]
 * @property {number | null} [months]
 * @property {number | null} [per_month]
 * @property {string} [beneficiary]
 *
 * @typedef {object} Tote
 * @property {number} total
 * @property {number} goal
 * @property {number} percent
 * @property {number} pledge_count
 * @property {Given[]} latest newest first
 * @property {Spotlight | null} spotlight
 * @property {{fund: number, social: number} | null} [programmes]
 * @property {{seq: number, amount: number, title: string} | null} [milestone]
 * @property {number} [run] 0: real money; otherwise that of a rehearsal
 * @property {boolean} [rehearsal]
 *
 * @typedef {object} Show
 * @property {string} scene
 * @property {"live" | "rehearsal"} [mode]
 * @property {string} [phase]
 * @property {number} [version]
 * @property {number} [rundown_version]
 * @property {{cue_id: number, title: string, presenter?: string} | null} current
 *
 * @typedef {object} Item of the public programme
 * @property {number} number
 * @property {string} title
 * @property {string} [presenter]
 * @property {string} [starts_at]
 * @property {"done" | "now" | "next" | "later"} state
 *
 * @typedef {object} Picture everything the wall knows
 * @property {Show | null} show
 * @property {Tote | null} tote
 * @property {Item[]} items
 *
 * @typedef {"title" | "tote" | "spotlight" | "agenda" | "black"} Scene
 */

export const LATEST_SHOWN = 4;
export const ITEMS_SHOWN = 12;
const FEW = 6; // items that stand in one column
const TWO_COLUMNS = 8; // items that a very wide wall still shows in two

/**
 * Choose the scene: what the director wants, else the nearest that has something to show.
 *
 * @param {Picture} picture
 * @returns {Scene}
 */
export function shownScene({ show, tote, items }) {
  switch (show?.scene) {
    case "black":
      return "black";
    case "agenda":
      return items.length > 0 ? "agenda" : "title";
    case "spotlight":
      if (tote?.spotlight) return "spotlight";
      return tote ? "tote" : "title";
    case "tote":
      return tote ? "tote" : "title";
    default:
      return "title";
  }
}

/**
 * Say what the title scene names: the running cue, or the forum alone.
 *
 * @param {Show | null} show
 */
export function titleView(show) {
  const cue = show?.current ?? null;
  return { cue_id: cue?.cue_id ?? null, title: unbroken(cue?.title ?? ""), presenter: unbroken(cue?.presenter ?? "") };
}

/** Tell whether there is a total to be proud of; before that the goal and an invitation stand there. @param {Tote} tote */
export const begun = ({ total }) => total > 0;

/**
 * Say what stands around the total; the number itself is counted up (stage_total.js).
 *
 * @param {Tote} tote
 */
export function toteView(tote) {
  const started = begun(tote);
  return {
    started,
    label: started || tote.goal <= 0 ? t("Tổng số tiền đăng ký ủng hộ") : t("Mục tiêu vận động"),
    number: started ? tote.total : Math.max(tote.goal, 0),
    hasGoal: tote.goal > 0,
    goal: t("Mục tiêu %(goal)s đồng", { goal: groupDigits(Math.max(tote.goal, 0)) }),
    count: started && tote.pledge_count > 0 ? t("%(count)s lượt đăng ký", { count: groupDigits(tote.pledge_count) }) : "",
  };
}

/**
 * List the latest donors, each with a key that stays its own while newer ones come before it. A pledge corrected to
 * nothing is left out; one whose amount is not to be shown stands by its name.
 *
 * @param {Tote} tote
 */
export const donorsView = ({ latest, pledge_count }) =>
  latest
    .slice(0, LATEST_SHOWN)
    .filter(({ amount }) => amount !== 0)
    .map(({ key, name, amount }, place) => ({
      key: String(key ?? `${pledge_count - place} ${name} ${amount}`),
      name: unbroken(name),
      amount: amount === null ? "" : groupDigits(amount),
    }));

/** @type {() => Record<string, string>} */
const programmeNames = () => ({ fund: t("Quỹ “Vì người nghèo”"), social: t("An sinh xã hội") });

/**
 * Say what each programme has got tonight; nothing before there is something.
 *
 * @param {Tote} tote
 */
export function programmesView({ programmes }) {
  if (!programmes || programmes.fund + programmes.social === 0) return [];
  const names = programmeNames();
  return [
    { key: "fund", name: names.fund, amount: groupDigits(programmes.fund) },
    { key: "social", name: names.social, amount: groupDigits(programmes.social) },
  ];
}

/**
 * Say what is given beside money, or how money is given: "120 suất quà", "12 tháng × 1.000.000 đồng".
 *
 * @param {Spotlight} spotlight
 */
export function giftView({ kind, amount, quantity, unit, months, per_month, description = "" }) {
  const many = quantity ? counted(kind, groupDigits(quantity), unit) : "";
  if (kind !== "sponsorship") return many || description;
  if (!months) return description;
  // What a month comes to says the amount: it goes where the amount may go.
  if (amount === null || !per_month) return t("Nhận đỡ đầu %(months)s tháng", { months });
  return t("%(months)s tháng × %(amount)s đồng", { months, amount: groupDigits(per_month) });
}

/** @param {string | undefined} kind @param {string} count @param {string} [unit] */
function counted(kind, count, unit) {
  if (unit || kind !== "scholarship") return `${count} ${unit ?? ""}`.trim();
  return t("%(count)s suất học bổng", { count });
}

/**
 * Say what stands in the spotlight: money with its words, or the gift by its own name.
 *
 * @param {Spotlight | null} spotlight
 */
export function spotlightView(spotlight) {
  if (!spotlight) return null;
  const amount = spotlight.amount ?? 0;
  return {
    key: spotlight.pledge_id,
    name: unbroken(spotlight.name),
    amount: amount > 0 ? groupDigits(amount) : "",
    words: amount > 0 ? (spotlight.amount_in_words ?? "") : "",
    gift: unbroken(giftView(spotlight)),
    beneficiary: unbroken(spotlight.beneficiary ?? ""),
    programme: programmeNames()[spotlight.programme ?? ""] ?? "",
  };
}

/**
 * Choose the part of the programme a wall can show large: around what runs now, or from the beginning.
 *
 * @param {Item[]} items
 */
export function agendaView(items) {
  const running = items.findIndex(({ state }) => state === "now");
  const next = items.findIndex(({ state }) => state === "next");
  const at = running >= 0 ? running : next;
  const last = Math.max(items.length - ITEMS_SHOWN, 0);
  const first = Math.min(Math.max(at - 2, 0), last);
  return items.slice(first, first + ITEMS_SHOWN).map((item) => ({ ...item, title: unbroken(item.title) }));
}

/**
 * Say how many rows so many items take in one, two or three columns: none of the columns stands half empty.
 *
 * @param {number} items
 */
export const agendaRows = (items) => ({
  class: { "agenda--few": items <= FEW },
  style: { "--all": items, "--half": Math.ceil(items / 2), "--third": Math.ceil(items / (items > TWO_COLUMNS ? 3 : 2)) },
});
