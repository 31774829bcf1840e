// The camera's part of the desk: on and off, light, which camera, and what to say where there is none.

import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { Camera, cameraWords } from "./camera.js";

const WANTED = "forum.camera";

/**
 * @param {HTMLElement} root
 * @param {(text: string) => void} found
 * @param {(notice: unknown) => void} complain
 */
export function startWatching(root, found, complain) {
  const camera = new Camera(/** @type {HTMLVideoElement} */ (slot(root, "video")), found);
  const choice = /** @type {HTMLSelectElement} */ (root.querySelector("#camera-choice"));
  const torch = /** @type {HTMLButtonElement} */ (root.querySelector("#torch"));

  const draw = (/** @type {string | null} */ words = null) => {
    slot(root, "camera").classList.toggle("camera--on", camera.on);
    fill(root, { "camera-off": { hidden: camera.on }, "camera-tools": { hidden: !camera.on } });
    if (words !== null) fill(root, { "camera-words": words });
    torch.hidden = !camera.hasTorch;
    torch.setAttribute("aria-pressed", "false");
  };

  async function on(device = "") {
    if (!globalThis.isSecureContext || !navigator.mediaDevices) return draw(cameraWords({ secure: false }));
    try {
      await camera.start(device);
      localStorage.setItem(WANTED, "on");
      draw(t("Đưa mã QR trên thẻ vào trước camera."));
      await offerChoices();
    } catch (error) {
      camera.stop();
      draw(cameraWords({ secure: true, error: error instanceof Error ? error.name : "" }));
    }
  }

  async function offerChoices() {
    const choices = await camera.choices();
    choice.hidden = choices.length < 2;
    choice.replaceChildren(...choices.map(({ id, name }, index) => {
      const option = document.createElement("option");
      option.value = id;
      option.textContent = name || t("Camera %(number)s", { number: index + 1 });
      option.selected = id === camera.device;
      return option;
    }));
  }

  root.querySelector("#camera-on")?.addEventListener("click", () => on());
  root.querySelector("#camera-stop")?.addEventListener("click", () => {
    camera.stop();
    localStorage.setItem(WANTED, "off");
    draw();
  });
  choice.addEventListener("change", () => on(choice.value));
  torch.addEventListener("click", () => {
    const lit = torch.getAttribute("aria-pressed") !== "true";
    camera.light(lit).then(() => torch.setAttribute("aria-pressed", String(lit)), complain);
  });
  if (!globalThis.isSecureContext) draw(cameraWords({ secure: false }));
  else if (localStorage.getItem(WANTED) === "on") on();
}
