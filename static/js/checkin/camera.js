// The camera: frames to the reader, one at a time, about ten a second.

import { t } from "../lib/words.js";

const EVERY_MS = 100;
const LONGEST_PX = 960; // a badge's code is 21 modules wide: more only costs time

/**
 * Say why there is no camera, and what helps.
 *
 * @param {{secure: boolean, error?: string}} why `error`: the name of what getUserMedia threw
 */
export function cameraWords({ secure, error = "" }) {
  if (!secure) return t("Trình duyệt chỉ cho dùng camera khi trang được mở bằng https://. Máy quét USB, gõ mã và tìm tên vẫn dùng được.");
  if (error === "NotAllowedError") return t("Camera chưa được cho phép. Hãy bấm biểu tượng cạnh địa chỉ trang, cho phép camera rồi bật lại.");
  if (error === "NotFoundError" || error === "OverconstrainedError") return t("Máy này không có camera. Hãy dùng máy quét USB, gõ mã hoặc tìm tên.");
  if (error === "NotReadableError") return t("Camera đang được chương trình khác dùng. Hãy đóng chương trình đó rồi bật lại.");
  return t("Không bật được camera. Hãy thử lại, hoặc dùng máy quét USB, gõ mã, tìm tên.");
}

/**
 * Fit a frame into what the reader needs.
 *
 * @param {number} width
 * @param {number} height
 */
export function frameSize(width, height) {
  const scale = Math.min(1, LONGEST_PX / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** One camera and its reader. */
export class Camera {
  #video;
  #found;
  #canvas = document.createElement("canvas");
  /** @type {Worker | null} */
  #reader = null;
  /** @type {MediaStream | null} */
  #stream = null;
  #reading = false;
  #sentAt = -Infinity;

  /** @param {HTMLVideoElement} video @param {(text: string) => void} found */
  constructor(video, found) {
    this.#video = video;
    this.#found = found;
  }

  get on() {
    return this.#stream !== null;
  }

  /** @param {string} [device] the camera asked for; else the one that looks away from the person */
  async start(device = "") {
    this.stop();
    const choice = device ? { deviceId: { exact: device } } : { facingMode: { ideal: "environment" } };
    const video = { ...choice, width: { ideal: 1280 }, height: { ideal: 720 } };
    this.#stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    this.#video.srcObject = this.#stream;
    await this.#video.play();
    this.#reader ??= this.#openReader();
    this.#next(this.#stream);
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
  }

  /** The cameras there are; they have names only once one was allowed. */
  async choices() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  }

  get device() {
    return this.#track?.getSettings().deviceId ?? "";
  }

  get hasTorch() {
    const abilities = /** @type {{torch?: boolean}} */ (this.#track?.getCapabilities?.() ?? {});
    return abilities.torch === true;
  }

  /** @param {boolean} lit */
  async light(lit) {
    await this.#track?.applyConstraints({ advanced: [/** @type {MediaTrackConstraintSet} */ ({ torch: lit })] });
  }

  get #track() {
    return this.#stream?.getVideoTracks()[0] ?? null;
  }

  #openReader() {
    const reader = new Worker(new URL("./scanner.js", import.meta.url), { type: "module" });
    reader.addEventListener("message", ({ data }) => {
      this.#reading = false;
      if (this.on) for (const text of data.texts) this.#found(text);
    });
    return reader;
  }

  /** @param {MediaStream} stream */
  #next(stream) {
    if (this.#stream !== stream) return;
    const again = () => { this.#look(); this.#next(stream); };
    if ("requestVideoFrameCallback" in this.#video) this.#video.requestVideoFrameCallback(again);
    else setTimeout(again, EVERY_MS);
  }

  #look() {
    const now = performance.now();
    const { videoWidth, videoHeight } = this.#video;
    if (this.#reading || now - this.#sentAt < EVERY_MS || videoWidth === 0) return;
    this.#sentAt = now;
    this.#reading = true;
    const { width, height } = frameSize(videoWidth, videoHeight);
    const { data } = this.#draw(width, height);
    this.#reader?.postMessage({ width, height, pixels: data.buffer }, [data.buffer]);
  }

  /** @param {number} width @param {number} height */
  #draw(width, height) {
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    const pen = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d", { willReadFrequently: true }));
    pen.drawImage(this.#video, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height);
  }
}
