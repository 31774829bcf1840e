// May this device use its camera, and run the desk when the network is cut? Green or red, and what to do.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../lib/dom.js";
import { t } from "../lib/words.js";

const PATIENCE_MS = 6000;
const WORKER = "/trust/worker.js";

/**
 * @typedef {object} Findings
 * @property {boolean} encrypted this page came by HTTPS, or is looked at on the server itself
 * @property {boolean | null} trusted the HTTPS address answers this device; null while it is asked
 * @property {boolean} camera pages may ask for the camera
 * @property {boolean | null} worker a service worker gets in; null while it is tried
 */

/**
 * Say what was found: one verdict, and the points it is made of.
 *
 * @param {Findings} findings
 */
export function view({ encrypted, trusted, camera, worker }) {
  const good = encrypted && camera && worker === true;
  const asking = encrypted ? worker === null : trusted === null;
  const mayOpen = !encrypted && trusted === true;
  return {
    verdict: { class: { "is-good": good || mayOpen, "is-bad": !asking && !good && !mayOpen } },
    words: asking ? t("Đang kiểm tra…") : wordsOf(encrypted, good, mayOpen),
    open: { hidden: !mayOpen },
    enter: { hidden: !good },
  };
}

/** @param {boolean} encrypted @param {boolean} good @param {boolean} mayOpen */
function wordsOf(encrypted, good, mayOpen) {
  if (good) return t("Thiết bị này dùng được đủ: camera và bàn đón tiếp khi mất mạng.");
  if (mayOpen) return t("Thiết bị này đã tin máy chủ. Từ nay hãy mở bằng HTTPS.");
  return encrypted
    ? t("Trang mở bằng HTTPS nhưng thiết bị chưa tin chứng chỉ: hãy cài theo các bước.")
    : t("Thiết bị này chưa tin máy chủ: hãy cài theo các bước, rồi kiểm tra lại.");
}

/**
 * List the points, each good, bad or not known (null).
 *
 * @param {Findings} findings
 * @returns {{words: string, good: boolean | null}[]}
 */
export const points = ({ encrypted, trusted, camera, worker }) => [
  { words: t("Trình duyệt coi trang này là an toàn (HTTPS)"), good: encrypted || null },
  { words: t("Thiết bị tin chứng chỉ của máy chủ"), good: encrypted ? worker : trusted },
  { words: t("Camera quét mã dùng được"), good: encrypted ? camera : null },
  { words: t("Bàn đón tiếp chạy được khi mất mạng"), good: encrypted ? worker : null },
];

/** Guess which steps somebody needs. @param {string} agent @param {number} [touches] an iPad says it is a Mac */
export function kindOf(agent, touches = 0) {
  if (/Android/i.test(agent)) return "android";
  if (/iPhone|iPad/i.test(agent) || (/Macintosh/i.test(agent) && touches > 1)) return "iphone";
  return /Windows/i.test(agent) ? "windows" : "other";
}

/** @param {HTMLElement} root */
export function start(root) {
  const secure = root.dataset.secure;
  root.querySelector(`[data-kind="${kindOf(navigator.userAgent, navigator.maxTouchPoints)}"]`)?.setAttribute("open", "");
  if (!secure) return;
  const check = async () => {
    draw(root, { ...now(), trusted: null, worker: null });
    const [trusted, worker] = await Promise.all([reaches(`${secure}trust/check`), letsWorkerIn()]);
    draw(root, { ...now(), trusted, worker });
    root.setAttribute("data-checked", "");
  };
  slot(root, "again").addEventListener("click", check);
  check();
}

const now = () => ({
  encrypted: globalThis.isSecureContext,
  camera: globalThis.isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia),
});

/** @param {HTMLElement} root @param {Findings} findings */
function draw(root, findings) {
  fill(root, view(findings));
  render(points(findings).map(({ words, good }) => html`
    <li class=${good === null ? "" : good ? "is-good" : "is-bad"}><span>${words}<span class="visually-hidden">${
      good === null ? t(": chưa biết") : good ? t(": được") : t(": chưa được")}</span></span></li>`), slot(root, "points"));
}

/** Ask an address. Without the right to read the answer: that there is one is all that counts. @param {string} address */
async function reaches(address) {
  const options = /** @type {RequestInit} */ ({ mode: "no-cors", cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(PATIENCE_MS) });
  return fetch(address, options).then(() => true, () => false);
}

/** A certificate that was only clicked through lets no service worker in. */
async function letsWorkerIn() {
  if (!globalThis.isSecureContext || !navigator.serviceWorker) return false;
  const entered = navigator.serviceWorker.register(WORKER).then(async (registration) => {
    await registration.unregister();
    return true;
  }, () => false);
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS, false); });
  return /** @type {Promise<boolean>} */ (Promise.race([entered, late]));
}
