// Drawing rows anew without anything jumping: not the focus, not the words being typed, not what one looks at.

/**
 * Draw, then put focus, caret and scrolling back to where they were.
 *
 * @param {HTMLElement} grid
 * @param {() => void} draw
 */
export function keepingPlace(grid, draw) {
  const focused = focusIn(grid);
  const anchor = focused?.line ?? firstSeen(grid);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  draw();
  if (anchor?.isConnected) grid.scrollTop += anchor.getBoundingClientRect().top - before;
  if (focused && document.activeElement !== focused.element) refocus(grid, focused);
}

/** @typedef {{element: HTMLElement, line: HTMLElement, row: string, column: string, typing: boolean, from: number | null, to: number | null}} Focused */

/** @param {HTMLElement} grid @returns {Focused | null} */
function focusIn(grid) {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !grid.contains(element)) return null;
  const line = /** @type {HTMLElement | null} */ (element.closest("[data-row]"));
  const cell = /** @type {HTMLElement | null} */ (element.closest("[data-column]"));
  if (!line || !cell) return null;
  const typing = element instanceof HTMLInputElement && element.type === "text";
  return {
    element, line, row: line.dataset.row ?? "", column: cell.dataset.column ?? "", typing: element !== cell,
    from: typing ? element.selectionStart : null, to: typing ? element.selectionEnd : null,
  };
}

/** @param {HTMLElement} grid @param {Focused} focused */
function refocus(grid, { row, column, typing, from, to }) {
  const cell = /** @type {HTMLElement | null} */ (grid.querySelector(`[data-row="${row}"] [data-column="${column}"]`));
  const input = typing ? /** @type {HTMLElement | null} */ (cell?.querySelector("input, select")) : null;
  (input ?? cell)?.focus({ preventScroll: true });
  if (input instanceof HTMLInputElement && input.type === "text" && from !== null) input.setSelectionRange(from, to);
}

/** The first row in view: what a person looks at stays where it is. @param {HTMLElement} grid */
function firstSeen(grid) {
  if (grid.scrollTop === 0) return null;
  const top = grid.getBoundingClientRect().top + (grid.firstElementChild?.clientHeight ?? 0);
  return /** @type {HTMLElement | null} */ ([...grid.querySelectorAll("[data-row]")].find((line) => line.getBoundingClientRect().top >= top) ?? null);
}
