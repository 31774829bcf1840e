// The steps of a cue in the panel: add, write, move by keys and by dragging, skip, delete. Called ones are locked.

import { html, nothing } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { askDonors, uncalled } from "./donors.js";
import { keyOf } from "./drafts.js";
import { STEP_MEMBERS, stepNames } from "./fields.js";
import { added, calledCount, changed, movedBefore, stepBefore, without } from "./stepping.js";

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("../types").CueStep} CueStep
 */

/**
 * @param {Editor} editor
 * @param {Cue} cue
 * @param {(name: Field, label: string, shut?: boolean) => unknown} field
 */
export function drawSteps(editor, cue, field) {
  const called = calledCount(cue, editor.picture.show);
  const free = editor.editable && editor.placeOf(cue) !== "past";
  return html`<section class="panel__steps"><h3>${t("Các bước")}${cue.steps.length ? html` <span class="muted">${cue.steps.length}</span>` : nothing}</h3>
    ${cue.steps.length ? nothing : html`<p class="muted small">${t("Mỗi lần GO đi qua một bước, ví dụ từng đơn vị lên trao bảng tượng trưng.")}</p>`}
    <ol class="steps" @pointerdown=${(/** @type {PointerEvent} */ cause) => drag(editor, cue, called, cause)}>
      ${repeat(cue.steps, ({ id }) => id, (step, at) => drawStep(editor, cue, step, at, called, free, field))}</ol>
    ${free ? html`<div class="row gap-1"><button type="button" class="button button--small" data-add @click=${() => add(editor, cue)}>${icon("plus")}<span>${t("Thêm bước")}</span></button>
      <button type="button" class="button button--small" data-donors @click=${() => addDonors(editor, cue)}>${icon("pledge")}<span>${t("Đơn vị trao bảng…")}</span></button></div>` : nothing}</section>`;
}

/** @param {Editor} editor @param {Cue} cue @param {CueStep} step @param {number} at @param {number} called @param {boolean} free @param {(name: Field, label: string, shut?: boolean) => unknown} field */
function drawStep(editor, cue, step, at, called, free, field) {
  const shut = at < called || !free;
  const deed = (/** @type {string} */ symbol, /** @type {string} */ words, /** @type {() => void} */ run, /** @type {boolean} */ off) =>
    html`<button type="button" class="button button--small button--icon button--quiet" ?disabled=${off} title=${words} @click=${run}>${icon(symbol)}<span class="visually-hidden">${words} (${at + 1})</span></button>`;
  const go = (/** @type {-1 | 1} */ by) => move(editor, cue, step.id, stepBefore(cue.steps, step.id, by, called), called);
  return html`<li class="step ${step.skipped ? "is-skipped" : ""} ${at < called ? "is-past" : ""}" data-step=${step.id} @keydown=${(/** @type {KeyboardEvent} */ press) => key(press, go)}>
    <div class="step__head"><span class=${shut ? "step__number" : "step__number grip"}>${shut ? nothing : icon("grip")}${at + 1}.</span>
      ${at < called ? html`<span class="badge badge--outline">${icon("lock")}${t("Đã gọi")}</span>` : nothing}
      ${step.skipped ? html`<span class="badge badge--outline">${t("Bỏ qua")}</span>` : nothing}
      ${step.pledge_id ? html`<span class="badge badge--gold">${t("Có khoản ủng hộ")}</span>` : nothing}
      ${shut ? nothing : html`<span class="step__do">
        ${deed("up", t("Chuyển bước lên (Alt+↑)"), () => go(-1), at <= called)}${deed("down", t("Chuyển bước xuống (Alt+↓)"), () => go(1), at === cue.steps.length - 1)}
        <button type="button" class="button button--small button--quiet" aria-pressed=${step.skipped ? "true" : "false"} @click=${() => write(editor, cue, (steps) => changed(steps, step.id, { skipped: !step.skipped }))}>${t("Bỏ qua")}</button>
        ${deed("trash", t("Xóa bước"), () => remove(editor, cue, step.id), false)}</span>`}</div>
    <div class="step__fields">${STEP_MEMBERS.map((member) => field(`steps.${step.id}.${member}`, stepNames()[member], shut))}</div></li>`;
}

/** The list is made from what stands when its turn comes. @param {Editor} editor @param {Cue} cue @param {(steps: readonly CueStep[]) => readonly unknown[]} make */
function write(editor, cue, make) {
  return editor.writing([cue.id], () => editor.saver.change(cue.id, ({ steps }) => ({ path: `rundown/cues/${cue.id}`, method: "patch", body: { steps: make(steps) } }), true));
}

/** @param {Editor} editor @param {Cue} cue */
async function add(editor, cue) {
  await write(editor, cue, (steps) => added(steps, t("Bước %(number)s", { number: steps.length + 1 })));
  const titles = /** @type {NodeListOf<HTMLInputElement>} */ (editor.root.querySelectorAll(".step .panel__field--title .input"));
  const last = titles[titles.length - 1];
  last?.focus();
  last?.select();
}

/** @param {Editor} editor @param {Cue} cue */
async function addDonors(editor, cue) {
  try {
    const { items } = await editor.deps.http.get("boards");
    const steps = await askDonors(uncalled(items, editor.picture.cues));
    if (steps.length) await write(editor, cue, (there) => [...there, ...steps]);
  } catch (trouble) {
    editor.deps.say(/** @type {Error} */ (trouble));
  }
}

/** @param {Editor} editor @param {Cue} cue @param {number} id */
function remove(editor, cue, id) {
  for (const member of STEP_MEMBERS) editor.drafts.delete(keyOf(cue.id, `steps.${id}.${member}`));
  return write(editor, cue, (steps) => without(steps, id));
}

/** @param {Editor} editor @param {Cue} cue @param {number} id @param {number | null | undefined} before @param {number} called */
async function move(editor, cue, id, before, called) {
  if (before === undefined) return;
  const key = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  await write(editor, cue, (steps) => movedBefore(steps, id, before, called));
  if (key) /** @type {HTMLElement | null} */ (editor.root.querySelector(`[data-key="${key}"]`))?.focus();
}

/** @param {KeyboardEvent} press @param {(by: -1 | 1) => void} go */
function key(press, go) {
  if (!press.altKey || (press.key !== "ArrowUp" && press.key !== "ArrowDown")) return;
  press.preventDefault();
  go(press.key === "ArrowUp" ? -1 : 1);
}

/** @param {Editor} editor @param {Cue} cue @param {number} called @param {PointerEvent} cause */
function drag(editor, cue, called, cause) {
  const grip = cause.target instanceof Element ? cause.target.closest(".grip") : null;
  const item = /** @type {HTMLElement | null} */ (grip?.closest("[data-step]") ?? null);
  const list = /** @type {HTMLElement | null} */ (item?.parentElement ?? null);
  if (!item || !list || cause.button !== 0) return;
  cause.preventDefault();
  list.setPointerCapture(cause.pointerId);
  item.classList.add("is-dragged");
  /** @type {HTMLElement | null} */
  let over = item;
  const follow = (/** @type {PointerEvent} */ { clientY }) => {
    const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-step]")]);
    over = items.find((one) => { const { top, height } = one.getBoundingClientRect(); return clientY < top + height / 2; }) ?? null;
    for (const one of items) one.classList.toggle("is-under", one === over);
    list.classList.toggle("is-under", over === null);
  };
  const end = (/** @type {Event} */ { type }) => {
    list.removeEventListener("pointermove", follow);
    list.removeEventListener("pointerup", end);
    list.removeEventListener("pointercancel", end);
    for (const one of list.querySelectorAll(".is-under, .is-dragged")) one.classList.remove("is-under", "is-dragged");
    list.classList.remove("is-under");
    if (type === "pointerup" && over !== item) move(editor, cue, Number(item.dataset.step), over ? Number(over.dataset.step) : null, called);
  };
  list.addEventListener("pointermove", follow);
  list.addEventListener("pointerup", end);
  list.addEventListener("pointercancel", end);
}
