// A list a person puts in order: by the grip with mouse or finger, by Alt and arrows, by two buttons.

const EDGE_PX = 72;
const SPEED_PX = 16;

/**
 * Put one of a list before another, or last (null).
 *
 * @template {{id: number}} Thing
 * @param {readonly Thing[]} things
 * @param {number} id
 * @param {number | null} before
 * @returns {Thing[]}
 */
export function placed(things, id, before) {
  const one = things.filter((thing) => thing.id === id);
  const rest = things.filter((thing) => thing.id !== id);
  const at = before === null ? rest.length : rest.findIndex((thing) => thing.id === before);
  return [...rest.slice(0, at), ...one, ...rest.slice(at)];
}

/**
 * Say before which one a step up, down, to the top or the end puts one; undefined where it stands there already.
 *
 * @param {readonly {id: number}[]} things
 * @param {number} id
 * @param {string} key as in KeyboardEvent.key
 * @returns {number | null | undefined}
 */
export function stepBefore(things, id, key) {
  const at = things.findIndex((thing) => thing.id === id);
  const last = things.length - 1;
  if (key === "ArrowUp" || key === "Home") return at <= 0 ? undefined : things[key === "Home" ? 0 : at - 1].id;
  if (at < 0 || at === last) return undefined;
  return key === "End" ? null : things[at + 2]?.id ?? null;
}

/**
 * Say before which one a dragged one falls; undefined where it stays.
 *
 * @param {readonly {id: number}[]} things
 * @param {number} id the dragged one
 * @param {number} at the place of the line: before the thing at this place, or behind the last
 * @returns {number | null | undefined}
 */
export function fallsBefore(things, id, at) {
  const from = things.findIndex((thing) => thing.id === id);
  return at === from || at === from + 1 ? undefined : things[at]?.id ?? null;
}

/**
 * Listen on a list whose rows are [data-sort="id"], each with a button.grip.
 *
 * @param {HTMLElement} list
 * @param {{things: () => readonly {id: number}[], put: (id: number, before: number | null) => void, still: (holding: boolean) => void}} world
 */
export function listenToSorting(list, { things, put, still }) {
  /** @type {{id: number, pointer: number, y: number, at: number, frame: number} | null} */
  let drag = null;

  const rows = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-sort]")]);
  const idOf = (/** @type {EventTarget | null} */ target) => {
    const row = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-sort]")) : null;
    return row ? Number(row.dataset.sort) : null;
  };

  list.addEventListener("keydown", (press) => {
    if (!press.altKey || !["ArrowUp", "ArrowDown", "Home", "End"].includes(press.key)) return;
    const id = idOf(press.target);
    if (id === null) return;
    press.preventDefault();
    const before = stepBefore(things(), id, press.key);
    if (before !== undefined) put(id, before);
  });
  list.addEventListener("pointerdown", (cause) => {
    const id = idOf(cause.target);
    if (id === null || cause.button !== 0 || !(cause.target instanceof Element) || !cause.target.closest(".grip")) return;
    cause.preventDefault();
    /** @type {HTMLElement} */ (cause.target.closest(".grip")).focus();
    list.setPointerCapture(cause.pointerId);
    drag = { id, pointer: cause.pointerId, y: cause.clientY, at: things().findIndex((thing) => thing.id === id), frame: requestAnimationFrame(scroll) };
    still(true);
    list.querySelector(`[data-sort="${id}"]`)?.classList.add("is-dragged");
  });
  list.addEventListener("pointermove", (cause) => {
    if (!drag || cause.pointerId !== drag.pointer) return;
    drag.y = cause.clientY;
    show();
  });
  list.addEventListener("pointerup", () => end(true));
  list.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (press) => { if (drag && press.key === "Escape") end(false); });

  function show() {
    if (!drag) return;
    const { y } = drag;
    const all = rows();
    const under = all.findIndex((row) => { const { top, height } = row.getBoundingClientRect(); return y < top + height / 2; });
    drag.at = under < 0 ? all.length : under;
    unmark();
    if (under < 0) all[all.length - 1]?.classList.add("falls-behind");
    else all[under].classList.add("falls-before");
  }

  // Near an edge the page runs on by itself.
  function scroll() {
    if (!drag) return;
    const by = drag.y < EDGE_PX ? -SPEED_PX : drag.y > innerHeight - EDGE_PX ? SPEED_PX : 0;
    if (by) {
      scrollBy(0, by);
      show();
    }
    drag.frame = requestAnimationFrame(scroll);
  }

  /** @param {boolean} falls */
  function end(falls) {
    if (!drag) return;
    const { id, at, frame } = drag;
    cancelAnimationFrame(frame);
    drag = null;
    unmark();
    for (const row of list.querySelectorAll(".is-dragged")) row.classList.remove("is-dragged");
    const before = fallsBefore(things(), id, at);
    if (falls && before !== undefined) put(id, before);
    still(false);
  }

  const unmark = () => { for (const row of list.querySelectorAll(".falls-before, .falls-behind")) row.classList.remove("falls-before", "falls-behind"); };
}
