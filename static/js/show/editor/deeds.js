// What a person does to the rundown besides writing in a cell. Each is one command, done one after the other.

import { Problem } from "../../lib/http.js";
import { t } from "../../lib/words.js";
import { beforeWhom, beforeWhomTogether, blockKey } from "./arranging.js";
import { begin } from "./typing.js";
import { oneAtATime, pathOf } from "./saving.js";
import { NOTHING } from "./walking.js";

const FIRST_LENGTH_S = 300;

/**
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("../types").Cue} Cue
 * @typedef {"edit" | "delete" | "move" | "duplicate"} Action
 */

export class Deeds {
  #editor;
  /** @type {(words: string) => void} say what was done, with a way back */
  told = () => {};

  /** @param {Editor} editor */
  constructor(editor) {
    this.#editor = editor;
  }

  get #http() {
    return this.#editor.deps.http;
  }

  /** Add a cue before another, or last, and write its title: `before` is a cue's id or null. */
  add = oneAtATime(async (/** @type {number | null} */ before) => { await this.#once(["new"], async () => {
    const cue = await this.#http.create("rundown/cues", { title: t("Tiết mục mới"), planned_s: FIRST_LENGTH_S, before });
    await this.#editor.following.refresh();
    this.#unfold(cue.id);
    this.#editor.go(String(cue.id), "title");
    begin(this.#editor, "whole");
  }); });

  /** Add a cue above or below the row one stands on. @param {0 | 1} below */
  addBeside(below) {
    const { row, picture: { cues } } = this.#editor;
    const last = row?.what === "block" ? row.cues[below ? row.cues.length - 1 : 0] : row?.cue;
    const at = cues.findIndex(({ id }) => id === last?.id);
    return this.add(at < 0 ? null : cues[at + below]?.id ?? null);
  }

  /** Do the same to several cues: all or nothing. @param {readonly Cue[]} cues @param {Action} action @param {Record<string, unknown>} [more] */
  batch(cues, action, more = {}) {
    const ids = cues.map(({ id }) => id);
    if (ids.length === 0) return Promise.resolve(false);
    return this.#once(action === "duplicate" ? [...ids, "new"] : ids, () => this.#batch(ids, action, more, action !== "edit"));
  }

  /** Write in each cue what is meant for it alone: all or nothing. @param {import("./pasting.js").Sets} sets @param {string} words what is told of it */
  async fill(sets, words) {
    const ids = [...sets.keys()];
    if (await this.#once(ids, () => this.#batch(ids, "edit", {}, false, sets))) this.told(words);
  }

  /** Gives whether it was done. @param {readonly number[]} ids @param {Action} action @param {Record<string, unknown>} more @param {boolean} insists @param {import("./pasting.js").Sets} [sets] @returns {Promise<boolean>} */
  async #batch(ids, action, more, insists, sets = new Map()) {
    const cues = ids.map((id) => this.#editor.find(id)).filter(Boolean).map(({ id, version }) => ({ id, version, ...(sets.has(id) && { set: sets.get(id) }) }));
    try {
      this.#take(await this.#http.create("rundown/batch", { cues, action, ...more }));
      return true;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "stale") throw error;
      await this.#editor.following.refresh();
      if (insists) return this.#batch(ids, action, more, false);
      this.#editor.deps.say(t("Có tiết mục vừa được sửa ở máy khác nên chưa làm. Xem lại rồi làm lại."), "warn");
      return false;
    }
  }

  /** Set fields of the cues meant. @param {Record<string, unknown>} set @param {readonly Cue[]} [cues] */
  set(set, cues = this.#editor.meant) {
    if (cues.length !== 1) return this.batch(cues, "edit", { set });
    const [{ id }] = cues;
    return this.#editor.writing([id], () => this.#editor.saver.change(id, () => ({ path: pathOf(id), method: "patch", body: set }), true));
  }

  /** Turn a switch of a cue, or of all meant to what the first is not. @param {"flagged" | "auto" | "skipped"} member @param {readonly Cue[]} [cues] */
  turn(member, cues = this.#editor.meant) {
    return cues.length ? this.set({ [member]: !cues.every((cue) => cue[member]) }, cues) : null;
  }

  /** @param {readonly Cue[]} [cues] */
  async remove(cues = this.#editor.meant) {
    const words = cues.length === 1 ? t("Đã xóa “%(title)s”.", { title: cues[0].title }) : t("Đã xóa %(count)s tiết mục.", { count: cues.length });
    if (!(await this.batch(cues, "delete"))) return;
    this.#editor.selection = NOTHING;
    this.#editor.paint();
    this.#editor.go(this.#editor.active.key);
    this.told(words);
  }

  /** @param {readonly Cue[]} [cues] */
  async duplicate(cues = this.#editor.meant) {
    const before = new Set(this.#editor.picture.cues.map(({ id }) => id));
    if (!(await this.batch(cues, "duplicate"))) return;
    const made = this.#editor.picture.cues.find(({ id }) => !before.has(id));
    this.#editor.selection = NOTHING;
    this.#editor.paint();
    if (made) this.#editor.go(String(made.id));
  }

  /** Move what is meant one place up or down. @param {-1 | 1} by */
  move(by) {
    const cues = this.#editor.meant;
    const ids = new Set(cues.map(({ id }) => id));
    const whole = this.#editor.selection.ids.size === 0 && this.#editor.row?.what === "block";
    // Where it goes is asked when its turn comes: pressed again meanwhile, it goes on from the new place.
    return this.#once([...ids], async () => {
      const before = (whole ? beforeWhomTogether : beforeWhom)(this.#editor.picture.cues, ids, by);
      if (before !== undefined) await this.#batch([...ids], "move", { before }, true);
      this.#editor.go(this.#editor.active.key);
    });
  }

  /** Put cues before another, or last; `into` a block whose first cue that is. @param {readonly Cue[]} cues @param {number | null | undefined} before undefined: where they are @param {number | null} into */
  async put(cues, before, into) {
    const moved = before === undefined || (await this.batch(cues, "move", { before }));
    if (moved && into !== null && cues.some(({ block_id }) => block_id !== into)) await this.batch(cues, "edit", { set: { block_id: into } });
  }

  /** Make a block of what is meant, and write its title. */
  async block() {
    const cues = this.#editor.meant.map(({ id, version }) => ({ id, version }));
    if (cues.length === 0) return;
    const known = new Set(this.#editor.picture.blocks.map(({ id }) => id));
    await this.#once(cues.map(({ id }) => id), async () => this.#take(await this.#http.create("rundown/blocks", { title: t("Khối mới"), cues })));
    const made = this.#editor.picture.blocks.find(({ id }) => !known.has(id));
    if (!made) return;
    this.#editor.selection = NOTHING;
    this.#editor.paint();
    this.#editor.go(String(blockKey(made.id)), "title");
    begin(this.#editor, "whole");
  }

  /** Take a block away; its cues stay. @param {number} id of the block */
  dissolve(id) {
    const key = blockKey(id);
    return this.#editor.saver.change(key, () => ({ path: pathOf(key), method: "del", body: {} }), true, () => this.#editor.following.refresh());
  }

  /** @param {"undo" | "redo"} which */
  back(which) {
    return this.#once(["new", ...this.#editor.picture.cues.map(({ id }) => id)], async () => {
      const answer = await this.#http.create(`rundown/${which}`, {});
      this.#take(answer);
      const what = answer.what ?? "";
      this.#editor.deps.say(which === "undo" ? t("Đã hoàn tác: %(what)s", { what }) : t("Đã làm lại: %(what)s", { what }), "ok");
    });
  }

  /** Add, rename or delete a column of the office. @param {"create" | "patch" | "del"} method @param {string} path @param {Record<string, unknown>} body */
  column(method, path, body) {
    return this.#once([], async () => {
      this.#take(await this.#http[method](path, body));
    });
  }

  /** @param {any} answer */
  #take(answer) {
    this.#editor.following.takeRundown(answer);
  }

  /** A cue made in a block that is shut would not be seen. @param {number} id */
  #unfold(id) {
    const { block_id } = this.#editor.find(id) ?? {};
    if (block_id && this.#editor.shut.delete(block_id)) this.#editor.paint();
  }

  /** Do something in its turn, say what was refused, and give whether it was done. @param {readonly (number | "new")[]} ids @param {() => Promise<boolean | void>} run */
  async #once(ids, run) {
    try {
      return (await this.#editor.saver.inTurn(() => this.#editor.writing(ids, run))) !== false;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#editor.deps.say(error);
      if (error.code === "nothing" || error.code === "stale") await this.#editor.following.refresh();
      return false;
    }
  }
}
