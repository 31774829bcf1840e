// Long names shrink by rule until they fit; they are never cut.

const STEPS = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];
const LITTLE = 0.76; // shrinking nobody notices

/**
 * Give the first scale that fits, or the smallest.
 *
 * @param {(scale: number) => boolean} fits
 */
export const largest = (fits) => STEPS.find(fits) ?? STEPS[STEPS.length - 1];

/**
 * Shrink each [data-fit] (its value, or --lines where a stylesheet sets it: the most lines it may take) by its --fit. With [data-prefer="fewer"] it
 * rather stands a little smaller on fewer lines than be broken in the middle of a name.
 *
 * @param {ParentNode} root
 */
export function fitAll(root) {
  fitLinesOf(root);
  for (const box of root.querySelectorAll("[data-squeeze]")) squeeze(/** @type {HTMLElement} */ (box));
}

/** Fit all lines of a root. @param {ParentNode} root */
function fitLinesOf(root) {
  for (const element of root.querySelectorAll("[data-fit]")) fitLines(/** @type {HTMLElement} */ (element));
  fitAlike(/** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-alike]")]));
}

/** Lines of one list stand in letters of one size: that of the longest. @param {HTMLElement[]} elements each with a --fit */
function fitAlike(elements) {
  for (const group of new Set(elements.map(({ dataset }) => dataset.alike))) {
    const alike = elements.filter(({ dataset }) => dataset.alike === group);
    const least = Math.min(...alike.map(({ style }) => Number(style.getPropertyValue("--fit")) || 1));
    for (const { style } of alike) style.setProperty("--fit", String(least));
  }
}

/**
 * Shrink all that stands in a box by its --squeeze until the box fits into the place it stands in.
 *
 * @param {HTMLElement} box
 */
function squeeze(box) {
  largest((scale) => {
    box.style.setProperty("--squeeze", String(scale));
    if (scale < 1) fitLinesOf(box);
    return box.offsetHeight <= (box.parentElement?.clientHeight ?? Infinity) + 1;
  });
}

/** @param {HTMLElement} element */
function fitLines(element) {
  const most = Number(getComputedStyle(element).getPropertyValue("--lines")) || Number(element.dataset.fit);
  const fits = (/** @type {number} */ scale, /** @type {number} */ lines) => {
    element.style.setProperty("--fit", String(scale));
    const line = Number.parseFloat(getComputedStyle(element).lineHeight);
    return Math.round(element.offsetHeight / line) <= lines && element.scrollWidth <= element.clientWidth + 1;
  };
  const { scale } = arrange(most, element.dataset.prefer === "fewer", fits);
  element.style.setProperty("--fit", String(scale));
}

/**
 * Choose scale and lines: the fewest lines that need little shrinking, else the largest letters on all lines allowed.
 *
 * @param {number} most lines
 * @param {boolean} fewer whether fewer lines are worth smaller letters
 * @param {(scale: number, lines: number) => boolean} fits
 */
export function arrange(most, fewer, fits) {
  for (let lines = fewer ? 1 : most; lines < most; lines += 1) {
    const scale = STEPS.find((step) => step >= LITTLE && fits(step, lines));
    if (scale !== undefined) return { scale, lines };
  }
  return { scale: largest((scale) => fits(scale, most)), lines: most };
}
