// Who hands a board over on stage, put in order by hand; the run of show takes its steps from here.

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { formatDong } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { startTurns } from "../lib/in_turn.js";
import { drawRows, grip, standsAt, steps } from "../lib/sortable_row.js";
import { listenToSorting, placed } from "../lib/sorting.js";
import { t } from "../lib/words.js";

/** @typedef {import("./types").Board} Board */

/** Take held pledges apart: who comes on stage, and who does not. @param {readonly Board[]} boards */
export const parted = (boards) => ({
  onStage: boards.filter(({ board_order }) => board_order !== null),
  others: boards.filter(({ board_order }) => board_order === null),
});

/** @param {Board} board */
export const about = ({ amount, description, presenter }) =>
  [amount === null ? description : formatDong(amount), presenter ? t("trao bảng: %(who)s", { who: presenter }) : t("chưa rõ ai trao bảng")].filter(Boolean).join(" · ");

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], edits: boolean}} world
 */
export function startBoards(root, { http, say, edits }) {
  const place = slot(root, "boards");
  /** @type {readonly Board[]} */
  let boards = [];
  let held = false;
  const moves = startTurns({ say, settled: () => { freshen().catch(say); } });

  /** @param {boolean} [gently] not while somebody moves a row, nor before all moves are answered */
  async function freshen(gently = false) {
    if (gently && (held || moves.busy())) return;
    const { items } = await http.get("boards");
    if (held || moves.busy()) return;
    boards = items;
    draw();
  }

  /** @param {number} id @param {number | null} before */
  function put(id, before) {
    const { onStage, others } = parted(boards);
    const order = placed(onStage, id, before);
    boards = [...order, ...others];
    draw();
    const name = order.find((board) => board.id === id)?.donor.name ?? "";
    standsAt(slot(root, "boards-said"), place, order, id, name);
    moves.send(() => http.create(`boards/${id}/move`, { before }));
  }

  function draw() {
    const { onStage, others } = parted(boards);
    fill(root, { "boards-count": { text: onStage.length, hidden: onStage.length === 0 } });
    drawRows(boards.length === 0 ? html`<p class="empty">${t("Không có khoản hứa nào đang giữ lại. Muốn thêm, hãy mở một đơn vị trong danh sách và ghi số tiền đơn vị hứa ủng hộ.")}</p>` : html`
      <section class="card card--flush" aria-labelledby="boards-title"><h2 class="card__title" id="boards-title">${t("Lên trao bảng tượng trưng")}</h2>
        <ol class="sortable" data-list="boards">${repeat(onStage, ({ id }) => id, (board, at) => rowView(board, at, onStage))}</ol>
        ${onStage.length === 0 ? html`<p class="empty">${t("Chưa có ai.")}</p>` : nothing}</section>
      ${others.length === 0 ? nothing : html`<section class="card card--flush" aria-labelledby="others-title"><h2 class="card__title" id="others-title">${t("Giữ lại, không lên sân khấu")}</h2>
        <ul class="sortable">${others.map((board) => html`<li class="sortable__row">${nameView(board)}
          ${edits ? html`<button type="button" class="button button--small" @click=${() => moves.send(() => http.create(`boards/${board.id}/move`, { before: null }))}>${icon("up")}<span>${t("Lên sân khấu")}</span></button>` : nothing}</li>`)}</ul></section>`}`, place);
    const list = /** @type {(HTMLElement & {sorts?: boolean}) | null} */ (place.querySelector('[data-list="boards"]'));
    if (list && edits && !list.sorts) {
      list.sorts = true;
      listenToSorting(list, { things: () => parted(boards).onStage, put, still: (holding) => { held = holding; } });
    }
  }

  /** @param {Board} board */
  const nameView = (board) => html`<span class="sortable__name"><span class="strong">${board.donor.name}</span><span class="muted small">${about(board)}</span></span>`;

  /** @param {Board} board @param {number} at @param {readonly Board[]} all */
  function rowView(board, at, all) {
    const { id, donor: { name } } = board;
    return html`<li class="sortable__row" data-sort=${id}>
      ${edits ? grip(name) : nothing}
      <span class="sortable__place">${at + 1}</span>${nameView(board)}
      ${edits ? html`<span class="sortable__steps">${steps(all, id, name, put)}
        <button type="button" class="button button--quiet button--icon" title=${t("Không lên sân khấu")} @click=${() => moves.send(() => http.create(`boards/${id}/leave`, {}))}>${icon("close")}<span class="visually-hidden">${t("Không lên sân khấu")}: ${name}</span></button></span>` : nothing}</li>`;
  }

  return { freshen };
}
