// The desk's service worker: opens the page when no server answers. The server writes before this file:
//   const VERSION = "0a1b…"; const FILES = ["/static/0a1b…/js/main.js", …];
// and the page itself names the rest: stylesheets, icons.
//
// A desk runs one whole version at a time. A file's address names its version; each version has its own cache,
// which is complete or does not count; and a page is opened only where it names these very files. A new version
// is fetched beside the old one and waits until the desk's page says that it may take over (renewal.js).

const FILE = new RegExp(`/static/${VERSION}/[\\w./-]+`, "g");
const DEADLINE_MS = 2500; // a frozen server keeps connections open and says nothing

/** @type {any} */
const worker = self;
const PAGE = worker.registration.scope;
const PATH = new URL(PAGE).pathname;
const PREFIX = `forum-desk ${PATH} `; // each forum's desk keeps its own
const CACHE = `${PREFIX}${VERSION}`;

worker.addEventListener("install", (/** @type {any} */ event) => {
  passBy(event);
  event.waitUntil(install());
});
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ { data, ports }) => {
  if (data === "version") ports[0].postMessage(VERSION);
  if (data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === PATH) event.respondWith(openPage(event));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

// Scans do not go through this thread, nor wait for it to start: where the browser can, they pass it by.
/** @param {any} event */
function passBy(event) {
  const routes = ["/api/*", "/healthz"].map((urlPattern) => ({ condition: { urlPattern }, source: "network" }));
  event.addRoutes?.(routes).catch(() => {});
}

// All or nothing: what a server of another version answers to these addresses is not kept as if it were theirs.
async function install() {
  const page = await fetch(PAGE, { credentials: "same-origin", cache: "no-store" });
  const text = await page.clone().text();
  await dropWhereSentAway(page);
  if (!page.ok || !ours(text)) throw new Error("the page is of another version");
  const cache = await caches.open(CACHE);
  await Promise.all([...new Set([...FILES, ...(text.match(FILE) ?? [])])].map((address) => keepFile(cache, address)));
  await cache.put(PAGE, page);
}

/** @param {Cache} cache @param {string} address */
async function keepFile(cache, address) {
  if (await cache.match(address)) return; // an attempt before this one got that far
  const response = await fetch(address);
  if (!response.ok || response.redirected) throw new Error(`${address} is not of this version`);
  await cache.put(address, response);
}

// A version's files stay for as long as a tab runs it, which holds a lock of that name.
async function activate() {
  const { held = [] } = await worker.navigator.locks.query();
  const running = held.map((/** @type {{name: string}} */ { name }) => name);
  const past = (await versions()).filter((name) => name !== CACHE && !running.includes(name));
  await Promise.all(past.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {any} event */
async function openPage(event) {
  const asked = fetch(event.request).then(takePage);
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

// A page of another version is not opened while its files are on the way: the line could be cut in the middle of
// them. This version opens, and changes to the other once that is here.
/** @param {Response} response */
async function takePage(response) {
  await dropWhereSentAway(response);
  if (!response.ok) return response;
  if (!ours(await response.clone().text())) return newer(response);
  await caches.open(CACHE).then((cache) => cache.put(PAGE, response.clone())).catch(() => {}); // a full disk keeps nobody from working
  return response;
}

/** @param {Response} response */
async function newer(response) {
  worker.registration.update().catch(() => {});
  return (await kept()) ?? response;
}

/** @param {string} page */
const ours = (page) => page.includes(`/static/${VERSION}/js/main.js`);

// Whom the server sends away is not let in by the device.
/** @param {Response} response */
async function dropWhereSentAway(response) {
  if (response.type !== "opaqueredirect" && !response.redirected && ![401, 403, 404, 410].includes(response.status)) return;
  const all = await Promise.all((await versions()).map((name) => caches.open(name)));
  await Promise.all(all.map((cache) => cache.delete(PAGE)));
}

const versions = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

const kept = () => caches.match(PAGE, { cacheName: CACHE });

/** @param {Request} request */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
