// The camera: frames to the reader, one at a time, about ten a second.

import { t } from "../lib/words.js";

const EVERY_MS = 100;

/**
 * Say why there is no camera, and what helps.
 *
 * @param {{secure: boolean, error?: string}} why `error`: the name of what getUserMedia threw
 */
export function cameraWords({ secure, error = "" }) {
  if (!secure) return t("Trình duyệt chỉ cho dùng camera khi trang được mở bằng https://. Vẫn chụp ảnh mã, quét USB, gõ mã và tìm tên được.");
  if (error === "NotAllowedError") return t("Camera chưa được cho phép. Hãy bấm biểu tượng cạnh địa chỉ trang, cho phép camera rồi bật lại; hoặc chụp ảnh mã.");
  if (error === "NotFoundError" || error === "OverconstrainedError") return t("Máy này không có camera. Hãy dùng máy quét USB, gõ mã hoặc tìm tên.");
  if (error === "NotReadableError") return t("Camera đang được chương trình khác dùng. Hãy đóng chương trình đó rồi bật lại.");
  return t("Không bật được camera. Hãy thử lại, hoặc dùng máy quét USB, gõ mã, tìm tên.");
}

/** One camera and its reader. */
export class Camera {
  #video;
  #reader;
  #found;
  /** @type {MediaStream | null} */
  #stream = null;
  #reading = false;
  #sentAt = -Infinity;

  /** @param {HTMLVideoElement} video @param {import("./reading.js").Reader} reader @param {(text: string, frame_at: number) => void} found `frame_at`: performance.now() at the frame */
  constructor(video, reader, found) {
    this.#video = video;
    this.#reader = reader;
    this.#found = found;
  }

  get on() {
    return this.#stream !== null;
  }

  /** @param {string} [device] the camera asked for; else the one that looks away from the person */
  async start(device = "") {
    this.stop();
    const choice = device ? { deviceId: { exact: device } } : { facingMode: { ideal: "environment" } };
    const warm = this.#reader.warm().catch(() => {}); // while the browser asks the person, and the camera starts
    const video = { ...choice, width: { ideal: 1280 }, height: { ideal: 720 } };
    this.#stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    this.#video.srcObject = this.#stream;
    await Promise.all([this.#video.play(), warm]);
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

  /** @param {MediaStream} stream */
  #next(stream) {
    if (this.#stream !== stream) return;
    const again = () => { this.#look(); this.#next(stream); };
    if ("requestVideoFrameCallback" in this.#video) this.#video.requestVideoFrameCallback(again);
    else setTimeout(again, EVERY_MS);
  }

  #look() {
    const now = performance.now();
    if (this.#reading || now - this.#sentAt < EVERY_MS || this.#video.videoWidth === 0) return;
    this.#sentAt = now;
    this.#read(now).catch(() => {}); // a frame that cannot be read is followed by the next
  }

  /** @param {number} now */
  async #read(now) {
    this.#reading = true;
    const { videoWidth, videoHeight } = this.#video;
    try {
      const texts = await this.#reader.read(this.#video, videoWidth, videoHeight);
      if (this.on) for (const text of texts) this.#found(text, now);
    } finally {
      this.#reading = false;
    }
  }
}
