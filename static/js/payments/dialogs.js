// What is asked before money is written: how a line is shared, what came in cash or goods, why something is undone.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { formatDong, groupDigits } from "../lib/dong.js";
import { Problem } from "../lib/http.js";
import { icon } from "../lib/icon.js";
import { newKey, WishKey } from "../lib/key.js";
import { t } from "../lib/words.js";
import { drawDialog, startTransfer } from "../pledges/transfer.js";
import { amountOf, cameWords, choices, dayWords, dueView, refusalWords, sharesView, sourceName, waitsWords } from "./wording.js";

/**
 * @typedef {import("./types").Due} Due
 * @typedef {import("./types").Line} Line
 * @typedef {import("./types").Receipt} Receipt
 * @typedef {{pledge_id: number, reference: string, donor: string, outstanding: number, amount: string}} Share
 */

const MOST_FOUND = 8;

/** @param {HTMLElement} root @param {import("./types").World} world */
export function startDialogs(root, world) {
  const { http, say, forum, edits, changed } = world;
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#money-dialog"));
  const close = () => dialog.close();
  const transfer = startTransfer(dialog, { http, forum, say });
  let problem = "";

  /** @param {string} title @param {unknown} body @param {unknown} [foot] */
  const show = (title, body, foot = nothing) => drawDialog(dialog, title, html`${problem ? html`<p class="banner banner--bad" role="alert">${icon("stop")}<span>${problem}</span></p>` : nothing}${body}`, foot);

  /**
   * Run what was asked; a refusal is said where it was asked.
   *
   * @param {() => Promise<void>} run @param {() => void} again @param {readonly Share[]} [shares]
   */
  async function tried(run, again, shares = []) {
    problem = "";
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem = refusalWords(error, shares);
      again();
    }
  }

  /** @param {string} done */
  function finished(done) {
    close();
    say(done, "ok");
    changed();
  }

  /** @param {string} name @param {string} label @param {string} [hint] */
  const field = (name, label, hint = "") => html`<div class="field"><label for="money-${name}">${label}</label>
    <input class="input" id="money-${name}" name=${name} autocomplete="off" maxlength="300">${hint ? html`<p class="field__hint">${hint}</p>` : nothing}</div>`;

  /** @param {string} title @param {unknown} body @param {string} yes @param {(given: Record<string, string>) => Promise<void>} run */
  function askFor(title, body, yes, run) {
    problem = "";
    const wish = new WishKey();
    const draw = () => show(title, html`<form class="stack" id="money-form" @submit=${(/** @type {SubmitEvent} */ cause) => {
      cause.preventDefault();
      const given = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (cause.currentTarget))));
      tried(() => run({ ...given, key: wish.of(given) }), draw);
    }}>${body}</form>`, html`<button type="submit" form="money-form" class="button button--primary">${icon("check")}<span>${yes}</span></button>`);
    render(nothing, dialog);
    draw();
    /** @type {HTMLElement | null} */ (dialog.querySelector(".input"))?.focus();
  }

  /** @param {Line} line */
  const aside = (line) => askFor(t("Để riêng dòng sao kê"), html`<p class="payments__text">${formatDong(line.amount)} · ${line.content}</p>${field("reason", t("Vì sao không phải tiền ủng hộ"))}`, t("Để riêng"), async ({ reason }) => {
    await http.post(`payments/lines/${line.id}/aside`, { reason });
    finished(t("Đã để riêng một dòng sao kê."));
  });

  /** @param {Due} due */
  function receive(due) {
    const goods = due.kind === "in_kind";
    const shown = dueView(due);
    const head = html`<p class="payments__text"><strong>${due.donor}</strong> · ${due.reference}<br>${t("Đã đăng ký")}: ${shown.pledged} · ${t("Còn lại")}: ${shown.outstanding}</p>`;
    const body = html`${head}${goods
      ? html`${field("quantity", due.unit ? t("Số lượng đã nhận (%(unit)s)", { unit: due.unit }) : t("Số lượng đã nhận"))}${field("amount", t("Giá trị ước tính, nếu biết"))}`
      : field("amount", t("Số tiền đã nhận"), t("Ghi như lời nói: 5tr, 1,2 tỷ, hoặc đủ chữ số."))}${field("note", t("Ghi chú nội bộ"))}`;
    askFor(goods ? t("Nhận hiện vật") : t("Nhận tiền mặt"), body, t("Ghi nhận"), async ({ key, amount, quantity, note }) => {
      const count = /^[0-9]+$/.test((quantity ?? "").trim()) ? Number(quantity) : null;
      const sent = goods ? { source: "goods", quantity: count, amount: amount || null } : { source: "cash", amount };
      const { receipt } = await http.create("payments/receipts", { pledge_id: due.pledge_id, note, ...sent }, { key });
      finished(t("Đã lập biên nhận số %(number)s.", { number: receipt.number }));
    });
  }

  /** @param {number} pledge */
  async function open(pledge) {
    problem = "";
    const { due, history } = await http.get(`payments/pledges/${pledge}`);
    const standing = history.filter((/** @type {Receipt} */ one) => !one.undone_at).map((/** @type {Receipt} */ one) => one.id);
    const again = () => show(`${due.reference} · ${due.donor}`, historyView(due, history, standing));
    again();
  }

  /** @param {Due} due @param {readonly Receipt[]} history @param {readonly number[]} standing */
  const historyView = (due, history, standing) => html`
    <p>${t("Đã đăng ký")}: <strong>${dueView(due).pledged}</strong> · ${t("Đã nhận")}: <strong>${dueView(due).received}</strong> · ${t("Còn lại")}: <strong>${dueView(due).outstanding}</strong></p>
    ${history.length === 0 ? html`<p class="empty">${t("Chưa nhận gì cho khoản này.")}</p>` : html`<ol class="receipts">${history.map((one) => receiptView(one, due))}</ol>`}
    ${standing.length ? html`<p><a class="button button--small" href="/api/v1/forums/${forum}/payments/receipts.pdf?ids=${standing.join(",")}" download>${icon("print")}<span>${t("In biên nhận")}</span></a></p>` : nothing}`;

  /** @param {Receipt} one @param {Due} due */
  const receiptView = (one, due) => html`<li class="receipt ${one.undone_at ? "is-undone" : ""}"><p><strong>${t("Biên nhận số %(number)s", { number: one.number })}</strong> · ${cameWords(one, due.unit)} · ${sourceName(one.source)} · ${dayWords(one.received_on)}</p>
    <p class="muted small">${t("%(who)s ghi", { who: one.by })}${one.note ? ` · ${one.note}` : ""}</p>
    ${one.undone_at ? html`<p class="small">${t("Đã hoàn tác: %(why)s (%(who)s)", { why: one.undone_reason, who: one.undone_by ?? "" })}</p>`
      : edits ? html`<button type="button" class="button button--small button--danger" @click=${() => undo(one, due)}>${icon("undo")}<span>${t("Hoàn tác biên nhận %(number)s", { number: one.number })}</span></button>` : nothing}</li>`;

  /** @param {Receipt} one @param {Due} due */
  const undo = (one, due) => askFor(t("Hoàn tác biên nhận %(number)s", { number: one.number }), html`<p class="payments__text">${due.reference} · ${due.donor} · ${cameWords(one, due.unit)}</p>${field("reason", t("Lý do hoàn tác"), t("Biên nhận vẫn còn trong lịch sử, với người làm và lý do."))}`, t("Hoàn tác"), async ({ reason }) => {
    await http.post(`payments/receipts/${one.id}/undo`, { reason });
    finished(t("Đã hoàn tác biên nhận %(number)s.", { number: one.number }));
  });

  /** @param {Line} line */
  function share(line) {
    /** @type {Share[]} */
    let shares = [];
    /** @type {Due[]} */
    let found = [];
    let busy = false;
    let turn = 0;
    problem = "";
    const key = newKey(); // one for all presses: where an answer was lost, the line is not written down twice
    const add = (/** @type {Share} */ one) => {
      if (shares.some(({ pledge_id }) => pledge_id === one.pledge_id)) return;
      const { rest } = sharesView(line.left, shares);
      shares = [...shares, { ...one, amount: groupDigits(Math.max(Math.min(rest, one.outstanding || rest), 0)) }];
      draw();
    };
    const find = async (/** @type {string} */ typed) => {
      turn += 1;
      const mine = turn;
      const q = typed.normalize("NFC").trim();
      const asked = (/** @type {string} */ state) => http.get(`payments/pledges?${new URLSearchParams({ q, state, kind: "money", limit: String(MOST_FOUND) })}`);
      // What still waits comes first; what has all its money only where it was searched for.
      const pages = await Promise.all(q ? [asked("open"), asked("")] : [asked("open")]);
      if (mine !== turn) return;
      found = choices(pages.map(({ items }) => items), MOST_FOUND);
      draw();
    };
    const write = () => {
      if (busy) return;
      const asked = shares;
      const { amounts } = sharesView(line.left, asked);
      busy = true;
      draw();
      tried(async () => {
        try {
          const parts = asked.map(({ pledge_id }, place) => ({ pledge_id, amount: amounts[place] }));
          await http.create("payments/receipts", { line_id: line.id, shares: parts }, { key });
        } finally {
          busy = false;
        }
        finished(t("Đã ghi nhận %(count)s phần của dòng sao kê.", { count: asked.length }));
      }, () => { changed(); draw(); }, asked).catch(say);
    };
    const draw = () => {
      const { sum, rest, writes, unread } = sharesView(line.left, shares);
      show(t("Dòng này cho những khoản nào"), html`<p class="payments__text"><strong>${formatDong(line.left)}</strong> · ${line.content}</p>
        <div class="search">${icon("search")}<label class="visually-hidden" for="share-q">${t("Tìm khoản: tên hoặc mã")}</label>
          <input class="input" id="share-q" type="search" autocomplete="off" placeholder=${t("Tìm khoản: tên hoặc mã")} @input=${(/** @type {InputEvent} */ cause) => { find(/** @type {HTMLInputElement} */ (cause.target).value).catch(say); }}></div>
        ${found.length ? html`<ul class="choices">${found.map((due) => html`<li><button type="button" class="button button--small button--block" @click=${() => add({ ...due, amount: "" })}>
          ${icon("plus")}<span>${due.reference} · ${due.donor} · ${waitsWords(due)}</span></button></li>`)}</ul>` : nothing}
        ${shares.map((one, place) => html`<div class="share"><label for="share-${one.pledge_id}">${one.reference} · ${one.donor}</label>
          <input class="input num" id="share-${one.pledge_id}" .value=${one.amount} aria-invalid=${String(one.amount.trim() !== "" && amountOf(one.amount) === null)} aria-describedby="share-unread" @input=${(/** @type {InputEvent} */ cause) => { shares = shares.with(place, { ...one, amount: /** @type {HTMLInputElement} */ (cause.target).value }); draw(); }}>
          <button type="button" class="button button--quiet button--icon" @click=${() => { shares = shares.filter((other) => other !== one); draw(); }}>${icon("trash")}<span class="visually-hidden">${t("Bỏ %(reference)s", { reference: one.reference })}</span></button></div>`)}
        ${unread ? html`<p class="field__error" id="share-unread">${t("Ghi như lời nói: 5tr, 1,2 tỷ, hoặc đủ chữ số.")}</p>` : nothing}
        <p role="status">${t("Đã chia %(sum)s, còn %(rest)s.", { sum: formatDong(sum), rest: formatDong(rest) })}</p>`,
      html`<button type="button" class="button button--primary" ?disabled=${!writes || busy} @click=${write}>${icon("check")}<span>${t("Ghi nhận")}</span></button>`);
    };
    render(nothing, dialog);
    draw();
    // Of what is proposed only what takes something of the line: a share of nothing could not be written.
    for (const one of line.proposals) if (one.outstanding > 0 && sharesView(line.left, shares).rest > 0) add({ ...one, amount: "" });
    find("").catch(say);
    /** @type {HTMLElement | null} */ (dialog.querySelector("#share-q"))?.focus();
  }

  /** @param {Due} due */
  function pay({ pledge_id, reference, received, pledged, outstanding }) {
    // Where something has come, what is left is asked for; a gift that came in full is asked for as it was made.
    const rest = received > 0 && outstanding > 0;
    const lead = rest ? html`<p>${t("Mã này xin phần còn lại: đã nhận %(received)s trên %(pledged)s.", { received: formatDong(received), pledged: formatDong(pledged) })}</p>` : nothing;
    transfer({ id: pledge_id, reference, asked: rest ? outstanding : null, lead });
  }
  return { aside, receive, open: (/** @type {number} */ pledge) => { open(pledge).catch(say); }, share, pay };
}
