// Waiting, but not for ever.

/**
 * Wait for something, and go on without it when it takes too long.
 *
 * @param {number} most_ms
 * @param {Promise<unknown>} promise
 */
export function within(most_ms, promise) {
  const late = new Promise((resolve) => { setTimeout(resolve, most_ms); });
  return Promise.race([promise, late]);
}
