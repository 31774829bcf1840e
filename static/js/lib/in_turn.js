// What is shown at once and sent one after another: a list is put in order faster than a line carries it.

/**
 * Take requests and send each after the answer to the one before it; one that is refused does not stop the next.
 *
 * @param {{say: (problem: any) => void, settled: () => void}} world `settled`: nothing is on its way any more
 */
export function startTurns({ say, settled }) {
  let waiting = 0;
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return {
    /** Until all are answered the page knows more than any list the server gives. */
    busy: () => waiting > 0,
    /** @param {() => Promise<unknown>} ask */
    send(ask) {
      waiting += 1;
      last = last.then(ask).catch(say).then(() => { waiting -= 1; if (waiting === 0) settled(); });
    },
  };
}
