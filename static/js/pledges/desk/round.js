// The quick round: everyone who raised a hand at one level. The level is chosen and read back once; then name, Enter,
// name, Enter. Each Enter is a pledge on its way.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatDong, groupDigits } from "../../lib/dong.js";
import { fill, slot } from "../../lib/dom.js";
import { Problem } from "../../lib/http.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { readHere, wordsHere } from "./reading_here.js";
import * as list from "./round_list.js";
import { suggest } from "./suggesting.js";

/**
 * @typedef {import("./types").RoundItem} RoundItem
 *
 * @typedef {object} World
 * @property {Pick<import("../../lib/http.js").Http, "get" | "create">} http
 * @property {Storage} storage
 * @property {string} place the name of the round in the storage
 * @property {(body: import("./types").NewBody, read: {words: string | null, again: boolean}) => string} send
 * @property {(id: number) => void} open
 * @property {import("../../lib/types").Deps["say"]} say
 * @property {(open: boolean) => void} turned
 */

const FIRST_LEVEL = 5_000_000;
const VOID_REASON = "Nhập nhầm trong lượt nhanh";
const SHOWN = 60;

/** @param {HTMLElement} root @param {World} world */
export function startRound(root, { http, storage, place, send, open, say, turned }) {
  const section = slot(root, "round");
  const form = /** @type {HTMLFormElement} */ (section.querySelector("form"));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const kept = recall(storage, place);
  /** @type {readonly RoundItem[]} */
  let items = kept.items;
  let amount = kept.amount;
  let words = "";
  let asked = ""; // the name that was asked about: "again?"
  let running = false;
  let undoing = false;
  const names = suggest(field("who"), slot(root, "round-suggestions"), { http, chosen: () => { field("who").focus(); } });

  const keep = () => storage.setItem(place, JSON.stringify({ amount, items }));

  /** @param {readonly RoundItem[]} next */
  function have(next) {
    items = next;
    keep();
    draw();
  }

  /** @param {number} next */
  async function level(next) {
    amount = next;
    words = "";
    asked = "";
    keep();
    draw();
    try {
      const read = await http.get(`pledges/repeat-check?donor=&amount=${next}`);
      if (next === amount) words = read.amount_in_words;
    } catch {
      if (next === amount) words = wordsHere(next);
    }
    draw();
  }

  /** @param {string} said @returns {Promise<number>} */
  async function readOwn(said) {
    try {
      return (await http.get(`pledges/repeat-check?donor=&amount=${encodeURIComponent(said)}`)).amount;
    } catch (error) {
      const alone = error instanceof Problem && error.status === 0 ? readHere(said) : null;
      if (alone) return alone;
      throw error;
    }
  }

  async function own() {
    const said = field("own").value.normalize("NFC").trim();
    if (said === "") return field("who").focus();
    try {
      const read = await readOwn(said);
      fill(root, { "round-error": "" });
      field("own").value = "";
      await level(read);
      field("who").focus();
    } catch (error) {
      const { errors, message } = /** @type {{errors?: Record<string, string>, message: string}} */ (error);
      fill(root, { "round-error": errors?.amount ?? message });
    }
  }

  function take() {
    names.close();
    const donor = list.donorOf(field("who").value);
    if (donor.name === "") return;
    const again = list.repeated(items, donor.name, amount);
    if (again && asked !== donor.name) {
      asked = donor.name;
      return draw();
    }
    const programme = /** @type {import("./types").Programme} */ (field("round_programme").value);
    const key = send({
      donor, kind: "cash", amount, description: "", channel: "desk", hold: false, programme, quantity: null, unit: "",
      months: null, per_month: null, beneficiary: "", amount_shown: true,
    }, { words: words || null, again });
    asked = "";
    field("who").value = "";
    have([...items, { key, name: donor.name, amount, id: null, reference: "", voided: false, doubtful: false }]);
  }

  async function undo() {
    const last = list.lastOf(items);
    if (!last || undoing) return;
    if (last.id === null) return say(t("Khoản cuối còn đang gửi. Hãy đợi máy chủ trả lời rồi hoàn tác."), "warn");
    undoing = true;
    try {
      const { version } = await http.get(`pledges/${last.id}`);
      await http.create(`pledges/${last.id}/void`, { version, reason: VOID_REASON });
      have(list.told(items, last.key, { voided: true }));
      say(t("Đã hủy %(reference)s.", { reference: last.reference }), "ok");
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      undoing = false;
    }
  }

  function draw() {
    fill(root, {
      "round-amount": formatDong(amount), "round-words": words, "round-sum": list.sumText(items),
      "round-again": { hidden: asked === "", text: t("%(name)s đã có trong lượt này. Enter lần nữa để ghi thêm.", { name: asked }) },
    });
    render(list.LEVELS.map(levelButton), slot(root, "round-levels"));
    render(items.length === 0
      ? html`<p class="muted">${t("Chưa có khoản nào trong lượt này.")}</p>`
      : html`<ol class="round__items" reversed>${repeat(items.slice(-SHOWN).reverse(), ({ key }) => key, row)}</ol>`, slot(root, "round-list"));
  }

  /** @param {number} called */
  const levelButton = (called) => html`<button type="button" class="button round__level" aria-pressed=${called === amount ? "true" : "false"}
    @click=${() => { level(called); field("who").focus(); }}>${list.levelText(called)}</button>`;

  /** @param {RoundItem} item */
  const row = ({ name, amount: given, id, reference, voided, doubtful }) => html`<li class="round__item ${voided ? "is-voided" : ""}">
    <span class="round__who">${name}</span>
    ${doubtful && !voided ? html`<span class="badge badge--warn">${t("có thể trùng")}</span>` : nothing}
    <span class="num">${voided ? html`<s>${groupDigits(given)}</s>` : groupDigits(given)}</span>
    <span class="muted round__reference">${voided ? t("đã hủy") : reference || t("đang gửi…")}</span>
    ${id === null || voided ? nothing : html`<button type="button" class="button button--small button--quiet" @click=${() => open(id)}>${icon("edit")}${t("Ghi tên")}<span class="visually-hidden"> ${name}</span></button>`}
  </li>`;

  /** @param {boolean} wanted */
  function turn(wanted) {
    running = wanted;
    section.hidden = !wanted;
    turned(wanted);
    if (!wanted) return;
    level(amount);
    field("who").focus();
  }

  form.addEventListener("submit", (cause) => {
    cause.preventDefault();
    if (document.activeElement === field("own")) own();
    else take();
  });
  form.addEventListener("input", () => { if (asked !== "") { asked = ""; draw(); } });
  form.addEventListener("keydown", (press) => {
    if (press.isComposing) return;
    const empty = field("who").value === "" && document.activeElement === field("who");
    const step = press.key === "PageUp" ? 1 : press.key === "PageDown" ? -1 : 0;
    if (press.key === "Enter" && press.repeat) press.preventDefault(); // a key held down is one pledge
    else if (step !== 0) { press.preventDefault(); level(list.besideLevel(amount, step)); }
    else if (press.key.toLowerCase() === "z" && press.ctrlKey && empty) { press.preventDefault(); undo(); }
    else if (press.key === "Escape") { press.preventDefault(); field("who").value = ""; asked = ""; draw(); field("who").focus(); }
  });
  slot(root, "round-undo").addEventListener("held", undo);
  slot(root, "round-new").addEventListener("click", () => { have([]); field("who").focus(); });
  slot(root, "round-close").addEventListener("click", () => turn(false));
  slot(root, "round-open").addEventListener("click", () => turn(true));
  addEventListener("keydown", (press) => {
    if (press.key !== "F10" || document.querySelector("dialog[open]")) return;
    press.preventDefault();
    turn(!running);
  });
  draw();
  return {
    /** @param {string} key @param {import("./types").Taken} taken */
    arrived(key, { id, reference, possible_repeat }) {
      if (items.some((item) => item.key === key)) have(list.told(items, key, { id, reference, doubtful: possible_repeat !== null }));
    },
    /** What was put away unsent is no part of the round. @param {string} key */
    dropped: (key) => have(items.filter((item) => item.key !== key)),
    /** A pledge was corrected at this desk: the round says its name as it is now. @param {import("./types").Pledge} pledge */
    corrected: (pledge) => have(items.map((item) => (item.id === pledge.id
      ? { ...item, name: pledge.donor.name, amount: pledge.promised, voided: pledge.status === "void" } : item))),
    get running() { return running; },
    focus: () => field("who").focus(),
    toggle: () => turn(!running),
  };
}

/** @param {Storage} storage @param {string} place @returns {{amount: number, items: readonly RoundItem[]}} */
function recall(storage, place) {
  try {
    const { amount, items } = JSON.parse(storage.getItem(place) ?? "{}");
    return { amount: amount ?? FIRST_LEVEL, items: Array.isArray(items) ? items : [] };
  } catch {
    return { amount: FIRST_LEVEL, items: [] };
  }
}
