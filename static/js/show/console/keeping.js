// Keeps the running row in the list where it can be seen, without pulling the list from under a hand.

const AWAY_MS = 4000;

/**
 * @param {HTMLElement} list what scrolls
 * @returns {(cueId: number | null, stepId?: number | null) => void} to be told of the cue, and its step, that must be seen
 */
export function keepRunningInView(list) {
  let shown = "";
  let touchedAt = -Infinity;
  const touched = () => { touchedAt = performance.now(); };
  for (const name of ["pointermove", "pointerdown", "wheel", "keydown"]) list.addEventListener(name, touched, { passive: true });
  return (cueId, stepId = null) => {
    const wanted = `${cueId} ${stepId ?? ""}`;
    if (wanted === shown || performance.now() - touchedAt < AWAY_MS) return;
    const row = list.querySelector(`[data-cue="${cueId}"]`);
    const step = stepId === null ? null : list.querySelector(`[data-step="${stepId}"]`);
    if (!(row instanceof HTMLElement)) return;
    shown = wanted;
    list.scrollTo({ top: step instanceof HTMLElement ? topForStep(step, row, list) : topFor(row, list), behavior: "smooth" });
  };
}

/** @param {HTMLElement} list */
const headOf = (list) => list.querySelector("thead")?.offsetHeight ?? 0;

/** Under its own cue's row, which stays above it, and one step that is done. @param {HTMLElement} step @param {HTMLElement} row @param {HTMLElement} list */
const topForStep = (step, row, list) => Math.max(step.offsetTop - step.offsetHeight - row.offsetHeight - headOf(list), 0);

/** Leave one row that is over above it. @param {HTMLElement} row @param {HTMLElement} list */
function topFor(row, list) {
  const before = row.previousElementSibling;
  // A sticky row tells where it is drawn, not where it belongs: measure from the row before it.
  const belongs = before instanceof HTMLElement ? before.offsetTop : 0;
  return Math.max(belongs - headOf(list), 0);
}
