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
 * @typedef {{merge: (kept: Guest, other: Guest) => void, keepBoth: (pair: Pair) => void, next: () => void}} Acts
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
 * Take over what was found anew, behind the pair that is being looked at; that one is settled where it is found no more.
 *
 * @param {readonly Pair[]} pairs
 * @param {readonly Pair[]} found
 * @returns {readonly Pair[]}
 */
export function keepFirst(pairs, found) {
  const [shown] = pairs;
  if (!shown) return found;
  const again = found.find((pair) => nameOf(pair) === nameOf(shown)) ?? { ...shown, settled: true };
  return [again, ...found.filter((pair) => pair !== again)];
}

/**
 * Tell the server once which pairs this browser alone remembered as two people. What it refuses is no pair any more.
 *
 * @param {Pick<import("../lib/http.js").Http, "post">} http
 * @param {Pick<Storage, "getItem" | "removeItem">} memory
 * @param {string} key
 */
export async function handOver(http, memory, key) {
  for (const pair of /** @type {string[]} */ (JSON.parse(memory.getItem(key) ?? "[]"))) {
    const [one, other] = pair.split("-").map(Number);
    await http.post(`guests/${one}/tell-apart`, { other_id: other }).catch((error) => { if (error.status === 0) throw error; });
  }
  memory.removeItem(key);
}

/**
 * @param {HTMLElement} root
 * @param {{http: import("../lib/http.js").Http, say: import("../lib/types").Deps["say"], groups: readonly GroupName[], changed: () => void}} world
 */
export function startDoubles(root, { http, say, groups, changed }) {
  const place = slot(root, "doubles");
  /** @type {readonly Pair[]} */
  let pairs = [];
  let busy = false;

  /** @param {boolean} [gently] the pair that is looked at stays, so that no other one comes under a finger */
  async function freshen(gently = false) {
    const { items } = await http.get("guests/duplicates");
    if (gently && busy) return;
    pairs = gently ? keepFirst(pairs, items) : items;
    draw();
  }

  /** @param {() => Promise<void>} run */
  async function decide(run) {
    if (busy) return;
    busy = true;
    try {
      await run();
    } catch (error) {
      say(/** @type {Error} */ (error));
    } finally {
      await freshen().catch(() => {}); // what went wrong is said already
      busy = false;
    }
  }

  /** @type {Acts} */
  const acts = {
    merge: (kept, other) => decide(async () => {
      await http.post(`guests/${kept.id}/merge`, { other_id: other.id, version: kept.version });
      say(t("Đã gộp. Thẻ của bản kia vẫn mở cửa cho %(name)s.", { name: kept.full_name }), "ok");
      changed();
    }),
    keepBoth: ({ guests: [one, other] }) => decide(() => http.post(`guests/${one.id}/tell-apart`, { other_id: other.id })),
    next: () => { freshen().catch(say); },
  };

  function draw() {
    const left = pairs.filter(({ settled }) => !settled).length;
    fill(root, { "doubles-count": { text: left, hidden: left === 0 } });
    const [pair] = pairs;
    render(pair ? pairView(pair, left, groups, acts) : html`<div class="card"><p class="empty">${t("Không có khách nào nghi bị ghi hai lần.")}</p></div>`, place);
  }

  handOver(http, localStorage, `forum.${root.dataset.forum}.two-people`).then(() => freshen()).catch(() => {}); // how many wait is said on the tab
  return { freshen };
}

/** @param {Pair} pair @param {number} left @param {readonly GroupName[]} groups @param {Acts} acts */
const pairView = (pair, left, groups, acts) => html`
  <div class="row row--spread"><p><strong>${pair.why === "name" ? t("Cùng họ tên và đơn vị.") : t("Cùng số điện thoại.")}</strong> ${t("Hai bản này có phải một người không?")}</p>
    <p class="muted">${t("Còn %(count)s cặp", { count: left })}</p></div>
  ${pair.settled ? html`<div class="banner row row--spread" role="status"><span>${t("Nơi khác vừa quyết định về hai bản này.")}</span>
    <button type="button" class="button" @click=${acts.next}>${icon("check")}<span>${t("Xem tiếp")}</span></button></div>` : nothing}
  <div class="doubles">${recordView(pair, 0, groups, acts)}${recordView(pair, 1, groups, acts)}</div>
  <p class="muted small">${t("Bản giữ lại nhận thêm những gì còn thiếu (điện thoại, ghế, ghi chú…). Bản kia thành “đã gộp”, thẻ đã in vẫn dùng được.")}</p>
  <div><button type="button" class="button" ?disabled=${pair.settled} @click=${once(() => acts.keepBoth(pair))}>${icon("person")}<span>${t("Là hai người khác nhau")}</span></button></div>`;

/** The second half of a double click would fall on the next pair. @param {() => void} run @returns {(click: MouseEvent) => void} */
const once = (run) => ({ detail }) => { if (detail < 2) run(); };

/** @param {Pair} pair @param {0 | 1} at @param {readonly GroupName[]} groups @param {Acts} acts */
function recordView(pair, at, groups, { merge }) {
  const guest = pair.guests[at];
  const other = pair.guests[at === 0 ? 1 : 0];
  const { name, state, shown, refusal } = record(guest, other, groups);
  return html`<section class="card stack gap-2 double" data-record=${guest.id} aria-label=${name}>
    <h2 class="double__name">${name} <span class="badge ${state.tone}">${icon(state.icon)}${state.text}</span></h2>
    <dl class="double__facts">${shown.map(({ label, text, differs }) => html`<div class=${differs ? "differs" : ""}><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
    <button type="button" class="button button--primary" ?disabled=${refusal !== "" || pair.settled} @click=${once(() => merge(guest, other))}>${icon("check")}<span>${t("Giữ bản này")}</span></button>
    ${refusal ? html`<p class="small muted">${refusal}</p>` : nothing}</section>`;
}
