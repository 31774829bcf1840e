// The one line: donor, amount, Enter to read back, Enter to confirm.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../../lib/dom.js";
import { Problem } from "../../lib/http.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import * as entry from "./entry.js";
import { FIELDS, KINDS, nextField } from "./kinds.js";
import { readAlone, readByServer } from "./reading.js";
import { suggest } from "./suggesting.js";

const REASK_MS = 1500;
const TEXTS = /** @type {const} */ ([
  "name", "donor_kind", "kind", "amount", "description", "channel", "programme", "quantity", "unit", "months", "per_month", "beneficiary", "slip",
]);
const TICKS = /** @type {const} */ (["anonymous", "quiet", "hold"]);
const COMPLAINED = { name: "donor.name", amount: "amount", quantity: "quantity", unit: "unit", months: "months", per_month: "per_month", beneficiary: "beneficiary", description: "description", slip: "slip" };

/**
 * @typedef {import("./types").Draft} Draft
 * @typedef {import("./types").ReadBack} ReadBack
 * @typedef {import("./types").Taken} Taken
 */

/**
 * @param {HTMLElement} root
 * @param {object} world
 * @param {Pick<import("../../lib/http.js").Http, "get">} world.http
 * @param {Storage} world.storage
 * @param {string} world.place the name of the draft in the storage
 * @param {(body: import("./types").NewBody, read: {words: string | null, again: boolean}) => void} world.send
 * @param {(id: number) => void} world.open
 * @param {() => void} world.pay show the code that pays what was taken last
 * @param {(typed: string) => string} world.slipName
 */
export function startEntering(root, { http, storage, place, send, open, pay, slipName }) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#entry"));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const panel = slot(root, "panel");
  let state = entry.IDLE;
  let readAt = 0;
  let turned = false; // the desk said itself whether the donor is a person
  /** @type {AbortController | null} */
  let asking = null;

  const names = suggest(field("name"), slot(root, "suggestions"), {
    http,
    chosen: (donor) => { turned = true; field("donor_kind").value = donor.kind; changed(); field(nextField(draft(), "name") ?? "amount").focus(); },
  });

  /** @returns {Draft} */
  const draft = () => /** @type {any} */ ({
    ...Object.fromEntries(TEXTS.map((name) => [name, field(name).value])),
    ...Object.fromEntries(TICKS.map((name) => [name, field(name).checked])),
  });

  /** @param {Readonly<Draft>} wanted */
  function put(wanted) {
    for (const name of TEXTS) field(name).value = wanted[name];
    for (const name of TICKS) field(name).checked = wanted[name];
    keep();
    drawKind();
  }

  const keep = () => {
    const now = draft();
    if (entry.isEmpty(now)) storage.removeItem(place);
    else storage.setItem(place, JSON.stringify(now));
  };

  function drawKind() {
    const { kind } = draft();
    for (const name of /** @type {const} */ (["quantity", "unit", "months", "per_month", "beneficiary", "description"])) {
      fill(root, { [`${name}-field`]: { hidden: !FIELDS[kind].includes(name) } });
    }
    const labels = { cash: t("Số tiền"), in_kind: t("Ước giá (nếu có)"), scholarship: t("Tổng số tiền (nếu có)"), sponsorship: t("Tổng (tự tính)") };
    const counts = { cash: "", in_kind: t("Số lượng"), scholarship: t("Số suất"), sponsorship: "" };
    fill(root, { parts: { hidden: kind === "cash" }, "amount-label": labels[kind], "quantity-label": counts[kind] });
  }

  /** @param {entry.Entry} next */
  function show(next) {
    state = next;
    const { errors } = state;
    for (const [name, key] of Object.entries(COMPLAINED)) {
      fill(root, { [`error-${name}`]: errors[key] ?? "" });
      field(name).setAttribute("aria-invalid", String(key in errors));
    }
    fill(root, { submit: state.step === "read" ? t("Ghi nhận") : t("Đọc lại") });
    form.classList.toggle("is-read", state.step === "read");
    form.classList.toggle("is-busy", state.step !== "typing");
    render(drawPanel(entry.panelView(state), actions), panel);
  }

  const actions = { edit: back, confirm, open, pay };

  function changed() {
    if (!turned) field("donor_kind").value = entry.guessKind(field("name").value);
    drawKind();
    keep();
    if (state.step !== "typing" || Object.keys(state.errors).length > 0) back();
  }

  function back() {
    asking?.abort();
    show(entry.edit(state));
  }

  function enter() {
    names.close();
    if (state.step === "read") confirm();
    else if (state.step === "typing") readBack();
  }

  function readBack() {
    const wanted = slipNamed(draft());
    if (entry.isEmpty(wanted)) return field("name").focus();
    const next = nextField(wanted, document.activeElement?.getAttribute("name") ?? "");
    if (next) return field(next).focus();
    show(entry.begin(state, wanted));
    if (state.step === "reading") ask(wanted);
    else focusError();
  }

  /** A slip as it is kept: what is read back is what the list is searched for. @param {Draft} typed */
  const slipNamed = (typed) => (typed.slip.trim() === "" ? typed : { ...typed, slip: slipName(typed.slip) });

  function focusError() {
    const first = /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'));
    first?.focus();
  }

  /** @param {Draft} wanted */
  async function ask(wanted) {
    asking = new AbortController();
    const { signal } = asking;
    try {
      heard(wanted, await readByServer(http, wanted, signal));
    } catch (error) {
      if (!signal.aborted) unread(wanted, error, signal);
    }
  }

  /** @param {Draft} wanted @param {ReadBack} read */
  function heard(wanted, read) {
    readAt = performance.now();
    show(entry.hear(state, wanted, read));
  }

  /** @param {Draft} wanted @param {unknown} error @param {AbortSignal} signal */
  function unread(wanted, error, signal) {
    if (error instanceof Problem && error.status >= 400 && error.status < 500) {
      const errors = Object.keys(error.errors).length > 0 ? error.errors : { amount: error.message };
      show(entry.refuse(state, wanted, errors));
      focusError();
      return;
    }
    const alone = readAlone(wanted);
    if (alone) return heard(wanted, alone);
    show({ ...state, unanswered: true });
    setTimeout(() => { if (!signal.aborted) ask(wanted); }, REASK_MS);
  }

  function confirm() {
    if (state.step !== "read" || !state.draft || !state.read || performance.now() - readAt < entry.READABLE_MS) return;
    send(entry.bodyOf(state.draft, state.read), { words: state.read.amount_in_words, again: state.read.repeat !== null });
    turned = false;
    put(entry.EMPTY_DRAFT);
    show({ ...entry.IDLE, taken: null });
    field("name").focus();
  }

  form.addEventListener("submit", (cause) => { cause.preventDefault(); enter(); });
  form.addEventListener("input", ({ target }) => {
    if (target === field("donor_kind")) turned = true;
    changed();
  });
  form.addEventListener("keydown", (press) => {
    if (press.isComposing) return;
    if (press.key === "Enter" && press.repeat) press.preventDefault(); // a key held down reads back, and no more
    else if (press.key === "Escape") { press.preventDefault(); back(); }
    else toggle(press);
  });

  /** @param {KeyboardEvent} press */
  function toggle(press) {
    const run = TOGGLES.find(({ key }) => key === press.key)?.run;
    if (!run) return;
    press.preventDefault();
    press.stopPropagation();
    run();
  }

  /** @param {string} name */
  const flip = (name) => { field(name).checked = !field(name).checked; changed(); };
  /** @param {string} name */
  const turn = (name) => {
    const select = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (field(name)));
    select.selectedIndex = (select.selectedIndex + 1) % select.length;
    changed();
  };
  const turnKind = () => { field("kind").value = KINDS[(KINDS.indexOf(draft().kind) + 1) % KINDS.length]; changed(); };
  const turnProgramme = () => { field("programme").value = draft().programme === "fund" ? "social" : "fund"; changed(); };
  const TOGGLES = [
    { key: "F2", what: t("Tổ chức hoặc cá nhân"), run: () => { turned = true; turn("donor_kind"); } },
    { key: "F3", what: t("Quỹ hoặc an sinh xã hội"), run: turnProgramme },
    { key: "F4", what: t("Ẩn danh"), run: () => flip("anonymous") },
    { key: "F6", what: t("Không công bố số tiền"), run: () => flip("quiet") },
    { key: "F7", what: t("Tiền, hiện vật, học bổng, nhận đỡ đầu"), run: turnKind },
    { key: "F8", what: t("Kênh tiếp nhận"), run: () => turn("channel") },
    { key: "F9", what: t("Giữ lại, chưa tính vào tổng"), run: () => flip("hold") },
  ];

  put(kept(storage, place));
  show(state);
  return {
    focus: () => field("name").focus(),
    back,
    /** @param {Taken} taken */
    took: (taken) => show({ ...state, taken }),
    empty: () => entry.isEmpty(draft()),
    /** @param {import("./types").PledgeBody} body */
    put: (body) => { turned = true; put(entry.draftOf(body)); back(); field("amount").focus(); },
    toggles: TOGGLES,
  };
}

/** @param {Storage} storage @param {string} place @returns {Draft} */
function kept(storage, place) {
  try {
    return { ...entry.EMPTY_DRAFT, ...JSON.parse(storage.getItem(place) ?? "{}") };
  } catch {
    return entry.EMPTY_DRAFT;
  }
}

/**
 * @param {ReturnType<typeof entry.panelView>} view
 * @param {{edit: () => void, confirm: () => void, open: (id: number) => void, pay: () => void}} actions
 */
function drawPanel(view, { edit, confirm, open, pay }) {
  if (view.kind === "reading") {
    return html`<p class="panel__quiet">${view.unanswered
      ? html`<strong>${t("Máy chủ chưa trả lời – đang hỏi lại.")}</strong> ${t("Mất mạng chỉ đọc được số ghi gọn như 500tr, 1,2 tỷ hoặc 1.250.000.000; nhấn Esc để sửa.")}`
      : t("Đang đọc lại…")}</p>`;
  }
  if (view.kind === "read") return drawRead(view, edit, confirm);
  if (view.kind === "taken") return drawTaken(view, open, pay);
  return html`<p class="panel__quiet">${t("Gõ nhà tài trợ, số tiền như lời nói (500tr, 1,2 tỷ), rồi Enter. Số tiền được đọc lại trước khi tính.")}</p>`;
}

/** @param {any} view @param {() => void} edit @param {() => void} confirm */
const drawRead = ({ name, marks, digits, words, repeat, alone }, edit, confirm) => html`
  ${alone ? html`<p class="panel__again">${icon("warn")}<span>${t("Mất mạng – máy này tự đọc số tiền, chưa so được với các khoản đã ghi.")}</span></p>` : nothing}
  ${repeat ? html`<p class="panel__again">${icon("warn")}<span><strong>${t("Lại lần nữa?")}</strong> ${repeat}</span></p>` : nothing}
  <div class="panel__amount"><strong class="panel__digits" data-slot="read-digits">${digits}</strong>
    <span class="panel__words" data-slot="read-words">${words}</span></div>
  <p class="panel__who"><strong>${name}</strong></p>
  <p class="panel__marks">${marks.join(" · ")}</p>
  <div class="panel__keys">
    <button type="button" class="button button--primary" data-confirm @click=${confirm}>${repeat ? t("Vẫn ghi nhận lần nữa") : t("Đúng – ghi nhận")} <kbd>Enter</kbd></button>
    <button type="button" class="button" @click=${edit}>${t("Sửa")} <kbd>Esc</kbd></button>
  </div>`;

/** @param {any} view @param {(id: number) => void} open @param {() => void} pay */
const drawTaken = ({ id, reference, name, digits, words, held, repeat, payable }, open, pay) => html`
  <p class="panel__done">${icon("check")}<span>${held ? t("Đã ghi, còn giữ lại") : t("Đã ghi nhận")} <strong data-slot="taken-reference">${reference}</strong></span></p>
  <div class="panel__amount"><strong class="panel__digits">${digits}</strong><span class="panel__words">${words}</span></div>
  <p class="panel__who"><strong>${name}</strong></p>
  ${repeat ? html`<p class="panel__again">${icon("warn")}<span><strong>${t("Có thể trùng.")}</strong> ${repeat}</span></p>` : nothing}
  <div class="panel__keys">${payable ? html`<button type="button" class="button button--small" @click=${pay}>${icon("scan")}${t("Mã QR")} <kbd>Ctrl Enter</kbd></button>` : nothing}
    <button type="button" class="button button--small" @click=${() => open(id)}>${t("Sửa hoặc hủy khoản này")}</button></div>`;
