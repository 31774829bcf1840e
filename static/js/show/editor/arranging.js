// From a rundown to the rows of the grid: blocks stand as rows above their cues.

/**
 * @typedef {import("../types").Cue} Cue
 * @typedef {import("../types").Block} Block
 *
 * @typedef {{key: string, id: number, what: "cue", cue: Cue, block: Block | null}} CueRow
 * @typedef {{key: string, id: number, what: "block", block: Block, cues: Cue[], sum_s: number, shut: boolean}} BlockRow `id` is negative
 * @typedef {CueRow | BlockRow} Row
 */

/** A block's rows carry its id with a minus: a cue and a block never share one. @param {number} id */
export const blockKey = (id) => -id;

/**
 * Arrange cues and blocks as rows, top to bottom.
 *
 * @param {readonly Cue[]} cues
 * @param {readonly Block[]} blocks
 * @param {ReadonlySet<number>} shut blocks of which only the head is shown
 * @returns {Row[]}
 */
export function arrange(cues, blocks, shut) {
  const known = new Map(blocks.map((block) => [block.id, block]));
  /** @type {Row[]} */
  const rows = [];
  /** @type {BlockRow | null} */
  let open = null;
  for (const cue of cues) {
    const block = known.get(cue.block_id ?? 0) ?? null;
    if (block && open?.block !== block) rows.push((open = headOf(block, shut.has(block.id))));
    if (!block) open = null;
    if (open) count(open, cue);
    if (!open?.shut) rows.push({ key: String(cue.id), id: cue.id, what: "cue", cue, block });
  }
  return rows;
}

/** @param {Block} block @param {boolean} shut @returns {BlockRow} */
const headOf = (block, shut) => ({ key: String(blockKey(block.id)), id: blockKey(block.id), what: "block", block, cues: [], sum_s: 0, shut });

/** @param {BlockRow} row @param {Cue} cue */
function count(row, cue) {
  row.cues.push(cue);
  if (!cue.skipped) row.sum_s += cue.planned_s;
}

/**
 * Say how a block's cues stand against the length planned for it, in seconds; null where none is planned.
 *
 * @param {BlockRow} row
 */
export const overOf = ({ block, sum_s }) => (block.planned_s === null ? null : sum_s - block.planned_s);

/**
 * Say before which cue some others are put when they move one place together; undefined where they cannot.
 *
 * @param {readonly Cue[]} cues
 * @param {ReadonlySet<number>} ids
 * @param {-1 | 1} by
 * @returns {number | null | undefined}
 */
export function beforeWhom(cues, ids, by) {
  const places = cues.flatMap(({ id }, at) => (ids.has(id) ? [at] : []));
  if (places.length === 0) return undefined;
  if (by < 0) return placeBefore(cues, ids, places[0]);
  const after = cues.findIndex(({ id }, at) => at > places[places.length - 1] && !ids.has(id));
  return after < 0 ? undefined : cues[after + 1]?.id ?? null;
}

/** Only cues to come can be passed. @param {readonly Cue[]} cues @param {ReadonlySet<number>} ids @param {number} first */
function placeBefore(cues, ids, first) {
  const above = cues[first - 1];
  return above && !ids.has(above.id) && above.place === "coming" ? above.id : undefined;
}

/**
 * Say before which cue a whole block is put when it moves one place: over one cue, or over a whole other block.
 *
 * @param {readonly Cue[]} cues
 * @param {ReadonlySet<number>} ids of the block's cues
 * @param {-1 | 1} by
 * @returns {number | null | undefined}
 */
export function beforeWhomTogether(cues, ids, by) {
  const before = beforeWhom(cues, ids, by);
  if (before === undefined) return undefined;
  if (by < 0) return blockStart(cues, before);
  const passed = cues[(before === null ? cues.length : cues.findIndex(({ id }) => id === before)) - 1];
  const behind = passed?.block_id ? cues.findLastIndex(({ block_id }) => block_id === passed.block_id) + 1 : -1;
  return behind < 0 ? before : cues[behind]?.id ?? null;
}

/**
 * Give the first cue of the block a cue stands in; the cue itself where it stands in none.
 *
 * @param {readonly Cue[]} cues
 * @param {number | null} id
 * @returns {number | null}
 */
export function blockStart(cues, id) {
  const block = cues.find((cue) => cue.id === id)?.block_id;
  return block ? cues.find(({ block_id, place }) => block_id === block && place === "coming")?.id ?? id : id;
}

/**
 * Give the first place where something may be put: behind what was called.
 *
 * @param {readonly Cue[]} cues
 */
export const firstFree = (cues) => cues.reduce((free, { place }, at) => (place === "coming" ? free : at + 1), 0);
