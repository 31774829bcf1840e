// Doing something again at each piece of news, but not more often than a pause allows, and never missing the last.

/**
 * @param {() => Promise<unknown>} run
 * @param {number} [pause_ms]
 */
export function calmly(run, pause_ms = 1000) {
  let busy = false;
  let stale = false;
  function wish() {
    stale = true;
    if (busy) return;
    [busy, stale] = [true, false];
    run().finally(() => setTimeout(() => { busy = false; if (stale) wish(); }, pause_ms));
  }
  return wish;
}
