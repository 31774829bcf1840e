// The screen stays on while the desk is open: a phone that goes dark between two guests holds up the queue.

/** Keep the screen on, where the browser can (over HTTPS); the lock ends whenever the page is hidden. */
export function stayAwake() {
  const hold = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {}); // a low battery may refuse
  };
  document.addEventListener("visibilitychange", hold);
  hold();
}
