// What the integrations page says of a receiver, of a delivery and of OSC.

import { formatClock } from "../lib/clock.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").Webhook} Webhook
 * @typedef {import("./types").Delivery} Delivery
 * @typedef {import("./types").OscState} OscState
 */

/** @type {() => Record<string, string>} */
const troubles = () => ({
  timeout: t("không trả lời trong 5 giây"),
  unreachable: t("không kết nối được"),
  tls: t("chứng chỉ HTTPS không dùng được"),
});

/** Say what went wrong. @param {string} trouble */
export function troubleWords(trouble) {
  const status = trouble.startsWith("http ") ? trouble.slice(5) : "";
  if (status.startsWith("3")) return t("chuyển hướng (%(status)s), không đi theo", { status });
  return status ? t("bên nhận trả lời lỗi %(status)s", { status }) : (troubles()[trouble] ?? trouble);
}

/**
 * What one receiver's row says.
 *
 * @param {Webhook} webhook
 * @returns {{state: "ok" | "bad" | "paused" | "waiting", badge: string, why: string, last: string, stuck: boolean}}
 */
export function view(webhook) {
  const last = webhook.last_delivered_at ? formatClock(webhook.last_delivered_at) : "–";
  const stuck = webhook.active && webhook.failing_since !== null;
  if (!webhook.active) return { state: "paused", badge: t("Đang ngừng"), why: "", last, stuck };
  if (stuck) return { state: "bad", badge: t("Lỗi từ %(time)s", { time: formatClock(webhook.failing_since) }), why: why(webhook), last, stuck };
  if (webhook.waiting > 0) return { state: "waiting", badge: t("Đang gửi: %(count)s", { count: webhook.waiting }), why: "", last, stuck };
  return { state: "ok", badge: webhook.last_delivered_at ? t("Đang nhận") : t("Chưa có gì để báo"), why: "", last, stuck };
}

/** @param {Webhook} webhook */
function why({ trouble, next_try_at, waiting, attempts }) {
  const tried = t("%(why)s; đã thử %(attempts)s lần", { why: troubleWords(trouble), attempts });
  if (next_try_at === null) return t("%(tried)s, đã thôi", { tried });
  return t("%(tried)s, thử lại lúc %(time)s; %(waiting)s tin đang chờ", { tried, time: formatClock(next_try_at), waiting });
}

/** What one delivery's row says. @param {Delivery} delivery */
export function deliveryView({ state, delivered_at, next_try_at, trouble, attempts, kind, at }) {
  const result = {
    delivered: t("Đã nhận lúc %(time)s", { time: formatClock(delivered_at) }),
    waiting: t("Chờ gửi lúc %(time)s", { time: formatClock(next_try_at) }),
    given_up: t("Đã thôi gửi"),
  }[state];
  return { kind, at: formatClock(at), result, why: attempts > 0 && trouble ? troubleWords(trouble) : "", state };
}

/** What is said of OSC, line by line. @param {OscState} osc @returns {[string, string][]} */
export function oscLines(osc) {
  const off = t("tắt");
  /** @type {[string, string][]} */
  const lines = [
    [t("Nghe ở"), osc.trouble ? t("%(place)s – không mở được cổng (%(why)s)", { place: osc.listening, why: osc.trouble }) : osc.listening || off],
    [t("Báo tới"), osc.sending.join(", ") || off],
  ];
  if (osc.listening) lines.push([t("Lệnh"), t("%(done)s đã làm, %(refused)s bị từ chối, %(malformed)s không hiểu", { done: osc.carried_out, refused: osc.refused, malformed: osc.malformed })]);
  if (osc.sending.length > 0) lines.push([t("Gói tin"), t("%(sent)s đã gửi, %(lost)s không gửi được", { sent: osc.sent, lost: osc.lost })]);
  return lines;
}
