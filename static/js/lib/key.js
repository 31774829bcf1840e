// Idempotency keys. `crypto.randomUUID` is missing on plain HTTP, which a venue's network may be.

/** Make a new random key, the same for every repeat of one wish. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The key of one wish: where the answer was lost, pressing again is the same wish; other words are another. */
export class WishKey {
  #text = "";
  #key = "";

  /** @param {object} body */
  of(body) {
    const text = JSON.stringify(body);
    if (this.#text !== text) {
      this.#text = text;
      this.#key = newKey();
    }
    return this.#key;
  }

  /** The same words again are a new wish. */
  done() {
    this.#text = "";
  }
}
