// A desk at the test's server: its list, its door, and what it told.

import { Door } from "../../../static/js/checkin/door.js";
import { DeskList } from "../../../static/js/checkin/list.js";
import { deviceStore, tabStore } from "../../../static/js/checkin/waiting.js";
import { CODES, LISTED } from "./people.js";
import { memoryShelf, memoryStorage } from "./shelves.js";

export const AT_MS = Date.parse("2024-10-17T11:42:00.000Z");
export const AT = new Date(AT_MS).toISOString();
export const DAT = { ...LISTED, id: 45, code: CODES[0], full_name: "Nguyễn Đức Đạt" };
export const GONE = { ...LISTED, id: 46, code: CODES[1], full_name: "Lê Văn Hủy", state: /** @type {const} */ ("cancelled") };
export const LIST = { seq: 1, guests: [LISTED, DAT, GONE], delegations: [{ id: 7, name: "Đoàn Muối Mẫu Sáu" }], retired: [] };

/** @param {import("./door_server.js").FakeServer} server @param {{listed?: boolean, shelf?: any, tab?: string, storage?: any}} [wish] */
export async function open(server, { listed = true, shelf = memoryShelf(), tab = "k", storage = memoryStorage() } = {}) {
  let keys = 0;
  const time = { now_ms: AT_MS, cut: false };
  /** @type {any[]} */
  const told = [];
  /** @type {string[]} */
  const answered = []; // which scan was answered by each of them
  const list = new DeskList({ http: server, shelf, now_ms: () => time.now_ms });
  server.list = LIST;
  if (listed && !server.cut) await list.tend();
  else if (listed) await list.open();
  const door = new Door({
    http: server, list, desk: () => "Bàn 1", now_ms: () => time.now_ms, newKey: () => `${tab}${(keys += 1)}`, cut: () => time.cut,
    store: deviceStore(shelf, tabStore(storage, "x")), alone: (run) => run(), count: () => {},
    tell: (outcome, asked) => { told.push(outcome); answered.push(asked); },
  });
  await door.open();
  return { door, told, answered, list, shelf, time, kinds: () => told.map(({ kind }) => kind), kept: () => [...shelf.kept.scans.values()] };
}
