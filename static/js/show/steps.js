// The steps inside the running cue: which are done, which runs, which come. GO walks them one by one.

import { itemName } from "./names.js";

/**
 * @typedef {import("./types").ShowState} ShowState
 * @typedef {import("./types").Cue} Cue
 * @typedef {import("./types").CueStep} CueStep
 *
 * @typedef {object} StepLine
 * @property {number} id
 * @property {string} name "7.2"
 * @property {string} title
 * @property {string} presenter with the office
 * @property {string} text for the MC
 * @property {number | null} pledge_id
 * @property {"done" | "now" | "next" | "later" | "passed"} state "passed": skipped, or left out by a jump
 */

/**
 * Say how the steps of the running cue stand; empty where it has none.
 *
 * @param {ShowState | null} show
 * @param {readonly Cue[]} cues
 * @returns {StepLine[]}
 */
export function stepsView(show, cues) {
  const current = show?.current;
  const steps = cues.find(({ id }) => id === current?.cue_id)?.steps ?? [];
  if (!show || !current) return [];
  return steps.map((step, index) => ({
    id: step.id,
    name: `${current.number}.${index + 1}`,
    title: step.title,
    presenter: [step.presenter, step.office].filter(Boolean).join(", "),
    text: step.text,
    pledge_id: step.pledge_id,
    state: stateOf(show, steps, index),
  }));
}

/** GO takes the first step that was not called: all before it were. @param {ShowState} show @param {readonly CueStep[]} steps @param {number} index @returns {StepLine["state"]} */
function stateOf({ current, next_step }, steps, index) {
  const { id, skipped } = steps[index];
  if (id === current?.step?.step_id) return "now";
  if (skipped) return "passed";
  if (id === next_step?.step_id) return "next";
  if (!current || leftCount(current) === 0) return "done";
  const until = next_step ? next_step.step_id : current.step?.step_id;
  const before = index < steps.findIndex((one) => one.id === until);
  return before ? "done" : next_step ? "later" : "passed";
}

/** @param {{steps_count?: number, steps_called?: number}} current */
export const leftCount = ({ steps_count = 0, steps_called = 0 }) => Math.max(steps_count - steps_called, 0);

/**
 * Name what the next GO calls: "7.2 Công ty …" for a step, "8. Trao bằng …" for a cue; null where there is nothing.
 *
 * @param {ShowState} show
 * @param {readonly Cue[]} cues
 */
export function nextName(show, cues) {
  if (show.next_step && show.current) return stepName(show, cues, show.next_step, show.current.steps_called + 1);
  return show.standby ? itemName(show.standby) : null;
}

/**
 * Name the step that runs, or null.
 *
 * @param {ShowState} show
 * @param {readonly Cue[]} cues
 */
export function runningStepName(show, cues) {
  const step = show.current?.step;
  return step ? stepName(show, cues, step, show.current?.steps_called ?? 1) : null;
}

/**
 * @param {ShowState} show
 * @param {readonly Cue[]} cues
 * @param {import("./types").ShowStep} step
 * @param {number} guess its place, until the rundown is in
 */
function stepName(show, cues, step, guess) {
  return `${stepNumber(show, cues, step.step_id, guess)} ${step.title}`;
}

/**
 * Give a step's number inside its cue: "7.2".
 *
 * @param {ShowState} show
 * @param {readonly Cue[]} cues
 * @param {number} step_id
 * @param {number} guess
 */
export function stepNumber({ current }, cues, step_id, guess) {
  const steps = cues.find(({ id }) => id === current?.cue_id)?.steps ?? [];
  const found = steps.findIndex(({ id }) => id === step_id);
  return `${current?.number}.${found < 0 ? guess : found + 1}`;
}
