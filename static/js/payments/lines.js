// Money on the bank's statement: what waits for its pledge, with proposals one key away.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { fill, slot } from "../lib/dom.js";
import { formatDong } from "../lib/dong.js";
import { icon } from "../lib/icon.js";
import { newKey } from "../lib/key.js";
import { t } from "../lib/words.js";
import { dayWords, lineStateName, waitsWords, whyWords } from "./wording.js";

/**
 * @typedef {import("./types").Line} Line
 * @typedef {import("./types").Proposal} Proposal
 */

/** @param {Proposal} proposal */
const waits = ({ outstanding }) => outstanding > 0;

/**
 * @param {HTMLElement} root
 * @param {import("./types").World} world
 * @param {{share: (line: Line) => void, aside: (line: Line) => void, open: (pledge: number) => void, statement: () => void}} acts
 */
export function startLines(root, world, acts) {
  const { http, say, edits, changed } = world;
  const place = slot(root, "lines");
  const search = /** @type {HTMLInputElement} */ (root.querySelector("#line-q"));
  /** @type {readonly Line[]} */
  let lines = [];
  /** @type {string | null} */
  let cursor = null;
  /** @type {import("./types").LineState} */
  let state = "new";
  let any = false;
  let turn = 0;
  let busy = false;
  /** @type {Map<string, string>} what was asked → its key: where the answer was lost, pressing again is the same wish */
  const wishes = new Map();

  /** @param {string} [after] */
  async function load(after) {
    turn += 1;
    const mine = turn;
    const query = new URLSearchParams({ state, q: search.value.normalize("NFC").trim(), limit: after ? "50" : String(Math.max(50, lines.length)), ...(after ? { cursor: after } : {}) });
    const page = await http.get(`payments/lines?${query}`);
    if (mine !== turn) return;
    lines = after ? [...lines, ...page.items] : page.items;
    cursor = page.next_cursor;
    const { counts } = page;
    any = counts.new + counts.matched + counts.aside > 0;
    fill(root, { "count-new": counts.new, "count-matched": counts.matched, "count-aside": counts.aside, "tab-new": { text: counts.new, hidden: counts.new === 0 } });
    draw();
  }

  /** @param {Line} line @param {Proposal} proposal */
  async function accept(line, { pledge_id, amount, reference }) {
    if (busy || !edits) return;
    busy = true;
    const at = lines.indexOf(line);
    const wish = [line.id, line.left, pledge_id, amount].join();
    const key = wishes.get(wish) ?? newKey();
    wishes.set(wish, key);
    try {
      await http.create("payments/receipts", { line_id: line.id, pledge_id, amount, source: "bank" }, { key });
      wishes.delete(wish);
      say(t("Đã ghi nhận %(amount)s cho %(reference)s.", { amount: formatDong(amount), reference }), "ok");
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      busy = false;
    }
    await load();
    wishes.clear(); // what is seen from here on includes what was written
    changed();
    focusAt(at);
  }

  /** @param {Line} line */
  async function back(line) {
    await http.create(`payments/lines/${line.id}/back`, {});
    await load();
  }

  /** @param {number} at */
  function focusAt(at) {
    const cards = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-line]"));
    (cards[Math.min(Math.max(at, 0), cards.length - 1)] ?? place).focus();
  }

  /** Enter takes the first proposal, arrows walk; only where the line itself has the focus. @param {KeyboardEvent} press @param {Line} line */
  function pressed(press, line) {
    if (press.target !== press.currentTarget || press.ctrlKey || press.metaKey || press.altKey) return;
    const first = line.proposals.find(waits); // what would be too much takes more than a key
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => focusAt(lines.indexOf(line) + 1), ArrowUp: () => focusAt(lines.indexOf(line) - 1),
      ...(edits && line.state === "new" ? { Enter: () => { if (first) accept(line, first); else acts.share(line); }, t: () => acts.share(line), d: () => acts.aside(line) } : {}),
    };
    const run = keys[press.key.length === 1 ? press.key.toLowerCase() : press.key];
    if (!run) return;
    press.preventDefault();
    run();
  }

  /** @param {Line} line */
  const card = (line) => html`<li class="line" data-line=${line.id} tabindex="0" @keydown=${(/** @type {KeyboardEvent} */ press) => pressed(press, line)}>
    <div class="line__money"><strong>${formatDong(line.amount)}</strong>
      <span class="muted small">${dayWords(line.booked_on)} · ${line.bank}</span>
      ${line.left !== line.amount && line.state === "new" ? html`<span class="badge badge--info">${t("còn %(amount)s", { amount: formatDong(line.left) })}</span>` : nothing}</div>
    <div class="line__words"><p class="payments__text">${line.content || "–"}</p>${line.payer ? html`<p class="muted small payments__text">${t("Người chuyển: %(who)s", { who: line.payer })}</p>` : nothing}
      ${line.set_aside ? html`<p class="small">${t("Để riêng: %(why)s", { why: line.set_aside })}</p>` : nothing}${line.receipts.map(receiptLine)}</div>
    <div class="line__acts">${line.proposals.map((one, place) => proposalButton(line, one, place === line.proposals.findIndex(waits)))}
      ${line.state === "new" && line.proposals.length === 0 ? html`<p class="muted small">${t("Chưa thấy khoản nào hợp: hãy chọn khoản.")}</p>` : nothing}
      ${edits ? lineActs(line) : nothing}</div></li>`;

  /** @param {import("./types").Receipt} receipt */
  const receiptLine = (receipt) => html`<p class="small ${receipt.undone_at ? "is-undone" : ""}">${receipt.undone_at
    ? t("Đã hoàn tác biên nhận %(number)s: %(why)s (%(who)s)", { number: receipt.number, why: receipt.undone_reason, who: receipt.undone_by ?? "" })
    : html`${t("Biên nhận %(number)s: %(amount)s", { number: receipt.number, amount: formatDong(receipt.amount) })}
      <button type="button" class="button button--small button--quiet" @click=${() => acts.open(receipt.pledge_id)}>${t("Xem khoản")}</button>`}</p>`;

  /** @param {Line} line @param {Proposal} one @param {boolean} first */
  const proposalButton = (line, one, first) => html`<button type="button" class="button button--small proposal-button ${first ? "button--primary" : ""}" ?disabled=${!edits} @click=${() => accept(line, one)}>
    ${icon("check")}<span><span class="nowrap">${one.reference}</span> · ${one.donor}<span class="proposal-button__why">${whyWords(one.why)} · ${waitsWords(one)}${first ? html` <kbd>Enter</kbd>` : nothing}</span></span></button>`;

  /** @param {Line} line */
  const lineActs = (line) => (line.state === "new" ? html`<div class="row gap-2">
      <button type="button" class="button button--small" @click=${() => acts.share(line)}>${t("Chọn khoản, tách")} <kbd>T</kbd></button>
      <button type="button" class="button button--small" @click=${() => acts.aside(line)}>${t("Để riêng")} <kbd>D</kbd></button></div>`
    : line.state === "aside" ? html`<div><button type="button" class="button button--small" @click=${() => { back(line).catch(say); }}>${icon("undo")}<span>${t("Đưa lại")}</span></button></div>` : nothing);

  const empty = () => {
    if (!any) return html`<div class="empty stack"><p class="strong">${t("Chưa có sao kê nào.")}</p><p>${t("Tải tệp sao kê từ trang của ngân hàng (.xlsx, .xls hoặc .csv), rồi nhập vào đây. Dòng có mã khoản sẽ tự khớp.")}</p>
      ${edits ? html`<div><button type="button" class="button button--primary" @click=${acts.statement}>${icon("upload")}<span>${t("Nhập sao kê")}</span></button></div>` : nothing}</div>`;
    return html`<p class="empty">${state === "new" && !search.value ? t("Mọi dòng sao kê đã được đối chiếu.") : t("Không có dòng sao kê nào ở đây.")}</p>`;
  };

  function draw() {
    render(lines.length === 0 ? empty() : html`<ul class="lines" aria-label=${lineStateName(state)}>${repeat(lines, ({ id }) => id, card)}</ul>
      ${cursor ? html`<p class="payments__more"><button type="button" class="button" @click=${() => { load(String(cursor)).catch(say); }}>${icon("down")}<span>${t("Xem thêm")}</span></button></p>` : nothing}`, place);
  }

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-lines]"))) {
    button.addEventListener("click", () => {
      state = /** @type {import("./types").LineState} */ (button.dataset.lines);
      for (const one of root.querySelectorAll("[data-lines]")) one.setAttribute("aria-pressed", String(one === button));
      lines = [];
      load().catch(say);
    });
  }
  return { load: () => load(), search, first: () => focusAt(0) };
}
