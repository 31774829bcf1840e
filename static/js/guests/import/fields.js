// What a column of an office's guest list may become.

import { t } from "../../lib/words.js";

/** Without this one there is nobody to import. */
export const NAMES = "full_name";

/** @type {() => import("../../lib/mapping.js").FieldChoice[]} */
export const fieldChoices = () => [
  ["", t("(bỏ qua)")],
  ["full_name", t("Họ và tên")],
  ["salutation", t("Xưng hô")],
  ["position", t("Chức vụ")],
  ["organisation", t("Đơn vị")],
  ["group", t("Nhóm khách")],
  ["order", t("Thứ tự lễ tân trong nhóm")],
  ["phone", t("Điện thoại")],
  ["zone", t("Khu ngồi")],
  ["seat", t("Ghế")],
  ["vip", t("VIP (đánh dấu)")],
  ["rsvp", t("Trả lời giấy mời")],
  ["delegation", t("Đoàn")],
  ["heads", t("Trưởng đoàn (đánh dấu)")],
  ["contact_name", t("Đầu mối của đoàn")],
  ["contact_phone", t("Điện thoại đầu mối")],
  ["note", t("Ghi chú cho bàn đón tiếp")],
  ["code", t("Mã thẻ của tệp đã xuất")],
  ["number", t("Số thứ tự")],
];
