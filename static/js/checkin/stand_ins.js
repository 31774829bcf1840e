// Deputies whom the server did not take: they wait for a person, who sends them again corrected or puts them away.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { fullName } from "./answer.js";
import { inFours } from "./codes.js";
import { isName } from "./outcomes.js";

/** @typedef {import("./types").Scan} Scan @typedef {import("./types").Deputy} Deputy */

/**
 * Say of a deputy who is refused whose place it is, and why.
 *
 * @param {Scan} scan
 * @param {{guest: (id: number) => import("./types").ListedGuest | null}} list
 */
export function standIn({ key, code, scanned_at, guest_id, deputy, refusal = "" }, list) {
  const guest = guest_id === undefined ? null : list.guest(guest_id);
  return { key, time: formatTime(scanned_at), guest: guest ? fullName(guest) : inFours(code), full_name: deputy?.full_name ?? "", position: deputy?.position ?? "", why: refusal };
}

/**
 * @param {HTMLElement} root
 * @param {object} world
 * @param {import("./list.js").DeskList} world.list
 * @param {(key: string, deputy: Deputy) => void} world.again
 * @param {(key: string) => void} world.putAway
 * @param {import("../lib/types").Deps["say"]} world.say
 */
export function startStandIns(root, { list, again, putAway, say }) {
  const card = slot(root, "stand-ins-card");
  const place = slot(root, "stand-ins");

  /** @type {ReadonlySet<string>} */
  let known = new Set();

  /** @param {readonly Scan[]} refused */
  function show(refused) {
    for (const scan of refused) if (!known.has(scan.key)) tell(standIn(scan, list));
    known = new Set(refused.map(({ key }) => key));
    fill(root, { "stand-ins-card": { hidden: refused.length === 0 } });
    render(refused.length === 0 ? nothing : html`<ul class="stand-ins">${repeat(refused, ({ key }) => key, (scan) => row(standIn(scan, list)))}</ul>`, place);
  }

  /** @param {ReturnType<typeof standIn>} one */
  const tell = ({ guest }) => say(t("Tên người dự thay của %(guest)s chưa được ghi: xem phía trên các lượt quét gần nhất.", { guest }), "warn");

  /** @param {ReturnType<typeof standIn>} one */
  const row = ({ key, time, guest, full_name, position, why }) => html`<li class="stand-in">
    <form class="stand-in__form" novalidate @submit=${(/** @type {SubmitEvent} */ submit) => send(submit, key)}>
      <p class="stand-in__who"><strong>${guest}</strong> <span class="muted">${time}</span></p>
      <p class="stand-in__why" id=${`why-${key}`}>${icon("warn")}<span>${why}</span></p>
      <div class="field"><label for=${`name-${key}`}>${t("Họ tên người dự thay")}</label>
        <input class="input" id=${`name-${key}`} name="full_name" maxlength="120" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="send" required
          .value=${full_name} aria-describedby=${`why-${key}`}></div>
      <div class="field"><label for=${`position-${key}`}>${t("Chức vụ")}</label>
        <input class="input" id=${`position-${key}`} name="position" maxlength="200" autocomplete="off" enterkeyhint="send" .value=${position}></div>
      <div class="stand-in__deeds">
        <button type="button" class="button button--danger button--hold" data-hold @held=${() => away(key, guest)}>${icon("close")}<span>${t("Giữ để bỏ tên này")}</span></button>
        <button type="submit" class="button button--primary">${icon("redo")}<span>${t("Gửi lại")}</span></button></div>
    </form></li>`;

  /** @param {SubmitEvent} submit @param {string} key */
  function send(submit, key) {
    submit.preventDefault();
    const form = /** @type {HTMLFormElement} */ (submit.target);
    const said = new FormData(form);
    const text = (/** @type {string} */ name) => String(said.get(name)).normalize("NFC").trim();
    const deputy = { full_name: text("full_name"), position: text("position") };
    if (isName(deputy.full_name)) return again(key, deputy);
    say(t("Cần có họ tên người dự thay."), "warn");
    /** @type {HTMLElement | null} */ (form.querySelector("[name=full_name]"))?.focus();
  }

  /** @param {string} key @param {string} guest */
  function away(key, guest) {
    putAway(key);
    say(t("Đã bỏ tên người dự thay; %(name)s vẫn được tính là đã vào.", { name: guest }), "ok");
  }

  return {
    show,
    get typing() { return card.contains(document.activeElement); },
  };
}
