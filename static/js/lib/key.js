// Idempotency keys. `crypto.randomUUID` is missing on plain HTTP, which a venue's network may be.

/** Make a new random key, the same for every repeat of one wish. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
