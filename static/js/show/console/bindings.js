// Buttons and keys of the console.

import { slot } from "../../lib/dom.js";
import { t } from "../../lib/words.js";

/**
 * @typedef {import("../console.js").Desk} Desk
 * @typedef {import("../../lib/types").Deps} Deps
 */

const SCENE_KEYS = { 1: "title", 2: "tote", 3: "spotlight", 4: "agenda", 5: "black", 0: "auto" };

/** @param {HTMLElement} root @param {Desk} desk @param {Deps} deps */
export function bindButtons(root, desk, deps) {
  const click = (/** @type {string} */ name, /** @type {() => void} */ run) => slot(root, name).addEventListener("click", run);
  const held = (/** @type {string} */ name, /** @type {() => void} */ run) => slot(root, name).addEventListener("held", run);
  click("go", () => desk.go());
  click("back", () => desk.back());
  click("hold", () => holdOrResume(desk));
  held("end", () => { desk.command((commands) => commands.end()); });
  held("reset", () => { desk.command((commands) => commands.reset()); });
  held("mode", () => { desk.command((commands, show) => commands.reset(show.mode === "live" ? "rehearsal" : "live")); });
  click("freeze", () => freeze(desk, deps));
  for (const button of root.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () => adjust(desk, Number(/** @type {HTMLElement} */ (button).dataset.seconds)));
  }
  for (const button of root.querySelectorAll("[data-scene]")) {
    button.addEventListener("click", () => scene(desk, String(/** @type {HTMLElement} */ (button).dataset.scene)));
  }
  // Enter held down on a button presses it again and again; one press is one command.
  root.addEventListener("keydown", (cause) => {
    if (cause.repeat && cause.key === "Enter" && cause.target instanceof HTMLButtonElement) cause.preventDefault();
  });
  bindMessage(root, desk);
}

/** @param {HTMLElement} root @param {Desk} desk */
function bindMessage(root, desk) {
  const text = /** @type {HTMLInputElement} */ (slot(root, "message_text"));
  const urgent = slot(root, "urgent");
  const targets = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-target]")]);
  for (const button of targets) {
    button.addEventListener("click", () => {
      for (const one of targets) one.setAttribute("aria-pressed", String(one === button));
      text.focus();
    });
  }
  urgent.addEventListener("click", () => {
    urgent.setAttribute("aria-pressed", String(urgent.getAttribute("aria-pressed") !== "true"));
    text.focus();
  });
  slot(root, "message_form").addEventListener("submit", async (cause) => {
    cause.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    const target = /** @type {"mc" | "crew" | "all"} */ (targets.find((one) => one.getAttribute("aria-pressed") === "true")?.dataset.target ?? "mc");
    const level = urgent.getAttribute("aria-pressed") === "true" ? "urgent" : "info";
    if (!(await desk.command((commands) => commands.message(words, target, level)))) return;
    if (text.value.trim() === words) text.value = "";
    urgent.setAttribute("aria-pressed", "false");
    text.blur(); // the space bar is GO again
  });
  text.addEventListener("keydown", (cause) => { if (cause.key === "Escape") text.blur(); });
  slot(root, "message_clear").addEventListener("click", () => desk.command((commands) => commands.message("", "all", "info")));
}

/** @param {HTMLElement} root @param {Desk} desk @param {Deps} deps */
export function bindKeys(root, desk, deps) {
  deps.keys.bind([
    { key: "Space", what: t("GO: gọi tiết mục kế tiếp"), anywhere: true, run: () => space(desk) },
    { key: "B", what: t("BACK: hoàn tác lần GO cuối"), run: () => desk.back() },
    { key: "H", what: t("Tạm dừng, chạy tiếp"), run: () => holdOrResume(desk) },
    { key: "+", what: t("Thêm 30 giây cho mục đang chạy"), run: () => adjust(desk, 30) },
    { key: "-", what: t("Bớt 30 giây của mục đang chạy"), run: () => adjust(desk, -30) },
    { key: "M", what: t("Viết lời nhắn"), run: () => slot(root, "message_text").focus() },
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
  if (phase === "held") desk.command((commands) => commands.resume());
  else if (phase === "running") desk.command((commands) => commands.hold());
};

/** @param {Desk} desk @param {number} seconds */
const adjust = (desk, seconds) => { if (desk.show()?.current) desk.command((commands) => commands.adjust(seconds)); };

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
