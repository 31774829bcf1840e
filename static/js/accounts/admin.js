// The administrator's list of devices: makes links, shows each once, takes tokens away.

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { calmly } from "../lib/calmly.js";
import { formatClock, forumTimezone } from "../lib/clock.js";
import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { WishKey } from "../lib/key.js";
import { t } from "../lib/words.js";
import { scopesOf, showProgram } from "./programs.js";

/**
 * @typedef {{id: number, name: string, role: string, desk: string | null, page: string | null, scopes?: string[] | null, created_at: string,
 *   last_seen_at: string | null, revoked_at: string | null}} Device
 */

const PATIENCE_MS = 5000;

/** @type {() => Record<string, string>} */
const roleNames = () => ({
  stage: t("Đạo diễn sân khấu"),
  crew: t("Tổ kỹ thuật"),
  checkin: t("Đón tiếp"),
  pledges: t("Tiếp nhận ủng hộ"),
  display: t("Màn hình"),
});

/** @param {number} at */
const dayOf = (at) => new Intl.DateTimeFormat("en-GB", { timeZone: forumTimezone(), day: "2-digit", month: "2-digit", year: "numeric" }).format(at);

/** Write when a device was last seen, with the day where that was not today. @param {string | null} at @param {number} now */
function seenWords(at, now) {
  if (!at) return t("chưa mở");
  const day = dayOf(Date.parse(at));
  return day === dayOf(now) ? formatClock(at) : `${day} ${formatClock(at)}`;
}

/** Say which page a device's link opens; a program opens none. @param {Device} device @param {ReadonlyMap<string, string>} names */
function opensWords({ role, page, scopes }, names) {
  if (scopes) return "–";
  return page === null ? t("trang của vai trò") : (names.get(`${role}:${page}`) ?? page);
}

/** What one row says. @param {Device} device @param {number} [now] @param {ReadonlyMap<string, string>} [names] of pages */
export const view = (device, now = Date.now(), names = new Map()) => ({
  name: device.name,
  role: [roleNames()[device.role] ?? device.role, device.desk, device.scopes ? t("chương trình") : null].filter(Boolean).join(" · "),
  seen: seenWords(device.last_seen_at, now),
  opens: opensWords(device, names),
  revoked: device.revoked_at !== null,
});

/** Split what the form's choice says: the role, and the page its link opens. @param {string} choice */
export function opening(choice) {
  const [role, page] = choice.split(":");
  return { role, page };
}

/**
 * Run one at a time: what is pressed again meanwhile is the same wish.
 *
 * @param {() => Promise<void>} run
 */
export function oneAtATime(run) {
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    await run().finally(() => { busy = false; });
  };
}

/**
 * Give the link as the device opens it: a desk over HTTPS where there is any, for its camera and for nights without network.
 *
 * @param {string} link
 * @param {string} role
 * @param {string | undefined} secure the server's address over HTTPS
 */
export const linkFor = (link, role, secure) => (role === "checkin" && secure ? link.replace(/^https?:\/\/[^/]+\//, secure) : link);

/** What the form calls each role's pages. @param {HTMLSelectElement} choice @returns {Map<string, string>} */
const pageNames = (choice) => new Map([...choice.options].map(({ value, text }) => [value, text]));

/**
 * @param {Device} device
 * @param {Map<string, string>} names of pages
 * @param {(device: Device) => void} revoke
 * @param {Map<string, number>} tallies
 */
function row(device, names, revoke, tallies) {
  const admitted = device.role === "checkin" && device.desk ? tallies.get(device.desk) : undefined;
  const shown = view(device, Date.now(), names);
  const last = shown.revoked
    ? html`<span class="badge badge--bad" data-revoked=${device.id} tabindex="-1">${t("Đã thu hồi")}</span>`
    : html`<button type="button" class="button button--danger button--small button--hold" data-hold
        @held=${() => revoke(device)}>${t("Giữ để thu hồi")}</button>`;
  return html`<tr class=${shown.revoked ? "is-void" : ""}>
    <td class="admin-list__name" data-label=${t("Tên")}>${shown.name}</td>
    <td data-label=${t("Vai trò")}>${shown.role}${admitted ? html` <span class="badge">${t("đã cho vào %(count)s", { count: admitted })}</span>` : nothing}</td>
    <td data-label=${t("Mở trang")}>${shown.opens}</td>
    <td data-label=${t("Thấy lần cuối")}>${shown.seen}</td>
    <td>${last}</td>
  </tr>`;
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { http, live, say }) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("#add-device"));
  const list = /** @type {HTMLElement} */ (root.querySelector("#devices"));
  const choice = /** @type {HTMLSelectElement} */ (form.elements.namedItem("opens"));
  const names = pageNames(choice);
  const panels = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("#made, #made-program")]);
  const deskField = /** @type {HTMLElement} */ (form.querySelector("#desk-field"));

  /** @type {Device[]} */
  let devices = [];
  /** @type {Map<string, number>} how many each desk has let in */
  let tallies = new Map();
  const wish = new WishKey();

  /** @returns {Promise<Device[]>} */
  async function everyDevice(cursor = "") {
    const { items, next_cursor } = await http.get(`/api/v1/devices?limit=500&cursor=${cursor}`);
    return next_cursor ? [...items, ...(await everyDevice(next_cursor))] : items;
  }

  async function refresh() {
    devices = await everyDevice();
    draw();
    root.setAttribute("data-ready", "");
  }

  function draw() {
    render(table(devices), list);
    // What was shown of a device that is revoked, here or elsewhere, opens nothing any more.
    const revoked = devices.filter(({ revoked_at }) => revoked_at !== null).map(({ id }) => String(id));
    for (const panel of panels) if (revoked.includes(panel.dataset.device ?? "")) panel.hidden = true;
  }

  // Another administrator's doing, and who has just connected, are seen here too.
  const refreshCalmly = calmly(() => refresh().catch(say));
  if (form.dataset.forumSlug) {
    live.watch(form.dataset.forumSlug, ["presence", "door"], {
      presence: refreshCalmly,
      door: (/** @type {any} */ { desks }) => {
        tallies = new Map(desks.map((/** @type {{desk: string, admitted: number}} */ { desk, admitted }) => [desk, admitted]));
        draw();
      },
    }, { page: "devices" });
  }

  /** @param {Device[]} devices */
  const table = (devices) =>
    devices.length === 0
      ? html`<p class="empty">${t("Chưa có thiết bị nào.")}</p>`
      : html`<div class="table-wrap"><table class="table table--folds">
          <thead><tr><th>${t("Tên")}</th><th>${t("Vai trò")}</th><th>${t("Mở trang")}</th><th>${t("Thấy lần cuối")}</th>
            <th><span class="visually-hidden">${t("Thao tác")}</span></th></tr></thead>
          <tbody>${repeat(devices, (device) => device.id, (device) => row(device, names, (one) => { revoke(one).catch(say); }, tallies))}</tbody>
        </table></div>`;

  /** @param {Device} device */
  async function revoke(device) {
    await http.del(`/api/v1/devices/${device.id}`);
    wish.done(); // the same words now mean another device
    await refresh();
    if (document.activeElement === document.body) { // the button that was held is gone
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-revoked="${device.id}"]`))?.focus();
    }
    say(t("Đã thu hồi %(name)s.", { name: device.name }), "ok");
  }

  /** @param {Device & {link: string}} made */
  async function show(made) {
    const panel = /** @type {HTMLElement} */ (root.querySelector("#made"));
    const link = linkFor(made.link, made.role, form.dataset.secure);
    const shown = view(made, Date.now(), names);
    const trust = made.link.replace(/\/d\/.*$/, "/trust");
    fill(panel, {
      "made-name": made.name,
      "made-role": [shown.role, shown.opens].join(" · "),
      "made-trust": { hidden: !link.startsWith("https:") },
      "made-trust-link": { text: trust, attr: { href: trust } },
    });
    panel.dataset.device = String(made.id);
    /** @type {HTMLInputElement} */ (panel.querySelector("#link")).value = link;
    const picture = /** @type {HTMLImageElement} */ (panel.querySelector("#link-qr"));
    picture.hidden = true;
    panel.hidden = false; // the link is shown this once, with its picture or without
    const { image } = await http.post("/api/v1/links/qr", { link });
    if (panel.dataset.device !== String(made.id)) return; // another link stands there by now
    picture.src = image;
    picture.hidden = false;
    panel.scrollIntoView({ block: "nearest" });
  }

  async function add() {
    const { role, page } = opening(choice.value);
    const entries = new FormData(form);
    const desk = role === "checkin" ? String(entries.get("desk") ?? "").trim() || null : null;
    const scopes = scopesOf(choice.value);
    const body = { name: String(entries.get("name")), role, desk, page: page || null, forum: form.dataset.forumSlug, ...(scopes ? { scopes } : {}) };
    const made = await http.create("/api/v1/devices", body, { key: wish.of(body), patience_ms: PATIENCE_MS });
    wish.done();
    form.reset();
    choose();
    if (scopes) showProgram(root, made, say);
    else show(made).catch(say);
    refresh().catch(say);
  }

  const button = /** @type {HTMLElement} */ (form.querySelector("[type=submit]"));
  const addOnce = oneAtATime(() => {
    button.setAttribute("aria-busy", "true");
    return add().finally(() => button.removeAttribute("aria-busy"));
  });
  const choose = () => { deskField.hidden = opening(choice.value).role !== "checkin"; };
  choice.addEventListener("change", choose);
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    slot(form, "error-name").textContent = "";
    addOnce().catch((problem) => {
      if (problem instanceof Problem && problem.errors?.name) fill(form, { "error-name": problem.errors.name });
      else say(problem);
    });
  });
  root.querySelector("#copy")?.addEventListener("click", () => {
    /** @type {HTMLInputElement} */ (root.querySelector("#link")).select();
    document.execCommand("copy"); // navigator.clipboard is missing on plain HTTP
    say(t("Đã sao chép liên kết"), "ok");
  });
  root.querySelector("#print-card")?.addEventListener("click", () => globalThis.print());
  choose();
  refresh().catch(say);
}
