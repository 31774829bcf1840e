// The QR reader, in its own thread: frames in, texts out. It reads dim, tilted and blurred badges.

import { prepareZXingModule, readBarcodes } from "../../vendor/zxing-wasm/reader/index.js";

prepareZXingModule({
  // The library's own default is a host on the internet.
  overrides: { locateFile: (/** @type {string} */ name) => new URL(`../../vendor/zxing-wasm/reader/${name}`, import.meta.url).href },
});

/** @type {import("../../vendor/zxing-wasm/bindings/index.js").ReaderOptions} */
const WISH = { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 }; // for a second it would search the whole picture again

/** @param {{width: number, height: number, pixels: ArrayBuffer}} frame of RGBA */
async function read({ width, height, pixels }) {
  const image = new ImageData(new Uint8ClampedArray(pixels), width, height);
  const found = await readBarcodes(image, WISH);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

addEventListener("message", async ({ data }) => {
  const { number } = data;
  try {
    postMessage({ number, texts: await read(data) });
  } catch (error) {
    postMessage({ number, texts: [], failed: String(error) });
  }
});
