// The expected devices on the console: connected, how far away, since when lost; and which one is which.

import { html, nothing, render } from "../../../vendor/lit-html/lit-html.js";
import { repeat } from "../../../vendor/lit-html/directives/repeat.js";
import { formatTime } from "../../lib/clock.js";
import { fill } from "../../lib/dom.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { asOf } from "./now.js";

/**
 * @typedef {import("../../lib/types").PresentDevice} Device
 * @typedef {import("../../lib/types").Connection} Connection
 * @typedef {"on" | "slow" | "lost" | "away" | "never"} State
 *
 * @typedef {object} Row
 * @property {number} id
 * @property {string} name
 * @property {string} page
 * @property {State} state
 * @property {string} word
 * @property {string} more its delay, or since when it is lost
 * @property {boolean} reachable
 */

const SLOW_MS = 400;

/** Pages as screens name them when they watch, and as links name them. @type {() => Record<string, string>} */
const pageNames = () => ({
  console: t("Bàn đạo diễn"), rundown: t("Kịch bản chương trình"), prompter: t("Màn nhắc MC"),
  "crew/sound": t("Tổ âm thanh"), "crew/light": t("Tổ ánh sáng"), "crew/screen": t("Tổ màn hình LED"), "crew/stage": t("Tổ sân khấu"),
  timer: t("Đồng hồ diễn giả"), backstage: t("Hậu trường"), agenda: t("Chương trình ở sảnh"), stage: t("Màn hình sân khấu"), preview: t("Màn hình sân khấu"),
  overlay: t("Đồ họa truyền hình"), lower_third: t("Thẻ tên diễn giả"), "lower-third": t("Thẻ tên diễn giả"), "lower-third?seconds=0": t("Thẻ tên diễn giả"),
  desk: t("Bàn đón tiếp"), checkin: t("Bàn đón tiếp"), guests: t("Danh sách khách mời"), arrivals: t("Đại biểu đã đến"), pledges: t("Bàn tiếp nhận ủng hộ"),
  log: t("Nhật ký chương trình"),
});

/** @type {() => Record<string, string>} */
const roleNames = () => ({
  stage: t("Đạo diễn sân khấu"), crew: t("Tổ kỹ thuật"), checkin: t("Đón tiếp"), pledges: t("Tiếp nhận ủng hộ"), display: t("Màn hình"),
});

/** @param {Device} device @returns {State} */
function stateOf({ connected, delay_ms, lost_since, last_seen_at }) {
  if (connected) return delay_ms !== null && delay_ms >= SLOW_MS ? "slow" : "on";
  if (lost_since) return "lost";
  return last_seen_at ? "away" : "never";
}

/** @type {() => Record<State, string>} */
const stateWords = () => ({ on: t("Đang kết nối"), slow: t("Mạng chậm"), lost: t("Mất kết nối"), away: t("Không kết nối"), never: t("Chưa mở") });

/** @param {Device} device */
function moreOf({ connected, delay_ms, lost_since, last_seen_at }) {
  if (connected) return delay_ms === null ? "" : t("trễ %(delay)s ms", { delay: delay_ms });
  if (lost_since) return t("mất lúc %(time)s", { time: formatTime(lost_since) });
  return last_seen_at ? t("thấy lần cuối %(time)s", { time: formatTime(last_seen_at) }) : "";
}

/** @param {Device} device @returns {Row} */
function rowOf(device) {
  const state = stateOf(device);
  return {
    id: device.id,
    name: device.name,
    page: pageNames()[device.page ?? ""] ?? roleNames()[device.role] ?? device.role,
    state,
    word: stateWords()[state],
    more: moreOf(device),
    reachable: device.connected,
  };
}

/**
 * Say what the panel shows. Rows keep their place whatever happens to them: nobody aims at what jumps.
 *
 * @param {{devices?: Device[]} | null} presence
 * @param {Connection} connection
 */
export function view(presence, connection) {
  const devices = presence?.devices ?? [];
  const rows = devices.map(rowOf).sort((one, other) => one.page.localeCompare(other.page) || one.name.localeCompare(other.name) || one.id - other.id);
  const count = (/** @type {State[]} */ ...states) => rows.filter(({ state }) => states.includes(state)).length;
  const stale = connection.status === "lost" || connection.refused !== null;
  return {
    rows,
    known: presence !== null,
    stale: stale ? asOf(connection) : "",
    connected: count("on", "slow"),
    lost: count("lost"),
    summary: t("%(connected)s/%(count)s đang kết nối", { connected: count("on", "slow"), count: rows.length }),
  };
}

/**
 * Offer the panel: a button beside the lamps says how many devices are lost, its dialog names them.
 *
 * @param {HTMLElement} root holds [data-slot="devices_open"] and dialog#devices
 * @param {import("../../lib/types").Deps} deps
 */
export function offerPresence(root, { live, http, connection, say }) {
  const dialog = document.getElementById("devices");
  const open = root.querySelector('[data-slot="devices_open"]');
  if (!(dialog instanceof HTMLDialogElement) || !open) return;
  /** @type {Set<number>} */
  const asked = new Set();

  /** @param {Row} row */
  async function identify({ id, name }) {
    if (asked.has(id)) return;
    asked.add(id);
    paint();
    try {
      await http.post(`/api/v1/devices/${id}/identify`, {});
      say(t("“%(name)s” đang hiện tên trên màn hình", { name }), "ok");
    } catch (problem) {
      say(/** @type {Error} */ (problem));
    } finally {
      asked.delete(id);
      paint();
    }
  }

  function paint() {
    const seen = view(live.state("presence"), connection.status());
    fill(root, {
      devices_lost: { text: t("Mất %(count)s", { count: seen.lost }), hidden: seen.lost === 0 || seen.stale !== "" },
      devices_aloud: seen.lost > 0 && seen.stale === "" ? t("%(count)s thiết bị mất kết nối", { count: seen.lost }) : "",
    });
    const place = /** @type {HTMLElement} */ (dialog?.querySelector('[data-slot="devices"]'));
    if (dialog?.hasAttribute("open")) render(drawPanel(seen, identify, asked), place);
  }

  open.addEventListener("click", () => {
    dialog.showModal();
    paint();
  });
  connection.onStatus(paint);
}

/** Shapes besides the words: full, half, crossed, empty. @type {Record<State, string>} */
const SHAPES = { on: "check", slow: "clock", lost: "warn", away: "close", never: "plus" };

/**
 * Draw the list.
 *
 * @param {ReturnType<typeof view>} seen
 * @param {(row: Row) => void} identify
 * @param {ReadonlySet<number>} asked devices whose name is being asked for
 */
export const drawPanel = (seen, identify, asked) => html`
  ${seen.stale ? html`<p class="banner banner--bad">${icon("warn")}<span>${t("Mất kết nối tới máy chủ")} – ${seen.stale}</span></p>` : nothing}
  ${seen.rows.length === 0
    ? html`<p class="empty">${seen.known ? t("Chưa có thiết bị nào. Quản trị viên tạo liên kết ở trang Thiết bị.") : t("Đang tải…")}</p>`
    : html`<p class="muted small devices__sum">${seen.summary}</p>
      <ul class="devices ${seen.stale ? "is-stale" : ""}">${repeat(seen.rows, ({ id }) => id, (row) => html`
        <li class="device" data-state=${row.state}>
          <span class="device__state">${icon(SHAPES[row.state])}<span>${row.word}</span></span>
          <span class="device__who"><b>${row.name}</b><span class="muted small">${row.page}${row.more ? ` · ${row.more}` : ""}</span></span>
          <button type="button" class="button button--small" ?disabled=${!row.reachable || seen.stale !== ""} aria-busy=${asked.has(row.id) ? "true" : "false"}
            aria-label=${t("Nhận diện %(name)s", { name: row.name })} @click=${() => identify(row)}>${icon("eye")}<span>${t("Nhận diện")}</span></button>
        </li>`)}</ul>`}`;
