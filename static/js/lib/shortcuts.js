// The list of shortcuts under `?`.

import { keyName } from "./keys.js";
import { t } from "./words.js";

/** @param {import("./keys.js").Keys} keys */
export function offerShortcuts(keys) {
  const dialog = document.getElementById("shortcuts");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const show = () => {
    const list = dialog.querySelector('[data-slot="shortcuts"]');
    list?.replaceChildren(...keys.list().flatMap(({ key, what }) => rows(key, what)));
    dialog.showModal();
  };
  keys.bind([{ key: "?", what: t("Danh sách phím tắt"), run: show }]);
  for (const button of document.querySelectorAll("[data-show-shortcuts]")) button.addEventListener("click", show);
}

/** @param {string} key @param {string} what */
function rows(key, what) {
  const term = document.createElement("dt");
  const cap = document.createElement("kbd");
  cap.textContent = keyName(key);
  term.append(cap);
  const words = document.createElement("dd");
  words.textContent = what;
  return [term, words];
}
