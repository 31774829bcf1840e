// Opening without the server: a service worker keeps the page and its files, where the browser allows one
// (HTTPS or localhost). Nothing waits for it.

/** The version of the files this page runs: their address names it. */
export const RUNNING = new URL(import.meta.url).pathname.split("/")[2] ?? "";

/**
 * Have the page opened from this device when no server answers.
 *
 * @param {HTMLElement} root names the worker; its scope is the page's own path
 * @returns {Promise<ServiceWorkerRegistration | null>} null where the browser allows none
 */
export async function keepForCold(root) {
  const { worker = "" } = root.dataset;
  if (!globalThis.isSecureContext || !navigator.serviceWorker || worker === "") return null;
  holdVersion();
  try {
    const registration = await navigator.serviceWorker.register(worker, { scope: location.pathname, updateViaCache: "none" });
    navigator.serviceWorker.ready.then(() => root.setAttribute("data-cold", "")); // it would open without the server now
    return registration;
  } catch {
    return null; // a certificate that was only clicked through gives none: the desk works as before
  }
}

// For as long as this page is open the worker leaves its version's files alone. The name is their cache's.
function holdVersion() {
  const name = `${WAY} ${location.pathname} ${RUNNING}`;
  navigator.locks?.request(name, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
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
