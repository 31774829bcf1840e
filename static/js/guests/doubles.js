// The queue of records that may be one person: both side by side, and a person decides.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { line } from "./rows.js";

/**
 * @typedef {import("./types").Guest} Guest
 * @typedef {import("./types").GroupName} GroupName
 * @typedef {import("./types").Pair} Pair
 */

/** What names a pair, whichever record stands first. @param {Pair} pair */
export const nameOf = ({ guests: [one, other] }) => [one.id, other.id].sort((a, b) => a - b).join("-");

/**
 * Say what one record of a pair shows, which of it differs, and why it cannot be the one that stays.
 *
 * @param {Guest} guest
 * @param {Guest} other
 * @param {readonly GroupName[]} groups
 */
export function record(guest, other, groups) {
  const mine = facts(guest, groups);
  const theirs = facts(other, groups);
  const shown = mine.map(([label, text], at) => ({ label, text: text || "–", differs: text !== theirs[at][1] }));
  return { name: line(guest, groups).name, state: line(guest, groups).state, shown, refusal: refusal(guest, other) };
}

/** @param {Guest} guest @param {readonly GroupName[]} groups @returns {[string, string][]} */
const facts = (guest, groups) => {
  const { group, seat, phone, delegation } = line(guest, groups);
  const known = (/** @type {string} */ text) => (text === "–" ? "" : text);
  return [
    [t("Chức vụ"), guest.position], [t("Đơn vị"), guest.organisation], [t("Nhóm"), group], [t("Đoàn"), known(delegation)],
    [t("Khu vực, ghế"), known(seat)], [t("Điện thoại"), known(phone)], [t("Ghi chú"), guest.note],
  ];
};

/** @param {Guest} guest @param {Guest} other */
function refusal(guest, other) {
  if (other.state !== "present") return "";
  return guest.state === "present"
    ? t("Cả hai đều đã vào cửa; hãy hoàn tác một lượt vào nếu đúng là một người.")
    : t("Bản kia đã vào cửa nên phải giữ bản kia.");
}

/**
 * Take over what was found anew, behind the pair that is being looked at.
 *
 * @param {readonly Pair[]} pairs
 * @param {readonly Pair[]} found
 * @returns {readonly Pair[]}
 */
export function keepFirst(pairs, found) {
  const [shown] = pairs;
  if (!shown) return found;
  const again = found.find((pair) => nameOf(pair) === nameOf(shown)) ?? shown;
  return [again, ...found.filter((pair) => pair !== again)];
}

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], groups: readonly GroupName[], changed: () => void, memory?: Pick<Storage, "getItem" | "setItem">}} world
 */
export function startDoubles(root, { http, say, groups, changed, memory = localStorage }) {
  const place = slot(root, "doubles");
  const remembered = `forum.${root.dataset.forum}.two-people`;
  /** Pairs somebody at this desk said to be two people. */
  const two = new Set(/** @type {string[]} */ (JSON.parse(memory.getItem(remembered) ?? "[]")));
  /** @type {readonly Pair[]} */
  let pairs = [];
  let busy = false;

  /** @param {boolean} [gently] the pair that is looked at stays, so that no other one comes under a finger */
  async function freshen(gently = false) {
    const { items } = await http.get("guests/duplicates");
    if (gently && busy) return;
    const found = /** @type {Pair[]} */ (items).filter((pair) => !two.has(nameOf(pair)));
    pairs = gently ? keepFirst(pairs, found) : found;
    draw();
  }

  /** @param {Guest} kept @param {Guest} other */
  async function merge(kept, other) {
    if (busy) return;
    busy = true;
    try {
      await http.post(`guests/${kept.id}/merge`, { other_id: other.id, version: kept.version });
      say(t("Đã gộp. Thẻ của bản kia vẫn mở cửa cho %(name)s.", { name: kept.full_name }), "ok");
      changed();
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      busy = false;
      await freshen().catch(() => {}); // what went wrong is said already
    }
  }

  /** @param {Pair} pair */
  function keepBoth(pair) {
    two.add(nameOf(pair));
    memory.setItem(remembered, JSON.stringify([...two]));
    pairs = pairs.filter((other) => other !== pair);
    draw();
  }

  function draw() {
    fill(root, { "doubles-count": { text: pairs.length, hidden: pairs.length === 0 } });
    const [pair] = pairs;
    render(pair ? pairView(pair, pairs.length, groups, merge, keepBoth) : html`<div class="card"><p class="empty">${t("Không có khách nào nghi bị ghi hai lần.")}</p></div>`, place);
  }

  return { freshen };
}

/** @param {Pair} pair @param {number} left @param {readonly GroupName[]} groups @param {(kept: Guest, other: Guest) => void} merge @param {(pair: Pair) => void} keepBoth */
const pairView = (pair, left, groups, merge, keepBoth) => html`
  <div class="row row--spread"><p><strong>${pair.why === "name" ? t("Cùng họ tên và đơn vị.") : t("Cùng số điện thoại.")}</strong> ${t("Hai bản này có phải một người không?")}</p>
    <p class="muted">${t("Còn %(count)s cặp", { count: left })}</p></div>
  <div class="doubles">${recordView(pair.guests[0], pair.guests[1], groups, merge)}${recordView(pair.guests[1], pair.guests[0], groups, merge)}</div>
  <p class="muted small">${t("Bản giữ lại nhận thêm những gì còn thiếu (điện thoại, ghế, ghi chú…). Bản kia thành “đã gộp”, thẻ đã in vẫn dùng được.")}</p>
  <div><button type="button" class="button" @click=${once(() => keepBoth(pair))}>${icon("person")}<span>${t("Là hai người khác nhau")}</span></button></div>`;

/** The second half of a double click would fall on the next pair. @param {() => void} run @returns {(click: MouseEvent) => void} */
const once = (run) => ({ detail }) => { if (detail < 2) run(); };

/** @param {Guest} guest @param {Guest} other @param {readonly GroupName[]} groups @param {(kept: Guest, other: Guest) => void} merge */
function recordView(guest, other, groups, merge) {
  const { name, state, shown, refusal } = record(guest, other, groups);
  return html`<section class="card stack gap-2 double" data-record=${guest.id} aria-label=${name}>
    <h2 class="double__name">${name} <span class="badge ${state.tone}">${icon(state.icon)}${state.text}</span></h2>
    <dl class="double__facts">${shown.map(({ label, text, differs }) => html`<div class=${differs ? "differs" : ""}><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
    <button type="button" class="button button--primary" ?disabled=${refusal !== ""} @click=${once(() => merge(guest, other))}>${icon("check")}<span>${t("Giữ bản này")}</span></button>
    ${refusal ? html`<p class="small muted">${refusal}</p>` : nothing}</section>`;
}
