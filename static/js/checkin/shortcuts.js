// The desk's keys: each is listed under "?".

import { allowSound } from "../lib/sound.js";
import { t } from "../lib/words.js";

/**
 * @param {import("../lib/types").Deps["keys"]} keys
 * @param {{answered: () => boolean, next: () => void, find: () => void, walkIn: () => void}} desk
 */
export function bindShortcuts(keys, { answered, next, find, walkIn }) {
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => { allowSound().catch(() => {}); }, { once: true });
  const free = (/** @type {() => void} */ run) => () => { if (!answered()) run(); };
  const away = () => { if (answered()) next(); };
  keys.bind([
    { key: "Escape", what: t("Khách tiếp theo"), run: away },
    { key: "Enter", what: t("Khách tiếp theo"), run: away },
    { key: "Space", what: t("Khách tiếp theo"), run: away },
    { key: "/", what: t("Tìm khách hoặc gõ mã"), run: free(find) },
    { key: "n", what: t("Khách chưa có tên"), run: free(walkIn) },
  ]);
}
