// Signing out leaves nothing of the guests on a shared device: the desk's list, kept pages and their worker go first.

import { clearShelf } from "./shelf.js";
import { within } from "./within.js";

const MOST_MS = 1500; // then the person is signed out all the same

/** @param {Document} page */
export function clearAtSignOut(page) {
  page.addEventListener("submit", (submit) => {
    const form = submit.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-sign-out]")) return;
    submit.preventDefault();
    within(MOST_MS, clear()).finally(() => form.submit());
  });
}

async function clear() {
  await Promise.allSettled([clearShelf(), clearCaches(), dismissWorkers()]);
}

async function clearCaches() {
  const names = (await globalThis.caches?.keys()) ?? []; // over plain HTTP there are none
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function dismissWorkers() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((one) => one.unregister()));
}
