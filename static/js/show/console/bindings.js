// Buttons and keys of the console.

import { slot } from "../../lib/dom.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {import("../console.js").Desk} Desk
 * @typedef {import("../../lib/types").Deps} Deps
 */

/** Keys that only lead to a button which is then pressed and held. @type {() => [string, string, string][]} */
const HELD = () => [
  ["O", "roll", t("Chạy theo giờ")],
  ["Y", "mode", t("Tổng duyệt hoặc diễn thật")],
  ["E", "end", t("Kết thúc chương trình")],
  ["R", "reset", t("Đặt lại từ đầu")],
];

const SCENE_KEYS = { 1: "title", 2: "tote", 3: "spotlight", 4: "agenda", 5: "black", 0: "auto" };

/** @param {HTMLElement} root @param {Desk} desk @param {Deps} deps */
export function bindButtons(root, desk, deps) {
  const click = (/** @type {string} */ name, /** @type {() => void} */ run) => slot(root, name).addEventListener("click", run);
  const held = (/** @type {string} */ name, /** @type {() => void} */ run) => slot(root, name).addEventListener("held", run);
  click("go", () => desk.go());
  click("back", () => desk.back());
  click("hold", () => holdOrResume(desk));
  click("skip", () => { desk.skip(); });
  held("end", () => { desk.call((commands) => commands.end()); });
  held("reset", () => { desk.call((commands) => commands.reset()); });
  held("mode", () => { desk.call((commands, show) => commands.reset(show.mode === "live" ? "rehearsal" : "live")); });
  held("roll", () => { desk.call((commands, show) => commands.roll(!show.rolling)); });
  click("timer", () => darken(desk));
  click("freeze", () => freeze(desk, deps));
  for (const button of root.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () => adjust(desk, Number(/** @type {HTMLElement} */ (button).dataset.seconds)));
  }
  for (const button of root.querySelectorAll("[data-scene]")) {
    button.addEventListener("click", () => scene(desk, String(/** @type {HTMLElement} */ (button).dataset.scene)));
  }
  // Once it is done the hand goes back to the space bar: that is GO again, not the same button pressed and held.
  root.addEventListener("held", ({ target }) => { if (target instanceof HTMLElement) target.blur(); });
  // Enter held down on a button presses it again and again; one press is one command.
  root.addEventListener("keydown", (cause) => {
    if (cause.repeat && cause.key === "Enter" && cause.target instanceof HTMLButtonElement) cause.preventDefault();
  });
}

/** Who holds the call: free, a press takes it; from somebody else, a second held. @param {HTMLElement} bar @param {Desk} desk */
export function bindSeat(bar, desk) {
  slot(bar, "seat_take").addEventListener("click", () => { desk.take(); });
  slot(bar, "seat_over").addEventListener("held", () => { desk.take(); });
  slot(bar, "seat_leave").addEventListener("click", () => { desk.command((commands) => commands.leave()); });
}

/** @param {HTMLElement} root @param {Desk} desk @param {Deps} deps */
export function bindKeys(root, desk, deps) {
  deps.keys.bind([
    { key: "Space", what: t("GO: gọi tiết mục kế tiếp"), anywhere: true, run: () => space(desk) },
    { key: "B", what: t("BACK: hoàn tác lần GO cuối"), run: () => desk.back() },
    { key: "H", what: t("Tạm dừng, chạy tiếp"), run: () => holdOrResume(desk) },
    { key: "+", what: t("Thêm 30 giây cho mục đang chạy"), run: () => adjust(desk, 30) },
    { key: "-", what: t("Bớt 30 giây của mục đang chạy"), run: () => adjust(desk, -30) },
    { key: "N", what: t("Bỏ qua các bước còn lại (có hỏi lại), hoặc quay lại các bước"), run: () => { desk.skip(); } },
    { key: "C", what: t("Cầm nhịp, hoặc tới nút nhận hay trả nhịp"), run: () => toSeat(desk) },
    { key: "M", what: t("Viết lời nhắn"), run: () => slot(root, "message_text").focus() },
    { key: "↑ ↓", what: t("Trong ô lời nhắn: đổi người nhận"), run: () => {} },
    { key: "Ctrl+Enter", what: t("Trong ô lời nhắn: gửi khẩn"), run: () => {} },
    { key: "P", what: t("Tới lời nhắn soạn sẵn (mũi tên để chọn, Enter để gửi)"), run: () => /** @type {HTMLElement | null} */ (root.querySelector("[data-slot=prepared] button"))?.focus() },
    { key: "X", what: t("Gỡ lời nhắn mới nhất"), run: () => unsayNewest(desk) },
    { key: "D", what: t("Tắt, bật đồng hồ diễn giả"), run: () => darken(desk) },
    ...HELD().map(([key, name, what]) => ({ key, what: t("%(what)s: tới nút, rồi giữ Enter một giây", { what }), run: () => toward(slot(root, name)) })),
    { key: "T", what: t("Chốt, mở lại bảng tổng"), run: () => freeze(desk, deps) },
    ...Object.entries(SCENE_KEYS).map(([key, name]) => ({
      key,
      what: t("Màn LED: %(scene)s", { scene: root.querySelector(`[data-scene="${name}"]`)?.firstChild?.textContent?.trim() ?? name }),
      run: () => scene(desk, name),
    })),
  ]);
}

// The space bar is GO wherever the hand last clicked, but never on a button that is pressed and held, and in the
// message form it presses what has the focus.
/** @param {Desk} desk */
function space(desk) {
  const focused = document.activeElement;
  if (focused?.closest("[data-hold]")) return;
  if (focused instanceof HTMLElement && focused.closest("[data-own-keys]")) focused.click();
  else desk.go();
}

/** @param {Desk} desk */
const holdOrResume = (desk) => {
  const phase = desk.show()?.phase;
  if (phase === "held") desk.call((commands) => commands.resume());
  else if (phase === "running") desk.call((commands) => commands.hold());
};

/** @param {Desk} desk @param {number} seconds */
const adjust = (desk, seconds) => { if (desk.show()?.current) desk.call((commands) => commands.adjust(seconds)); };

/** @param {Desk} desk */
const darken = (desk) => { desk.command((commands, show) => commands.timer(!show.timer_dark)); };

/** @param {Desk} desk */
const unsayNewest = (desk) => {
  const newest = desk.show()?.message;
  if (newest) desk.command((commands) => commands.unsay(newest.target));
};

/** @param {HTMLElement} button */
const toward = (button) => { if (!button.hidden) button.focus(); };

/** Free, the key takes the call; else it only leads to the button. @param {Desk} desk */
function toSeat(desk) {
  if (desk.show()?.caller) for (const button of document.querySelectorAll(".seat button")) toward(/** @type {HTMLElement} */ (button));
  else desk.take();
}

/** @param {Desk} desk @param {string} name */
const scene = (desk, name) => { if (desk.show()?.scene_choice !== name) desk.command((commands) => commands.scene(name)); };

/** @param {Desk} desk @param {Deps} deps */
async function freeze(desk, { http, say }) {
  const tote = desk.tote();
  if (!tote) return;
  try {
    await http.post(tote.frozen ? "tote/release" : "tote/freeze");
  } catch (error) {
    say(/** @type {Error} */ (error));
  }
}
