// How a page shows its connection, without shouting.
//
// "operator": amber after 3 s, red with the time of the last true numbers after 5 s.
// "stage": keeps the last good picture and shows nothing at all. "overlay": leaves the picture after 30 s.

import { formatClock, forumTimezone } from "./clock.js";
import { fill } from "./dom.js";
import { t } from "./words.js";

const OVERLAY_LEAVES_S = 30;

/**
 * @typedef {import("./types").Connection} Connection
 * @typedef {"operator" | "stage" | "overlay"} Mode
 *
 * @typedef {object} ConnectionView
 * @property {() => Connection} status
 * @property {(listener: (connection: Connection) => void) => void} onStatus called about four times a second
 */

/**
 * Say what lamp and banner say. An empty banner is hidden.
 *
 * @param {Connection} connection
 * @param {string} timezone
 */
export function connectionWords(connection, timezone) {
  const { refused } = connection;
  if (refused === null) return lineWords(connection, timezone);
  const shut = refused === "forbidden" || refused === "unauthenticated";
  return { lamp: shut ? t("Không có quyền") : lineWords(connection, timezone).lamp, banner: refusal(refused) };
}

/** @param {Connection} connection @param {string} timezone */
function lineWords({ status, good_at_ms }, timezone) {
  if (status === "live") return { lamp: t("Trực tiếp"), banner: "" };
  if (status === "late") return { lamp: good_at_ms === null ? t("Đang kết nối…") : t("Chờ tín hiệu…"), banner: "" };
  if (good_at_ms === null) return { lamp: t("Mất kết nối"), banner: t("MẤT KẾT NỐI – chưa có số liệu") };
  const time = formatClock(good_at_ms, timezone);
  return { lamp: t("Mất kết nối"), banner: t("MẤT KẾT NỐI – số liệu lúc %(time)s", { time }) };
}

/** @param {string} code */
function refusal(code) {
  if (code === "unauthenticated") return t("Phiên đăng nhập đã hết. Hãy đăng nhập lại ở trang đầu.");
  if (code === "forbidden") return t("Thiết bị này không còn được xem màn hình này.");
  return t("Máy chủ chưa gửi được số liệu (%(code)s). Đang thử lại…", { code });
}

/**
 * Tell whether the TV overlay must leave the picture.
 *
 * @param {Connection} connection
 */
export const overlayLeaves = ({ silent_s }) => silent_s >= OVERLAY_LEAVES_S;

/**
 * Show the connection from now on: <html data-connection> for stylesheets, lamp and banner where the
 * page has them.
 *
 * @param {import("./live.js").Live} live
 * @param {Mode} mode
 * @returns {ConnectionView}
 */
export function showConnection(live, mode) {
  live.onStatus((connection) => {
    if (mode === "operator") showOperator(connection);
    if (mode === "overlay") document.body.classList.toggle("has-left", overlayLeaves(connection));
  });
  return { status: () => live.status(), onStatus: (listener) => live.onStatus(listener) };
}

/** @param {Connection} connection */
function showOperator(connection) {
  const { lamp, banner } = connectionWords(connection, forumTimezone());
  document.documentElement.dataset.connection = connection.refused ? "lost" : connection.status;
  for (const element of document.querySelectorAll("[data-connection][data-status]")) {
    element.setAttribute("data-status", connection.refused ? "lost" : connection.status);
    fill(element, { connection: lamp });
  }
  const strip = document.querySelector("[data-lost-banner]");
  if (!(strip instanceof HTMLElement)) return;
  if (strip.textContent !== banner) strip.textContent = banner;
  strip.hidden = banner === "";
}
