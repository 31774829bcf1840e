// Where money that arrived meets what was pledged: three figures, statements, and what is still waited for.

import { slot } from "../lib/dom.js";
import { calmly } from "../lib/calmly.js";
import { bindTabs } from "../lib/tabs.js";
import { t } from "../lib/words.js";
import { startDialogs } from "./dialogs.js";
import { startDues } from "./dues.js";
import { startImporting } from "./importing.js";
import { startLines } from "./lines.js";

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, keys, say }) {
  const forum = String(root.dataset.forum);
  const edits = root.dataset.edits !== undefined;
  const world = { http, say, forum, edits, changed: () => { reload().catch(say); } };
  const dialogs = startDialogs(root, world);
  const importing = startImporting(root, world);
  const open = () => { importing.open().catch(say); };
  const lines = startLines(root, world, { share: dialogs.share, aside: dialogs.aside, open: dialogs.open, statement: open });
  const dues = startDues(root, world, dialogs);
  const reload = () => Promise.all([lines.load(), dues.load()]);
  const tabs = slot(root, "tabs");
  let panel = "panel-lines";

  bindTabs(tabs, (shown) => { panel = shown; });
  root.querySelector("#statement")?.addEventListener("click", open);
  slot(root, "print").addEventListener("click", () => {
    /** @type {HTMLElement} */ (tabs.querySelector("#tab-dues")).click();
    print();
  });
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  lines.search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { lines.load().catch(say); }, 200); });
  keys.bind([
    { key: "/", what: t("Tìm dòng sao kê hoặc khoản ủng hộ"), run: () => (panel === "panel-dues" ? dues : lines).search.focus() },
    { key: "J", what: t("Đến dòng chờ đối chiếu đầu tiên; ↑ ↓ đi giữa các dòng"), run: lines.first },
    { key: "Enter", what: t("Trên một dòng: nhận đề xuất đầu tiên"), run: () => {} },
    { key: "T", what: t("Trên một dòng: chọn khoản hoặc tách"), run: () => {} },
    { key: "D", what: t("Trên một dòng: để riêng"), run: () => {} },
    ...(edits ? [{ key: "N", what: t("Nhập sao kê"), run: open }] : []),
  ]);
  // Somebody else is at work as well; while a person decides in a dialog nothing behind it moves until it closes.
  let missed = false;
  const news = calmly(async () => {
    missed = root.querySelector("dialog[open]") !== null;
    if (!missed) await reload().catch(() => {});
  });
  for (const dialog of root.querySelectorAll("dialog")) dialog.addEventListener("close", () => { if (missed) news(); });
  live.watch(forum, ["payments", "pledges"], { payments: news, pledges: news }, { page: "payments" });
  Promise.all([reload(), live.ready]).then(() => root.setAttribute("data-ready", ""), say);
}
