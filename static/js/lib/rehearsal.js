// A rehearsal must never be taken for the evening: every screen of the show wears a mark while one is on.

/**
 * Show or take away the mark; templates/parts/watermark.html is what css/watermark.css then shows.
 *
 * @param {"live" | "rehearsal" | undefined} mode of the show state
 */
export function markRehearsal(mode) {
  const page = globalThis.document?.documentElement;
  if (page) page.toggleAttribute("data-rehearsal", mode === "rehearsal");
}
