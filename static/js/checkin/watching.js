// The camera's part of the desk: on and off, light, which camera; photos where there is none, and what to say.

import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { Camera, cameraWords } from "./camera.js";
import { Reader } from "./reading.js";

const WANTED = "forum.camera";
const CHOSEN = "forum.camera.device";

/**
 * @param {HTMLElement} root
 * @param {(text: string, frame_at: number) => void} found
 * @param {(notice: unknown) => void} complain
 */
export function startWatching(root, found, complain) {
  const reader = new Reader();
  const camera = new Camera(/** @type {HTMLVideoElement} */ (slot(root, "video")), reader, found);
  const choice = /** @type {HTMLSelectElement} */ (root.querySelector("#camera-choice"));
  const torch = /** @type {HTMLButtonElement} */ (root.querySelector("#torch"));

  const draw = (/** @type {string | null} */ words = null) => {
    slot(root, "camera").classList.toggle("camera--on", camera.on);
    fill(root, { "camera-off": { hidden: camera.on }, "camera-tools": { hidden: !camera.on } });
    if (words !== null) fill(root, { "camera-words": words });
    torch.hidden = !camera.hasTorch;
    torch.setAttribute("aria-pressed", "false");
  };

  // The camera chosen last, where it is there still: deviceId is the browser's own and stays.
  async function on(device = localStorage.getItem(CHOSEN) ?? "") {
    if (!globalThis.isSecureContext || !navigator.mediaDevices) return draw(cameraWords({ secure: false }));
    try {
      await camera.start(device).catch((error) => {
        if (device === "" || error?.name !== "OverconstrainedError") throw error;
        return camera.start();
      });
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
  choice.addEventListener("change", () => {
    localStorage.setItem(CHOSEN, choice.value);
    on(choice.value);
  });
  offerPhoto(root, reader, found);
  torch.addEventListener("click", () => {
    const lit = torch.getAttribute("aria-pressed") !== "true";
    camera.light(lit).then(() => torch.setAttribute("aria-pressed", String(lit)), complain);
  });
  if (!globalThis.isSecureContext) draw(cameraWords({ secure: false }));
  else if (localStorage.getItem(WANTED) === "on") on();
}

/** A photo of the badge: no permission is needed for it, nor HTTPS. @param {HTMLElement} root @param {Reader} reader @param {(text: string, frame_at: number) => void} found */
function offerPhoto(root, reader, found) {
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#photo"));
  root.querySelector("#photo-take")?.addEventListener("click", () => field.click());
  field.addEventListener("change", async () => {
    const [photo] = field.files ?? [];
    if (!photo) return;
    field.value = ""; // the next photo may have the same name
    fill(root, { "camera-words": t("Đang đọc ảnh…") });
    const texts = await reader.readPhoto(photo).catch(() => []);
    fill(root, { "camera-words": texts.length > 0 ? t("Chụp ảnh thẻ tiếp theo, hoặc bật camera.") : t("Không thấy mã QR trong ảnh. Hãy chụp gần và rõ hơn.") });
    for (const text of texts.slice(0, 1)) found(text, performance.now());
  });
}
