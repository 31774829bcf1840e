// Correcting one pledge, in place under its row: the fields, the reason, its history, voiding.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { Problem } from "../../lib/http.js";
import { icon } from "../../lib/icon.js";
import { WishKey } from "../../lib/key.js";
import { t } from "../../lib/words.js";
import { drawParts, readParts } from "./correcting_parts.js";
import { historyLines } from "./history.js";
import { amountField, changes, conflictLines } from "./rows.js";
import { amountText, channelName, donorKindName, papersOf } from "./words.js";

/**
 * @typedef {import("./types").Pledge} Pledge
 * @typedef {import("./types").History} History
 */

const NO_REASON = () => ({ reason: t("Ghi lý do: sổ giữ lại lý do của mỗi lần sửa.") });

export class Correcting {
  #world;
  /** @type {Pledge | null} what the fields were filled with */
  #base = null;
  /** @type {Pledge | null} what stands there now, where somebody else was here meanwhile */
  #other = null;
  /** @type {History | null} */
  #history = null;
  /** @type {Record<string, string>} */
  #errors = {};
  #mine = /** @type {ReturnType<typeof changes>} */ (null);
  #busy = false;
  #wish = new WishKey();
  turn = 0; // new fields for a new turn; within one, nothing typed is touched

  /**
   * @param {object} world
   * @param {Pick<import("../../lib/http.js").Http, "get" | "post" | "patch">} world.http
   * @param {import("../../lib/types").Deps["say"]} world.say
   * @param {string} world.forum its slug
   * @param {() => void} world.changed
   * @param {(pledge: Pledge, current: boolean) => void} world.saved `current`: its fields are still open
   */
  constructor(world) {
    this.#world = world;
  }

  get open() {
    return this.#base !== null;
  }

  /** @param {number} id */
  isOf(id) {
    return this.#base?.id === id;
  }

  /** @param {Pledge} pledge */
  begin(pledge) {
    this.#base = pledge;
    this.#other = null;
    this.#history = null;
    this.#errors = {};
    this.#mine = null;
    this.#wish.done();
    this.#busy = false;
    this.turn += 1;
    this.#world.changed();
    this.#read(pledge.id);
  }

  close() {
    if (!this.#base) return;
    this.#base = null;
    this.#world.changed();
  }

  /** Notice that somebody else changed the pledge; the fields stay as they are. @param {readonly Pledge[]} items */
  follow(items) {
    const current = items.find(({ id }) => id === this.#base?.id);
    if (!current || !this.#base || current.version <= (this.#other ?? this.#base).version) return;
    this.#other = current;
    this.#read(current.id);
  }

  /** @param {number} id */
  async #read(id) {
    try {
      const history = await this.#world.http.get(`pledges/${id}`);
      if (!this.isOf(id)) return;
      this.#history = history;
      this.#world.changed();
    } catch {
      // The history is an extra; the correction goes without it.
    }
  }

  /** @param {HTMLFormElement} form */
  async #save(form) {
    const base = /** @type {Pledge} */ (this.#base);
    const { reason, draft } = read(form);
    const mine = changes(base, draft);
    this.#mine = mine;
    if (!mine) return this.#complain({ nothing: t("Chưa có gì thay đổi.") });
    if (mine.amount !== undefined && reason === "") return this.#complain(NO_REASON(), form);
    const version = (this.#other ?? base).version;
    const body = { ...mine, version, reason };
    const wish = { key: this.#wish.of(body) };
    await this.#send(() => this.#world.http.patch(`pledges/${base.id}`, body, wish), t("Đã sửa %(reference)s.", { reference: base.reference }));
  }

  /** Let the name of who is helped be public, or take that back. @param {boolean} released */
  async #name(released) {
    const base = /** @type {Pledge} */ (this.#base);
    const body = { version: (this.#other ?? base).version, released };
    const wish = { key: this.#wish.of(body) };
    await this.#send(() => this.#world.http.post(`pledges/${base.id}/beneficiary`, body, wish), released ? t("Đã cho công bố tên người được nhận.") : t("Đã thôi công bố tên người được nhận."));
  }

  /** @param {HTMLFormElement} form */
  async #void(form) {
    const base = /** @type {Pledge} */ (this.#base);
    const { reason } = read(form);
    if (reason === "") return this.#complain(NO_REASON(), form);
    const version = (this.#other ?? base).version;
    const body = { version, reason };
    const wish = { key: this.#wish.of(body) };
    await this.#send(() => this.#world.http.post(`pledges/${base.id}/void`, body, wish), t("Đã hủy %(reference)s.", { reference: base.reference }));
  }

  /** @param {Record<string, string>} errors @param {HTMLFormElement} [form] */
  #complain(errors, form) {
    this.#errors = errors;
    this.#world.changed();
    if (form) /** @type {HTMLElement} */ (form.elements.namedItem("reason")).focus();
  }

  /** @param {() => Promise<Pledge>} run @param {string} done */
  async #send(run, done) {
    if (this.#busy) return;
    const { turn } = this;
    const current = () => this.open && this.turn === turn; // a late answer leaves another pledge's fields alone
    this.#busy = true;
    this.#errors = {};
    this.#world.changed();
    try {
      const pledge = await run();
      if (this.turn === turn) this.#busy = false;
      this.#world.say(done, "ok");
      this.#world.saved(pledge, current());
    } catch (error) {
      if (this.turn === turn) this.#busy = false;
      if (current()) this.#refused(error);
      else this.#world.say(/** @type {Error} */ (error));
    }
    this.#world.changed();
  }

  /** @param {unknown} error */
  #refused(error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === "stale" && error.current) {
      this.#other = error.current;
      this.#read(error.current.id);
    }
    this.#errors = Object.keys(error.errors).length > 0 ? error.errors : { nothing: error.message };
  }

  draw() {
    const base = /** @type {Pledge} */ (this.#base);
    const voided = (this.#other ?? base).status === "void";
    return html`<div class="correct" @keydown=${(/** @type {KeyboardEvent} */ press) => { if (press.key === "Escape") this.close(); }}>
      ${this.#other ? this.#drawOther(this.#other) : nothing}
      ${drawNamed(base)}
      ${voided ? nothing : this.#drawForm(base)}
      ${this.#drawHistory()}
      ${drawPapers(this.#other ?? base, this.#world.forum)}
      <button type="button" class="button button--small button--quiet correct__close" @click=${() => this.close()}>${t("Đóng")} <kbd>Esc</kbd></button>
    </div>`;
  }

  /** @param {Pledge} other */
  #drawOther(other) {
    const lines = conflictLines(this.#mine, other);
    return html`<div class="banner banner--warn correct__other" role="alert"><div>
      <strong>${t("Khoản này vừa được sửa ở nơi khác.")}</strong>
      ${lines.length > 0
        ? html`<ul class="correct__both">${lines.map(({ what, mine, now }) => html`<li>${what}: ${mine ? html`${t("ở đây")} <strong>${mine}</strong> – ` : nothing}${t("hiện nay")} <strong>${now}</strong></li>`)}</ul>`
        : html`<p>${t("Hiện nay")}: <strong>${other.donor.name}</strong> – <strong>${amountText(other.amount)}</strong></p>`}
      ${other.status === "void" ? nothing : html`<p class="small">${t("Lưu nữa là ghi đè bằng giá trị ở đây.")}</p>`}
      </div><button type="button" class="button button--small" @click=${() => this.begin(other)}>${t("Lấy giá trị hiện nay")}</button></div>`;
  }

  /** @param {Pledge} base */
  #drawForm(base) {
    const { donor } = base;
    const error = (/** @type {string} */ name) => this.#errors[name] ?? "";
    const invalid = (/** @type {string} */ name) => (name in this.#errors ? "true" : "false");
    return html`<form class="correct__form" novalidate @submit=${(/** @type {SubmitEvent} */ cause) => { cause.preventDefault(); this.#save(/** @type {HTMLFormElement} */ (cause.currentTarget)); }}>
      <div class="field correct__amount"><label for="c-amount">${t("Số tiền")}</label>
        <input class="input" id="c-amount" name="amount" autocomplete="off" maxlength="60" .value=${amountField(base)} aria-invalid=${invalid("amount")} aria-describedby="c-amount-error">
        <p class="field__error" id="c-amount-error">${error("amount")}</p></div>
      <div class="field correct__name"><label for="c-name">${t("Nhà tài trợ")}</label>
        <input class="input" id="c-name" name="name" autocomplete="off" maxlength="200" .value=${donor.name} aria-invalid=${invalid("donor.name")} aria-describedby="c-name-error">
        <p class="field__error" id="c-name-error">${error("donor.name")}</p></div>
      <div class="field"><label for="c-kind">${t("Là")}</label>
        <select class="input" id="c-kind" name="donor_kind">${["organisation", "person"].map((kind) => html`<option value=${kind} ?selected=${kind === donor.kind}>${donorKindName(/** @type {any} */ (kind))}</option>`)}</select></div>
      <div class="field"><label for="c-channel">${t("Kênh")}</label>
        <select class="input" id="c-channel" name="channel">${["desk", "stage", "form", "transfer"].map((channel) => html`<option value=${channel} ?selected=${channel === base.channel}>${channelName(/** @type {any} */ (channel))}</option>`)}</select></div>
      <label class="check correct__check"><input type="checkbox" name="anonymous" .checked=${donor.anonymous}>${t("Ẩn danh")}</label>
      ${drawParts(base, this.#errors, (released) => this.#name(released))}
      <div class="field"><label for="c-slip">${t("Phiếu giấy")}</label>
        <input class="input" id="c-slip" name="slip" autocomplete="off" maxlength="80" .value=${base.slip} aria-invalid=${invalid("slip")} aria-describedby="c-slip-error">
        <p class="field__error" id="c-slip-error">${error("slip")}</p></div>
      <div class="field correct__description" ?hidden=${base.kind === "cash" && base.description === ""}><label for="c-description">${t("Mô tả")}</label>
        <input class="input" id="c-description" name="description" autocomplete="off" maxlength="500" .value=${base.description} aria-invalid=${invalid("description")} aria-describedby="c-description-error">
        <p class="field__error" id="c-description-error">${error("description")}</p></div>
      <div class="field correct__reason"><label for="c-reason">${t("Lý do (bắt buộc khi đổi số tiền hoặc hủy)")}</label>
        <input class="input" id="c-reason" name="reason" autocomplete="off" maxlength="300" aria-invalid=${invalid("reason")} aria-describedby="c-reason-error">
        <p class="field__error" id="c-reason-error">${error("reason")}</p></div>
      <div class="correct__keys">
        <button class="button button--primary" aria-busy=${this.#busy}>${t("Lưu sửa đổi")}</button>
        <button type="button" class="button button--danger button--hold" data-hold @held=${(/** @type {Event} */ cause) => this.#void(/** @type {HTMLFormElement} */ (/** @type {HTMLElement} */ (cause.currentTarget).closest("form")))}>${t("Hủy khoản này (giữ nút)")}</button>
        <p class="field__error" role="alert">${error("nothing") || error("version")}</p>
      </div>
    </form>`;
  }

  #drawHistory() {
    if (!this.#history) return nothing;
    return html`<ol class="correct__history" aria-label=${t("Lịch sử")}>${historyLines(this.#history).map(({ time, what, by, reason }) => html`
      <li><span class="muted">${time}</span> <span><strong>${by}</strong> ${what}.${reason ? html` ${t("Lý do")}: <em>${reason}</em>` : nothing}</span></li>`)}</ol>`;
  }
}

/** The name is still read somewhere: what somebody typed into programme and messages does not follow by itself. @param {Pledge} pledge */
function drawNamed({ still_named: items = [], still_said: messages = [] }) {
  return items.length + messages.length === 0 ? nothing : html`<div class="banner banner--warn correct__other" role="alert"><div>
    <strong>${t("Kịch bản hoặc lời nhắn còn ghi tên nhà tài trợ này.")}</strong>
    <ul class="correct__both">${items.map(({ number, title }) => html`<li>${t("Mục %(number)s: %(title)s", { number, title })}</li>`)}
      ${messages.map(({ text, prepared }) => html`<li>${prepared ? t("Lời nhắn soạn sẵn: “%(text)s”", { text }) : t("Lời nhắn đang hiện: “%(text)s”", { text })}</li>`)}</ul>
    <p class="small">${t("MC có thể đọc lên. Hãy báo đạo diễn sân khấu sửa ngay.")}</p></div></div>`;
}

/** What can be printed of a pledge. @param {Pledge} pledge @param {string} forum */
function drawPapers({ id, status }, forum) {
  const papers = papersOf(status);
  return papers.length === 0 ? nothing : html`<p class="row gap-1 correct__papers">${papers.map(({ paper, words }) => html`
    <a class="button button--small" href="/api/v1/forums/${forum}/pledges/${paper}.pdf?ids=${id}" download>${icon("print")}<span>${words}</span></a>`)}</p>`;
}

/** @param {HTMLFormElement} form */
function read(form) {
  const fields = new FormData(form);
  const text = (/** @type {string} */ name) => String(fields.get(name) ?? "");
  /** @type {import("./types").Draft} */
  const draft = {
    name: text("name"), donor_kind: /** @type {any} */ (text("donor_kind")), anonymous: fields.has("anonymous"), kind: "cash",
    amount: text("amount"), description: text("description"), channel: /** @type {any} */ (text("channel")), hold: false, slip: text("slip"),
    ...readParts(fields),
  };
  return { reason: text("reason").normalize("NFC").trim(), draft };
}
