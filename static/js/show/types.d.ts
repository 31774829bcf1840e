// The run of show as the API of the slice `show` says it.

import type { Cue as SharedCue, Department, Phase, Scene, ShowMessage } from "../lib/types";

export type { Department, Phase, Scene, ShowMessage };
export type Kind = "performance" | "film" | "talk" | "speech" | "handover" | "award" | "closing" | "other";
export type CueScene = Exclude<Scene, "auto">;

export interface ShowItem {
  cue_id: number;
  number: number;
  title: string;
  kind: Kind;
  presenter: string;
  planned_s: number;
}

export interface RunningItem extends ShowItem {
  /** RFC 3339 */
  called_at: string;
  held_s: number;
  held_since: string | null;
  adjust_s: number;
}

export interface ShowState {
  seq: number;
  version: number;
  rundown_version: number;
  phase: Phase;
  mode: "live" | "rehearsal";
  current: RunningItem | null;
  standby: ShowItem | null;
  scene: CueScene;
  scene_choice: Scene;
  message: ShowMessage | null;
  over_s: number;
  forecast_end_at: string;
  planned_end_at: string;
  /** The time all that comes after the running cue needs. */
  after_s: number;
  end_not_before: string | null;
  started_at: string | null;
  ended_at: string | null;
  server_time: string;
}

export interface Cue extends Omit<SharedCue, "kind" | "scene" | "starts_at"> {
  kind: Kind;
  scene: CueScene | null;
  starts_at: string | null;
  place: "past" | "running" | "coming";
  planned_at: string;
  called_at: string | null;
  ended_at: string | null;
}

export interface Screen {
  page: string;
  name: string;
  role: string;
  since: string;
  count: number;
}

export interface ImportReport {
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
  seat: string;
  admitted_at: string | null;
  deputy: { full_name: string; position: string } | null;
}
