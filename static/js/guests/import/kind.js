// What is its own of an import of guests: rows that may be a guest we have, and who is absent from the file.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { doubtView } from "./deciding.js";
import { undecided } from "./doubts.js";
import { fieldChoices, NAMES } from "./fields.js";

/**
 * @typedef {import("../../lib/import/drawing.js").State} State
 * @typedef {import("../../lib/import/drawing.js").Acts} Acts
 * @typedef {import("../types").ImportReport} ImportReport
 */

/** @type {import("../../lib/import/types").ImportKind} */
export const GUESTS = {
  path: "guests/import",
  needed: NAMES,
  fieldChoices,
  words: () => ({
    what: t("Khách"),
    ask: t("Hãy cho biết cột nào là họ và tên, rồi các cột khác. Lần sau tệp có cùng tên cột sẽ được hiểu ngay."),
  }),
  button: (count) => t("Ghi %(count)s khách vào danh sách", { count }),
  writes: (report) => guestly(report).delegations > 0,
  above: (report, state, acts) => doubtsLine(guestly(report), state, acts),
  beside: ({ key, doubt }, { decisions }, { decide }) => (doubt ? doubtView(doubt, decisions[key], (choice) => decide(key, choice)) : nothing),
  below: (report) => absentView(guestly(report)),
  done: (report, { decisions }) => doneLines(guestly(report), decisions),
};

/** @param {import("../../lib/import/types").ImportReport} report */
const guestly = (report) => /** @type {ImportReport} */ (report);

/** @param {ImportReport} report @param {State} state @param {Acts} acts */
function doubtsLine({ doubtful }, { decisions, filter }, acts) {
  if (doubtful.length === 0) return nothing;
  const open = undecided(doubtful, decisions);
  return html`<p class="banner banner--info">${icon("person")}<span>${open > 0
    ? t("%(count)s dòng có thể là khách đã có: hãy so hai bên rồi chọn. Không chọn thì làm như ghi ở mỗi dòng.", { count: open })
    : t("Đã chọn xong các dòng có thể trùng khách.")}</span>
    ${filter === "doubtful" ? nothing : html`<button type="button" class="button button--small" @click=${() => acts.filter("doubtful")}>${t("Xem các dòng này")}</button>`}</p>`;
}

/** @param {ImportReport} report */
const absentView = ({ absent, absent_count: count }) => (count === 0 ? nothing : html`<details class="import__absent">
  <summary>${t("%(count)s khách đã mời không có trong tệp: vẫn giữ nguyên", { count })}</summary>
  <ul>${absent.map(({ what }) => html`<li>${what}</li>`)}${count > absent.length ? html`<li>…</li>` : nothing}</ul></details>`);

/** @param {ImportReport} report @param {import("../types").Decisions} decisions */
const doneLines = ({ delegations, doubtful }, decisions) => html`
  ${delegations > 0 ? html`<p>${t("%(count)s đoàn được thêm hoặc đổi đầu mối.", { count: delegations })}</p>` : nothing}
  ${undecided(doubtful, decisions) > 0 ? html`<p>${t("%(count)s dòng có thể trùng khách đã được ghi theo cách thường; có thể gộp khách trong danh sách.", { count: undecided(doubtful, decisions) })}</p>` : nothing}`;
