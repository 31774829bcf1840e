// What the LED shows now, small: the stage page itself, never a label that may be wrong.

const WIDTH = 1920;

/**
 * Fit the stage page into its place, and hide it while there is none to show.
 *
 * @param {HTMLElement} place
 * @param {HTMLIFrameElement} frame
 */
export function showStage(place, frame) {
  const fit = () => frame.style.setProperty("--scale", String(place.clientWidth / WIDTH));
  const look = () => {
    frame.hidden = frame.contentDocument?.querySelector("main[data-page]") === null;
    fit();
  };
  new ResizeObserver(fit).observe(place);
  frame.addEventListener("load", look);
  look();
}
