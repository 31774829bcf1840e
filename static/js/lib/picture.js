// What a page knows of each topic, and which messages may change it. Pure: no sockets here.
//
// The server pushes whole small states with the number of the fact that made them. The highest
// number wins, so lost, repeated and reordered messages are harmless.

/**
 * @typedef {object} Push
 * @property {string} topic
 * @property {number} seq
 * @property {any} state
 *
 * @typedef {Readonly<Record<string, {seq: number, state: any}>>} Picture
 */

/** @type {Picture} */
export const EMPTY = Object.freeze({});

/**
 * Take one message: the new picture, or the same object where it says nothing new.
 *
 * The same number is taken too: who is connected, for one, changes without a fact.
 *
 * @param {Picture} picture
 * @param {Push} push
 * @returns {Picture}
 */
export function accept(picture, push) {
  const known = picture[push.topic];
  if (known && push.seq < known.seq) return picture;
  return { ...picture, [push.topic]: { seq: push.seq, state: push.state } };
}

/**
 * Keep what is shown but let any number replace it.
 *
 * For a new connection: the server may have come back with a database restored from yesterday's
 * backup, whose numbers are lower and true. Numbers are compared only within one connection.
 *
 * @param {Picture} picture
 * @returns {Picture}
 */
export function doubt(picture) {
  return Object.fromEntries(Object.entries(picture).map(([topic, { state }]) => [topic, { seq: -1, state }]));
}

/**
 * Tell whether a heartbeat knows of something newer than the picture.
 *
 * @param {Picture} picture
 * @param {Record<string, number>} newest topic → number, from the heartbeat
 * @param {readonly string[]} topics the topics being watched
 */
export function behind(picture, newest, topics) {
  return topics.some((topic) => topic in newest && (picture[topic]?.seq ?? -1) < newest[topic]);
}

export const LATE_S = 3;
export const LOST_S = 5;
export const RECONNECT_S = 6;

/**
 * Judge a silence.
 *
 * @param {number} silent_s seconds since the server was last heard
 * @param {boolean} watching whether a watch was ever answered
 * @returns {import("./types").ConnectionStatus}
 */
export function judge(silent_s, watching) {
  if (silent_s >= LOST_S) return "lost";
  return silent_s >= LATE_S || !watching ? "late" : "live";
}
