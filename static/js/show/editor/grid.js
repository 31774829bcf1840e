// Drawing the rundown as a grid. Each row is drawn again only where something in it changed.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { guard } from "../../../vendor/lit-html/directives/guard.js";
import { live } from "../../../vendor/lit-html/directives/live.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../../lib/clock.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { writeDuration } from "../durations.js";
import { colourNames, lengthName } from "../names.js";
import { overOf } from "./arranging.js";
import { shown } from "./drafts.js";
import { drawCell, drawInput, drawWritten } from "./cells.js";

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("./arranging.js").Row} Row
 * @typedef {import("./arranging.js").BlockRow} BlockRow
 * @typedef {import("./arranging.js").CueRow} CueRow
 *
 * @typedef {object} Sheet what is drawn
 * @property {readonly Row[]} rows
 * @property {readonly import("./columns.js").Column[]} columns the shown ones
 * @property {readonly import("../types").CustomColumn[]} custom
 * @property {import("./drafts.js").Drafts} drafts
 * @property {ReadonlyMap<number, import("./drafts.js").Draft[]>} draftsOf row → its drafts
 * @property {ReadonlyMap<number, number>} starts foreseen, ms
 * @property {ReadonlySet<number>} moved cues foreseen at another time than planned
 * @property {ReadonlyMap<number, number>} called cue → steps called
 * @property {number | null} running
 * @property {boolean} editable
 * @property {{id: number, column: string} | null} editing
 * @property {ReadonlySet<number>} selected
 * @property {ReadonlySet<number>} news rows just changed elsewhere
 * @property {ReadonlySet<number>} found
 * @property {number | null} open the row beside which the panel stands
 */

/** @param {Sheet} sheet */
export function drawGrid(sheet) {
  return html`
    <div role="rowgroup" class="grid__head">${guard([sheet.columns], () => drawHead(sheet))}</div>
    <div role="rowgroup" class="grid__body">${repeat(sheet.rows, ({ key }) => key, (row) => guard(whatMatters(row, sheet), () => drawRow(row, sheet)))}</div>`;
}

/** @param {Sheet} sheet */
const drawHead = ({ columns }) => html`<div role="row" class="line line--head">${columns.map((column) => html`
  <div role="columnheader" class="cell cell--${column.key.split(".")[0]} ${column.num ? "num" : ""}" title=${column.name}>${
    column.icon ? html`${icon(column.icon)}<span class="visually-hidden">${column.name}</span>`
    : column.key === "pick" ? html`<span class="visually-hidden">${column.name}</span>` : html`<span class="cell__text">${column.name}</span>`}</div>`)}</div>`;

/** What a row's picture depends on. @param {Row} row @param {Sheet} sheet @returns {unknown[]} */
function whatMatters(row, sheet) {
  const mine = [sheet.columns, sheet.editable, sheet.editing?.id === row.id ? sheet.editing.column : "", sheet.news.has(row.id), ...(sheet.draftsOf.get(row.id) ?? [])];
  if (row.what === "block") return [row.block, row.sum_s, row.cues.length, row.shut, allSelected(row, sheet), row.cues.some(({ id }) => id === sheet.running), ...mine];
  const { cue, block } = row;
  const start = sheet.starts.get(cue.id);
  return [
    cue, block?.colour ?? null, placeOf(cue, sheet), start === undefined ? "" : formatTime(start), sheet.moved.has(cue.id), sheet.called.get(cue.id) ?? 0,
    sheet.selected.has(cue.id), sheet.found.has(cue.id), sheet.open === cue.id, ...mine,
  ];
}

/**
 * Say where a cue stands: the pushed state may be newer than the rundown.
 *
 * @param {Cue} cue
 * @param {Pick<Sheet, "running">} sheet
 * @returns {"past" | "running" | "coming"}
 */
export const placeOf = (cue, { running }) => (cue.id === running ? "running" : cue.place === "running" ? "past" : cue.place);

/** @param {Row} row @param {Sheet} sheet */
const drawRow = (row, sheet) => (row.what === "block" ? drawBlockRow(row, sheet) : drawCueRow(row, sheet));

/** @param {CueRow} row @param {Sheet} sheet */
function drawCueRow(row, sheet) {
  const { cue, block } = row;
  const place = placeOf(cue, sheet);
  const selected = sheet.selected.has(cue.id);
  const marks = [
    `is-${place}`, cue.skipped && "is-skipped", selected && "is-selected", sheet.news.has(cue.id) && "is-news", sheet.found.has(cue.id) && "is-found",
    sheet.open === cue.id && "is-open", cue.colour && `has-${cue.colour}`, block && `in-block in-${block.colour || "grey"}`,
  ];
  return html`<div role="row" class="line ${marks.filter(Boolean).join(" ")}" data-row=${row.key} aria-selected=${selected ? "true" : "false"}
    aria-current=${place === "running" ? "true" : "false"}>${sheet.columns.map((column) => drawCell(column, row, place, sheet))}</div>`;
}

/** @param {BlockRow} row @param {Sheet} sheet */
const allSelected = ({ cues }, { selected }) => cues.length > 0 && cues.every(({ id }) => selected.has(id));

/** @type {() => import("./columns.js").Column} */
const titleColumn = () => ({ key: "title", name: t("Tên khối"), width: 0, way: "text" });
/** @type {() => import("./columns.js").Column} */
const lengthColumn = () => ({ key: "planned_s", name: t("Dài"), width: 0, way: "text", num: true });

/** @type {() => import("./columns.js").Column} */
const colourColumn = () => ({ key: "colour", name: t("Màu"), width: 0, way: "choice" });

/** @param {BlockRow} row @param {Sheet} sheet */
function drawBlockRow(row, sheet) {
  const { block, cues, shut, id } = row;
  const words = shut ? t("Mở khối %(title)s", { title: block.title }) : t("Thu gọn khối %(title)s", { title: block.title });
  const runs = cues.some((cue) => cue.id === sheet.running);
  return html`<div role="row" class="line line--block has-${block.colour || "grey"} ${sheet.news.has(id) ? "is-news" : ""}" data-row=${row.key} aria-expanded=${shut ? "false" : "true"}>
    ${sheet.editable ? html`<div role="gridcell" class="cell cell--pick" data-column="pick" tabindex="-1"><span class="grip" aria-hidden="true">${icon("grip")}</span>
      <input type="checkbox" tabindex="-1" class="pick" aria-label=${t("Chọn cả khối %(title)s", { title: block.title })} .checked=${live(allSelected(row, sheet))}></div>` : nothing}
    <div role="gridcell" class="cell cell--number" data-column="number" tabindex="-1" aria-label=${words} title=${words}>${icon(shut ? "shut" : "opened")}</div>
    ${drawWritten(titleColumn(), id, block, "coming", sheet)}
    ${drawWritten(lengthColumn(), id, block, "coming", sheet)}
    <div role="gridcell" class="cell cell--sum" data-column="sum" tabindex="-1">${sheet.editing?.id === id && sheet.editing.column === "colour"
      ? drawInput(colourColumn(), "colour", shown(sheet.drafts, id, block, "colour"), undefined, sheet) : html`<span class="cell__text">${drawSum(row)}</span>`}
      ${shut && runs ? html`<span class="badge badge--live">${t("Đang chạy")}</span>` : nothing}
      ${block.colour ? html`<span class="visually-hidden">${colourNames()[block.colour]}</span>` : nothing}</div>
    ${sheet.editable ? html`<div role="gridcell" class="cell cell--menu" data-column="menu" tabindex="-1" aria-label=${t("Việc khác với khối %(title)s", { title: block.title })}>${icon("more")}</div>` : nothing}</div>`;
}

/** @param {BlockRow} row */
function drawSum(row) {
  const over = overOf(row);
  const sum = t("%(count)s tiết mục, cộng %(length)s", { count: row.cues.length, length: lengthName(row.sum_s) });
  if (over === null) return sum;
  const length = writeDuration(Math.abs(over));
  if (over === 0) return html`${sum} <span class="badge badge--ok">${t("vừa khít")}</span>`;
  return html`${sum} <span class="badge ${over > 0 ? "badge--bad" : "badge--info"}">${over > 0 ? t("vượt %(length)s", { length }) : t("còn %(length)s", { length })}</span>`;
}
