// What things of the show are called.

import { t } from "../lib/words.js";

/** @typedef {import("./types").Kind} Kind */

/** @type {() => Record<Kind, string>} */
export const kindNames = () => ({
  performance: t("Văn nghệ"),
  film: t("Phóng sự"),
  talk: t("Giao lưu"),
  speech: t("Phát biểu"),
  handover: t("Tiếp nhận"),
  award: t("Trao tặng"),
  closing: t("Kết thúc"),
  other: t("Khác"),
});

/** @type {() => Record<import("./types").CueScene, string>} */
export const sceneNames = () => ({
  title: t("Tên tiết mục"),
  tote: t("Bảng tổng"),
  spotlight: t("Vinh danh"),
  agenda: t("Chương trình"),
  black: t("Màn đen"),
});

/** @type {() => Record<import("./types").Phase, string>} */
export const phaseNames = () => ({
  standby: t("Chờ bắt đầu"),
  running: t("Đang diễn ra"),
  held: t("Tạm dừng"),
  ended: t("Đã kết thúc"),
});

/** @type {() => Record<import("./types").Target, string>} */
export const targetNames = () => ({
  mc: t("MC"),
  crew: t("Tổ kỹ thuật"),
  all: t("Tất cả"),
  timer: t("Đồng hồ diễn giả"),
  sound: t("Âm thanh"),
  light: t("Ánh sáng"),
  screen: t("Màn LED"),
  stage: t("Sân khấu"),
});

/** @type {() => Record<import("./types").Colour, string>} */
export const colourNames = () => ({
  "": t("Không màu"),
  red: t("Đỏ"),
  orange: t("Cam"),
  yellow: t("Vàng"),
  green: t("Xanh lá"),
  blue: t("Xanh dương"),
  purple: t("Tím"),
  grey: t("Xám"),
});

/** As the buttons of the console say them. @type {() => Record<import("./types").Target, string>} */
export const shortTargetNames = () => ({ ...targetNames(), crew: t("Kỹ thuật"), timer: t("Đồng hồ") });

/** @param {{number: number, title: string}} item */
export const itemName = ({ number, title }) => `${number}. ${title}`;

/**
 * Write how long the evening takes: "2 giờ 13 phút".
 *
 * @param {number} seconds
 */
export function lengthName(seconds) {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t("%(minutes)s phút", { minutes });
  return t("%(hours)s giờ %(minutes)s phút", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
