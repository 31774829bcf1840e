// An import as the server tells it, and what one kind of list has of its own.

import type { Acts, State } from "./drawing.js";
import type { Entry } from "./reading.js";

export interface ImportReport {
  rows: import("../sheet_report.js").ToldRow[];
  created: number;
  updated: number;
  unchanged: number;
  warnings: import("../sheet_report.js").Complaint[];
  errors: import("../sheet_report.js").Complaint[];
  columns: import("../mapping.js").ImportColumn[];
  sheets: string[];
  /** Rows for a person to decide, where a kind of list has such. */
  doubtful?: import("../../guests/types").ImportDoubt[];
  /** How many amounts are promised, and what they come to, where a list of donors says such. */
  promises?: number;
  promised?: number;
}

/** What a doubtful row is, by the row's key. */
export type Decisions = Record<string, number | "new" | "skip">;

export interface ImportKind {
  /** Where the file is sent to. */
  path: string;
  /** The field without which there is nothing to import. */
  needed: string;
  fieldChoices: () => readonly import("../mapping.js").FieldChoice[];
  /** What a row is called, and how the needed column is asked for. */
  words: () => { what: string; ask: string };
  button: (count: number) => string;
  /** Whether there is more to write than rows. */
  writes?: (report: ImportReport) => boolean;
  above?: (report: ImportReport, state: State, acts: Acts) => unknown;
  beside?: (entry: Entry, state: State, acts: Acts) => unknown;
  below?: (report: ImportReport) => unknown;
  done?: (report: ImportReport, state: State) => unknown;
}
