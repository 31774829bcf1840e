// Keeps the running row in the list where it can be seen, without pulling the list from under a hand.

const AWAY_MS = 4000;

/**
 * @param {HTMLElement} list what scrolls
 * @returns {(cueId: number | null) => void} to be told of the cue that must be seen
 */
export function keepRunningInView(list) {
  /** @type {number | null} */
  let shown = null;
  let touchedAt = -Infinity;
  const touched = () => { touchedAt = performance.now(); };
  for (const name of ["pointermove", "pointerdown", "wheel", "keydown"]) list.addEventListener(name, touched, { passive: true });
  return (cueId) => {
    if (cueId === shown || performance.now() - touchedAt < AWAY_MS) return;
    const row = list.querySelector(`[data-cue="${cueId}"]`);
    if (!(row instanceof HTMLElement)) return;
    shown = cueId;
    list.scrollTo({ top: topFor(row, list), behavior: "smooth" });
  };
}

/** Leave one row that is over above it. @param {HTMLElement} row @param {HTMLElement} list */
function topFor(row, list) {
  const head = list.querySelector("thead")?.offsetHeight ?? 0;
  const before = row.previousElementSibling;
  // A sticky row tells where it is drawn, not where it belongs: measure from the row before it.
  const belongs = before instanceof HTMLElement ? before.offsetTop : 0;
  return Math.max(belongs - head, 0);
}
