// Opening without the server: a service worker keeps the page and its files, where the browser allows one
// (HTTPS or localhost). Nothing waits for it.

/**
 * Have the page opened from this device when no server answers.
 *
 * @param {HTMLElement} root names the worker; its scope is the page's own path
 */
export function keepForCold(root) {
  const { worker = "" } = root.dataset;
  if (!globalThis.isSecureContext || !navigator.serviceWorker || worker === "") return;
  navigator.serviceWorker.register(worker, { scope: location.pathname, updateViaCache: "none" })
    .then(() => navigator.serviceWorker.ready)
    .then(() => root.setAttribute("data-cold", "")) // it would open without the server now
    .catch(() => {}); // a certificate that was only clicked through gives none: the desk works as before
}

const WAY = "forum-desk"; // Web Locks and messages between the tabs of one device

/**
 * Do something in one tab at a time; where another does it already, not at all. Without locks (plain HTTP) two
 * tabs may do it both: what they hand over is told apart by its keys.
 *
 * @param {string} forum
 * @param {() => Promise<void>} run
 */
export async function alone(forum, run) {
  if (!navigator.locks) return run();
  await navigator.locks.request(`${WAY}.${forum}`, { ifAvailable: true }, (lock) => (lock ? run() : undefined));
}
