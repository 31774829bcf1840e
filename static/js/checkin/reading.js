// Pictures in, texts of QR codes out: the camera's frames and photos go the same way.

const FRAME_PX = 960; // a badge's code is 21 modules wide: more only costs time
const PHOTO_PX = 1800; // a photo is one, and often taken from afar

/**
 * Fit a picture into what the reader needs.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} [longest]
 */
export function frameSize(width, height, longest = FRAME_PX) {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The reader in its own thread, started when there is something to read. */
export class Reader {
  #canvas = document.createElement("canvas");
  /** @type {Worker | null} */
  #thread = null;
  #number = 0;
  /** @type {Map<number, (texts: readonly string[]) => void>} */
  #waiting = new Map();

  /**
   * Read what codes a picture shows.
   *
   * @param {CanvasImageSource} picture
   * @param {number} width
   * @param {number} height
   * @param {number} [longest]
   * @returns {Promise<readonly string[]>}
   */
  read(picture, width, height, longest) {
    const { data, ...size } = this.#draw(picture, frameSize(width, height, longest));
    const thread = (this.#thread ??= this.#open());
    const number = (this.#number += 1);
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      thread.postMessage({ number, ...size, pixels: data.buffer }, [data.buffer]);
    });
  }

  /** Read the codes of a photo. @param {Blob} photo */
  async readPhoto(photo) {
    const picture = await createImageBitmap(photo);
    const texts = await this.read(picture, picture.width, picture.height, PHOTO_PX);
    picture.close();
    return texts;
  }

  /** Have the thread ready before there is something to read: its library takes longer to load than a frame to read. */
  warm() {
    const blank = document.createElement("canvas");
    return this.read(blank, blank.width, blank.height);
  }

  #open() {
    const thread = new Worker(new URL("./scanner.js", import.meta.url), { type: "module" });
    thread.addEventListener("message", ({ data: { number, texts } }) => {
      this.#waiting.get(number)?.(texts);
      this.#waiting.delete(number);
    });
    thread.addEventListener("error", () => this.#restart());
    return thread;
  }

  // It did not load, or broke: whoever waits gets nothing, and the next picture starts another.
  #restart() {
    this.#thread = null;
    for (const resolve of this.#waiting.values()) resolve([]);
    this.#waiting.clear();
  }

  /** @param {CanvasImageSource} picture @param {{width: number, height: number}} size */
  #draw(picture, { width, height }) {
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    const pen = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d", { willReadFrequently: true }));
    pen.drawImage(picture, 0, 0, width, height);
    return { width, height, data: pen.getImageData(0, 0, width, height).data };
  }
}
