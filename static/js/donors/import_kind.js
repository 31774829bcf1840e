// What is its own of an import of donors: the columns, and what is promised by it.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { formatDong } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";

/** @type {import("../lib/import/types").ImportKind} */
export const DONORS = {
  path: "donor-list/import",
  needed: "name",
  fieldChoices: () => [
    ["", t("(bỏ qua)")],
    ["name", t("Tên doanh nghiệp, nhà đầu tư")],
    ["contact_name", t("Người đại diện")],
    ["contact_position", t("Chức vụ")],
    ["contact_phone", t("Điện thoại")],
    ["address", t("Địa chỉ")],
    ["open_letter", t("Thư ngỏ: ngày gửi")],
    ["appeal", t("Thư kêu gọi: ngày gửi")],
    ["form", t("Phiếu đăng ký: gửi, nhận")],
    ["form_returned", t("Phiếu đăng ký: ngày nhận")],
    ["answer", t("Trả lời")],
    ["amount", t("Số tiền đăng ký")],
    ["presenter", t("Người trao bảng")],
    ["note", t("Ghi chú")],
    ["number", t("Số thứ tự")],
  ],
  words: () => ({
    what: t("Đơn vị"),
    ask: t("Hãy cho biết cột nào là tên doanh nghiệp, nhà đầu tư, rồi các cột khác. Lần sau tệp có cùng tên cột sẽ được hiểu ngay."),
  }),
  button: (count) => t("Ghi %(count)s đơn vị vào danh sách", { count }),
  above: promisedLine,
  done: promisedLine,
};

/** @param {import("../lib/import/types").ImportReport} report */
function promisedLine({ promises = 0, promised = 0 }) {
  return promises === 0 ? nothing : html`<p class="banner banner--info">${icon("pledge")}<span>${t("%(count)s khoản hứa, tổng %(sum)s: giữ lại, chưa cộng vào tổng cho tới khi công bố trên sân khấu.", { count: promises, sum: formatDong(promised) })}</span></p>`;
}
