// Where the arrows lead in the grid, and which rows are selected.

/**
 * @typedef {{row: number, column: number}} Place
 * @typedef {{rows: number, columns: number, page: number}} Size `page`: rows seen at once
 */

/**
 * Say which cell a key leads to; null where it is no such key.
 *
 * @param {Size} size
 * @param {Place} place
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean}} press
 * @returns {Place | null}
 */
export function walk(size, { row, column }, { key, ctrlKey, metaKey }) {
  const far = ctrlKey || metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  /** @type {Record<string, [number, number]>} */
  const ways = {
    ArrowUp: [far ? 0 : row - 1, column],
    ArrowDown: [far ? last.row : row + 1, column],
    ArrowLeft: [row, far ? 0 : column - 1],
    ArrowRight: [row, far ? last.column : column + 1],
    Home: [far ? 0 : row, 0],
    End: [far ? last.row : row, last.column],
    PageUp: [row - size.page, column],
    PageDown: [row + size.page, column],
  };
  const to = ways[key];
  return to ? { row: within(to[0], last.row), column: within(to[1], last.column) } : null;
}

/** @param {number} at @param {number} last */
const within = (at, last) => Math.max(0, Math.min(at, last));

/** The cells of a block's row: `sum` takes the room behind its length. */
export const BLOCK_CELLS = ["pick", "number", "title", "planned_s", "sum", "menu"];

/**
 * Give the cell of a block's row that stands under a column of the cues'.
 *
 * @param {readonly string[]} shown keys of the columns shown
 * @param {string} column
 */
export function blockCell(shown, column) {
  if (BLOCK_CELLS.includes(column)) return column;
  return shown.indexOf(column) < shown.indexOf("planned_s") ? "title" : "sum";
}

/**
 * Give the column of a cue's row that stands under a cell of a block's.
 *
 * @param {readonly string[]} shown
 * @param {string} column
 */
export const cueCell = (shown, column) => (shown.includes(column) ? column : shown[shown.indexOf("planned_s") + 1] ?? "title");

/** @typedef {{ids: ReadonlySet<number>, anchor: number | null}} Selection of cues */

/** @type {Selection} */
export const NOTHING = { ids: new Set(), anchor: null };

/**
 * Take a cue in or out.
 *
 * @param {Selection} selection
 * @param {number} id
 * @returns {Selection}
 */
export function toggled({ ids }, id) {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/**
 * Select from the anchor to a cue.
 *
 * @param {Selection} selection
 * @param {readonly number[]} order cues as they are shown
 * @param {number} from where the person was, should there be no anchor yet
 * @param {number} to
 * @returns {Selection}
 */
export function extended({ anchor }, order, from, to) {
  const start = anchor !== null && order.includes(anchor) ? anchor : from;
  const [first, last] = [order.indexOf(start), order.indexOf(to)].sort((a, b) => a - b);
  return { ids: new Set(order.slice(Math.max(first, 0), last + 1)), anchor: start };
}

/**
 * Forget what is no longer in the rundown.
 *
 * @param {Selection} selection
 * @param {readonly {id: number}[]} cues
 * @returns {Selection}
 */
export function pruned(selection, cues) {
  const there = new Set(cues.map(({ id }) => id));
  const ids = [...selection.ids].filter((id) => there.has(id));
  if (ids.length === selection.ids.size) return selection;
  return { ids: new Set(ids), anchor: selection.anchor !== null && there.has(selection.anchor) ? selection.anchor : null };
}
