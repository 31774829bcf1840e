// The run of show as the API of the slice `show` says it.

import type { Scene } from "../lib/types";

export type { Scene };
export type Phase = "standby" | "running" | "held" | "ended";
export type Department = "mc" | "sound" | "light" | "screen" | "stage";
export type Kind = "performance" | "film" | "talk" | "speech" | "handover" | "award" | "closing" | "other";
export type CueScene = Exclude<Scene, "auto">;

export interface ShowItem {
  cue_id: number;
  number: number;
  title: string;
  kind: Kind;
  presenter: string;
  /** What the presenter is, for the lower third. */
  office: string;
  planned_s: number;
}

/** A step of the running cue; the text for the MC is in the rundown. */
export interface ShowStep {
  step_id: number;
  title: string;
  presenter: string;
  office: string;
  pledge_id: number | null;
}

export type Target = "mc" | "crew" | "all" | "timer" | "sound" | "light" | "screen" | "stage";

export interface SentMessage {
  id: number;
  text: string;
  target: Target;
  level: "info" | "urgent";
  at: string;
  acks: { name: string; at: string }[];
}

export interface RunningItem extends ShowItem {
  /** RFC 3339 */
  called_at: string;
  held_s: number;
  held_since: string | null;
  adjust_s: number;
  /** The next cue is called by itself once this one's time is up. */
  auto: boolean;
  step: (ShowStep & { called_at: string }) | null;
  steps_called: number;
  steps_count: number;
}

export interface ShowState {
  seq: number;
  version: number;
  rundown_version: number;
  phase: Phase;
  mode: "live" | "rehearsal";
  /** Numbers the evenings and rehearsals played; a reset begins the next. */
  run: number;
  current: RunningItem | null;
  standby: ShowItem | null;
  /** What the next GO calls while the running cue has steps left. */
  next_step: ShowStep | null;
  scene: CueScene;
  scene_choice: Scene;
  /** The newest of `messages`. */
  message: SentMessage | null;
  /** One for each target at most. */
  messages: SentMessage[];
  /** The departments that are ready for the standby cue. */
  ready: Exclude<Department, "mc">[];
  /** Who holds the show; `seat` is the console they hold it from. */
  caller: { name: string; seat: string; since: string } | null;
  rolling: boolean;
  timer_dark: boolean;
  over_s: number;
  forecast_end_at: string;
  planned_end_at: string;
  /** The time all that comes after the running cue needs. */
  after_s: number;
  end_not_before: string | null;
  /** The hour on the invitation, which hours of cues are written for. */
  planned_start_at: string;
  /** The hour the plan of this run is measured from; null until the first GO of a rehearsal, or days after the evening. */
  opens_at: string | null;
  /** The next cue with an hour of its own, and how late the show will be there at `server_time`; negative: early. */
  next_hard: { cue_id: number; number: number; title: string; starts_at: string; over_s: number } | null;
  /** When the next cue is called by itself: after an automatic one, or in roll mode. */
  advance_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  server_time: string;
}

/** A step of a cue; `text` is for the MC. */
export interface CueStep {
  id: number;
  title: string;
  presenter: string;
  office: string;
  text: string;
  scene: CueScene | null;
  pledge_id: number | null;
  skipped: boolean;
}

export type Colour = "" | "red" | "orange" | "yellow" | "green" | "blue" | "purple" | "grey";

/** Cues that follow each other and belong together. */
export interface Block {
  id: number;
  title: string;
  planned_s: number | null;
  colour: Colour;
  version: number;
}

/** A column the office added to its rundown. */
export interface CustomColumn {
  id: number;
  title: string;
  version: number;
}

export interface Rundown {
  version: number;
  cues: Cue[];
  blocks: Block[];
  columns: CustomColumn[];
  /** What the person's next undo takes back, in words. */
  can_undo: string | null;
  can_redo: string | null;
}

export interface Cue {
  id: number;
  number: number;
  title: string;
  kind: Kind;
  planned_s: number;
  starts_at: string | null;
  presenter: string;
  /** What the presenter is, for the lower third. */
  office: string;
  scene: CueScene | null;
  notes: Record<Department, string>;
  skipped: boolean;
  flagged: boolean;
  colour: Colour;
  /** The next cue is called by itself once this one's time is up. */
  auto: boolean;
  block_id: number | null;
  /** Texts by the id of the office's own column. */
  custom: Record<string, string>;
  steps: CueStep[];
  /** Of a hard-timed cue against the cues before it: + gap, − overlap. */
  gap_s: number | null;
  version: number;
  place: "past" | "running" | "coming";
  planned_at: string;
  called_at: string | null;
  ended_at: string | null;
}

/** An item of the rundown as those behind the stage may read it. */
export interface BackstageItem {
  id: number;
  number: number;
  title: string;
  kind: Kind;
  presenter: string;
  office: string;
  planned_s: number;
  starts_at: string | null;
  planned_at: string;
  steps: { id: number; title: string; presenter: string; office: string }[];
}

export interface Screen {
  page: string;
  name: string;
  role: string;
  since: string;
  count: number;
}

export interface LogRun {
  run: number;
  mode: "live" | "rehearsal";
  started_at: string | null;
  ended_at: string | null;
  calls: number;
}

export interface LogCall {
  cue_id: number;
  number: number | null;
  title: string;
  planned_at: string | null;
  planned_s: number;
  called_at: string;
  ended_at: string | null;
  actual_s: number;
  held_s: number;
  over_s: number;
  steps: { step_id: number; title: string; called_at: string }[];
}

export interface LogEntry {
  seq: number;
  at: string;
  kind: string;
  deed: string;
  said: string;
  actor: string;
  actor_kind: string;
  seat: string | null;
  number: number | null;
  title: string | null;
}

export interface Log {
  run: number;
  mode: "live" | "rehearsal";
  runs: LogRun[];
  calls: LogCall[];
  entries: LogEntry[];
  next_cursor: string | null;
}

export interface ImportColumn {
  heading: string;
  field: string;
  sample: string;
}

export interface ImportReport {
  columns: ImportColumn[];
  rows: { row: number; action: "create" | "update" | "unchanged" | "skip"; what: string; why: string | null }[];
  created: number;
  updated: number;
  unchanged: number;
  warnings: { row: number; column: string; message: string }[];
  errors: { row: number; column: string; message: string }[];
}

export interface Delegate {
  guest_id: number;
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  group: string;
  group_number: number;
  leader: boolean;
  vip: boolean;
  seat: string;
  admitted_at: string | null;
  deputy: { full_name: string; position: string } | null;
  /** came after the MC last read the list */
  late: boolean;
}
