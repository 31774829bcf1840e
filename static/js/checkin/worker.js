// The desk's service worker: opens the page when no server answers. The server writes before this file:
//   const VERSION = "0a1b…"; const FILES = ["/static/0a1b…/js/main.js", …];
// and the page itself names the rest: stylesheets, icons.
//
// A file's address names its version, so files of two versions can never be mixed: each version has its own
// cache, and the page kept in it is one that names these very files.

const PREFIX = "forum-desk-";
const CACHE = `${PREFIX}${VERSION}`;
const FILE = new RegExp(`/static/${VERSION}/[\\w./-]+`, "g");
const DEADLINE_MS = 2500; // a frozen server keeps connections open and says nothing

/** @type {any} */
const worker = self;
const PAGE = worker.registration.scope;

worker.addEventListener("install", (/** @type {any} */ event) => {
  passBy(event);
  event.waitUntil(install());
});
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === new URL(PAGE).pathname) event.respondWith(openPage(event));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

// Scans do not go through this thread, nor wait for it to start: where the browser can, they pass it by.
/** @param {any} event */
function passBy(event) {
  const routes = ["/api/*", "/healthz"].map((urlPattern) => ({ condition: { urlPattern }, source: "network" }));
  event.addRoutes?.(routes).catch(() => {});
}

async function install() {
  const page = await fetch(PAGE, { credentials: "same-origin", cache: "no-store" });
  const named = (await page.clone().text()).match(FILE) ?? [];
  const cache = await caches.open(CACHE);
  await cache.addAll([...new Set([...FILES, ...named])]);
  await keepPage(page);
  await worker.skipWaiting();
}

// The version before stays: a tab that was opened with it may still ask for its files.
async function activate() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {any} event */
async function openPage(event) {
  const asked = fetch(event.request).then(async (response) => {
    await keepPage(response.clone()).catch(() => {}); // a full disk keeps nobody from working
    return response;
  });
  event.waitUntil(asked.catch(() => {}));
  try {
    return await inTime(asked);
  } catch {
    return (await kept()) ?? asked;
  }
}

/** @param {Promise<Response>} asked @returns {Promise<Response>} */
const inTime = (asked) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("no answer in time")), DEADLINE_MS);
  asked.then((response) => (response.status >= 500 ? reject(new Error("no page")) : resolve(response)), reject);
});

// Only a page of this version, whose files are all here. Whom the server sends away is not let in by the device.
/** @param {Response} response */
async function keepPage(response) {
  const cache = await caches.open(CACHE);
  const sentAway = response.type === "opaqueredirect" || response.redirected || [401, 403, 404, 410].includes(response.status);
  if (sentAway) await Promise.all((await pages()).map((one) => one.delete(PAGE)));
  else if (response.ok && (await response.clone().text()).includes(`/static/${VERSION}/js/main.js`)) await cache.put(PAGE, response);
}

/** Every version's cache, the newest first. */
async function pages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX)).reverse();
  return Promise.all(names.map((name) => caches.open(name)));
}

async function kept() {
  for (const cache of await pages()) {
    const page = await cache.match(PAGE);
    if (page) return page;
  }
  return undefined;
}

/** @param {Request} request */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
