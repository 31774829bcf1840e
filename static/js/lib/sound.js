// Sounds a person tells apart without looking: rising for yes, two level for mind, falling and rough for no;
// a fanfare of three for whom the lobby wants to greet, and yes with a question at its end for not yet confirmed.

/** @typedef {"ok" | "warn" | "bad" | "vip" | "unsure"} Sound */

/** @type {Record<Sound, {type: OscillatorType, notes: [hertz: number, from_s: number, for_s: number][], vibrate: number[]}>} */
export const SOUNDS = {
  ok: { type: "sine", notes: [[880, 0, 0.09], [1318.5, 0.09, 0.16]], vibrate: [80] },
  warn: { type: "triangle", notes: [[587.3, 0, 0.14], [587.3, 0.22, 0.14]], vibrate: [120, 80, 120] },
  vip: { type: "sine", notes: [[659.3, 0, 0.09], [880, 0.09, 0.09], [1318.5, 0.18, 0.3]], vibrate: [60, 40, 60, 40, 200] },
  unsure: { type: "sine", notes: [[880, 0, 0.09], [1318.5, 0.09, 0.12], [740, 0.3, 0.12]], vibrate: [80, 60, 40] },
  bad: { type: "sawtooth", notes: [[311.1, 0, 0.18], [207.7, 0.18, 0.36]], vibrate: [400] },
};

/** @type {AudioContext | null} */
let context = null;

/** Wake the loudspeaker; browsers let a page sound only after a person touched it. Call from a click or key. */
export async function allowSound() {
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
}

/**
 * Sound and vibrate. Silent where the browser does not allow it yet.
 *
 * @param {Sound} name
 */
export function play(name) {
  const { type, notes, vibrate } = SOUNDS[name];
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibrate);
  if (context?.state !== "running") return;
  for (const [hertz, from_s, for_s] of notes) note(context, type, hertz, context.currentTime + from_s, for_s);
}

/** @param {AudioContext} audio @param {OscillatorType} type @param {number} hertz @param {number} at_s @param {number} for_s */
function note(audio, type, hertz, at_s, for_s) {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = type;
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, at_s);
  loudness.gain.linearRampToValueAtTime(0.35, at_s + 0.01);
  loudness.gain.setValueAtTime(0.35, at_s + for_s - 0.03);
  loudness.gain.linearRampToValueAtTime(0, at_s + for_s);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at_s);
  tone.stop(at_s + for_s);
}
