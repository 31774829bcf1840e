// How payments are said: plain values in, words out.

import { formatDong, groupDigits } from "../lib/dong.js";
import { t } from "../lib/words.js";
import { readHere } from "../pledges/desk/reading_here.js";

/**
 * @typedef {import("./types").Due} Due
 * @typedef {import("./types").Line} Line
 * @typedef {import("./types").Receipt} Receipt
 * @typedef {import("./types").Totals} Totals
 */

/** @param {import("./types").LineState} state */
export const lineStateName = (state) => ({ new: t("Chờ đối chiếu"), matched: t("Đã khớp"), aside: t("Để riêng") })[state];

/** @param {import("./types").DueState} state */
export const dueState = (state) => ({
  outstanding: { words: t("Chưa nhận"), tone: "badge--warn" },
  partly: { words: t("Nhận một phần"), tone: "badge--info" },
  received: { words: t("Đã nhận đủ"), tone: "badge--ok" },
  over: { words: t("Nhận thừa"), tone: "badge--bad" },
})[state];

/** @param {import("./types").Proposal["why"]} why */
export const whyWords = (why) => ({ reference: t("đúng mã"), amount_name: t("đúng tên và số tiền"), name: t("đúng tên"), amount: t("chỉ đúng số tiền") })[why];

/** @param {import("./types").Source} source */
export const sourceName = (source) => ({ bank: t("Chuyển khoản"), cash: t("Tiền mặt"), goods: t("Hiện vật") })[source];

/** A day as people write it. @param {string} day 2024-10-17 */
export const dayWords = (day) => day.slice(0, 10).split("-").reverse().join("/");

/** What came by a receipt. @param {Receipt} receipt @param {string} unit */
export const cameWords = ({ source, amount, quantity }, unit) =>
  source === "goods" ? [`${groupDigits(quantity ?? 0)} ${unit}`.trim(), ...(amount ? [t("ước %(amount)s", { amount: formatDong(amount) })] : [])].join(" · ") : formatDong(amount);

/**
 * The three figures, each by itself; beside them what is no gift of money.
 *
 * @param {Totals} totals
 */
export function figuresView({ cash, support, goods }) {
  const beside = [
    ...(support.count || support.received ? [t("Đỡ đầu, học bổng: đăng ký %(pledged)s, đã nhận %(received)s", { pledged: formatDong(support.pledged), received: formatDong(support.received) })] : []),
    ...(goods.count ? [t("Hiện vật: %(count)s khoản, còn chờ %(waiting)s", { count: goods.count, waiting: goods.waiting })] : []),
  ];
  return {
    pledged: formatDong(cash.pledged), received: formatDong(cash.received), outstanding: formatDong(cash.outstanding),
    "pledged-more": cash.held ? t("trong đó giữ lại %(amount)s", { amount: formatDong(cash.held) }) : t("%(count)s khoản tiền", { count: cash.count }),
    "received-more": cash.over ? t("trong đó thừa %(amount)s", { amount: formatDong(cash.over) }) : t("tiền đã về thật"),
    "outstanding-more": t("%(count)s khoản còn chờ", { count: cash.waiting }),
    beside: { text: beside.join(" · "), hidden: beside.length === 0 },
  };
}

/** @param {Totals["ages"][number]} age */
export const ageName = ({ since, until }) => (until === null ? t("Trên %(days)s ngày", { days: since - 1 }) : t("%(since)s–%(until)s ngày", { since, until }));

/**
 * What of a pledge stands in the list. Goods are counted, never summed with money.
 *
 * @param {Due} due
 */
export function dueView({ kind, quantity, goods, unit, pledged, received, outstanding, over, days, state, contact, status }) {
  const counted = (/** @type {number | null} */ count) => (count === null ? t("không ghi số lượng") : `${groupDigits(count)} ${unit}`.trim());
  const money = kind !== "in_kind";
  return {
    pledged: money ? (pledged ? formatDong(pledged) : t("không ước giá")) : counted(quantity),
    received: money ? formatDong(received) : counted(goods),
    outstanding: money ? formatDong(outstanding) : counted(quantity === null ? null : Math.max(quantity - goods, 0)),
    over: money && over > 0 ? t("thừa %(amount)s", { amount: formatDong(over) }) : "",
    waits: state === "outstanding" || state === "partly" ? waitedFor(days) : "",
    contact: [contact.name, contact.phone].filter(Boolean).join(" · "),
    held: status === "held",
  };
}

/** @param {number} days */
const waitedFor = (days) => (days === 0 ? t("từ hôm nay") : t("%(days)s ngày", { days }));

/** What choosing a pledge for money means. @param {{outstanding: number, pledged?: number, received?: number}} due */
export const waitsWords = ({ outstanding, pledged, received }) =>
  (outstanding > 0 ? t("chờ %(amount)s", { amount: formatDong(outstanding) }) : pledged === 0 && received === 0 ? t("không ước giá") : t("đã nhận đủ, sẽ thừa"));

/**
 * Give the pledges to choose from: of several answers the first ones first, each once, none that is void.
 *
 * @param {readonly (readonly Due[])[]} answers @param {number} most
 */
export const choices = (answers, most) =>
  [...new Map(answers.flat().filter(({ status }) => status !== "void").map((due) => [due.pledge_id, due])).values()].slice(0, most);

/**
 * Say what a share of a line comes to, and whether it may be written.
 *
 * @param {number} left of the line
 * @param {readonly {amount: string}[]} shares as typed
 */
export function sharesView(left, shares) {
  const amounts = shares.map(({ amount }) => amountOf(amount));
  const sum = amounts.reduce((/** @type {number} */ total, amount) => total + (amount ?? 0), 0);
  const sound = shares.length > 0 && amounts.every((amount) => amount !== null && amount > 0);
  const unread = shares.some(({ amount }, place) => amount.trim() !== "" && amounts[place] === null);
  return { amounts, sum, rest: left - sum, writes: sound && sum <= left, unread };
}

/**
 * Say why money was not written down, of a shared line also for which pledge.
 *
 * @param {{errors: Record<string, string>, detail: string}} problem
 * @param {readonly {reference: string}[]} shares
 */
export function refusalWords({ errors, detail }, shares) {
  const [place, why] = Object.entries(errors)[0] ?? ["", detail];
  if (place === "Idempotency-Key") return t("Lần bấm trước đã ghi nhận rồi. Hãy đóng hộp này và xem lại dòng sao kê.");
  const one = shares[Number(/^shares\.([0-9]+)/.exec(place)?.[1] ?? NaN)];
  return one ? `${one.reference}: ${why}` : why;
}

/** Read digits, with or without dots, or an amount as it is said; null where it is something else. @param {string} typed */
export function amountOf(typed) {
  const digits = typed.replace(/[.\s\u00a0]/g, "");
  return /^[0-9]{1,12}$/.test(digits) ? Number(digits) : readHere(typed);
}

/**
 * Say what a statement would bring.
 *
 * @param {import("./types").Report} report
 */
export function reportView({ created, unchanged, money_out, amount, matched, errors }) {
  const counts = [
    t("%(count)s dòng mới, %(amount)s", { count: created, amount: formatDong(amount) }), t("%(count)s tự khớp theo mã", { count: matched }),
    t("%(count)s đã có", { count: unchanged }), t("%(count)s dòng tiền ra, không nhập", { count: money_out }),
  ].join(" · ");
  return { counts, faulty: errors.length > 0, writes: errors.length === 0 && created > 0 };
}
