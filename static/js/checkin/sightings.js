// A badge held to the camera is seen ten times a second and sent once.

export const QUIET_MS = 3000;
/** A guest scanned again at the same desk this soon is the same hand's second trigger: no cause for alarm. */
export const RESCAN_MS = 5000;

/**
 * Take note that a code is seen. It is fresh unless it was seen within the last three seconds: a badge that
 * stays before the camera stays quiet for as long as it is there.
 *
 * @param {ReadonlyMap<string, number>} seen code → when last
 * @param {string} code
 * @param {number} at milliseconds
 * @returns {{fresh: boolean, seen: Map<string, number>}}
 */
export function sight(seen, code, at) {
  const recent = [...seen].filter(([, when]) => at - when < QUIET_MS);
  const fresh = !recent.some(([known]) => known === code);
  return { fresh, seen: new Map([...recent, [code, at]]) };
}
