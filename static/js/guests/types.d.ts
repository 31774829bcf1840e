// The guest list as the API of the slice `guests` says it.

export interface Guest {
  id: number;
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  /** The group's full name. */
  group: string;
  group_number: number;
  leader: boolean;
  protected: boolean;
  rank: number;
  vip: boolean;
  zone: string;
  seat: string;
  /** What the desk has to know: ăn chay, xe lăn. */
  note: string;
  rsvp: "" | "coming" | "declined" | "deputy";
  delegation_id: number | null;
  /** Its name; empty outside of one. */
  delegation: string;
  heads: boolean;
  merged_into_id: number | null;
  code: string;
  state: "expected" | "present" | "cancelled";
  version: number;
  /** Only for those who edit guests. */
  phone?: string | null;
}

export interface GroupName {
  number: number;
  name: string;
  short_name: string;
  leaders: boolean;
}

export interface Complaint {
  row: number;
  column: string;
  message: string;
}

export interface ImportRow {
  row: number;
  action: "create" | "update" | "unchanged" | "skip";
  what: string;
  why?: string | null;
}

export interface ImportReport {
  rows: ImportRow[];
  created: number;
  updated: number;
  unchanged: number;
  warnings: Complaint[];
  errors: Complaint[];
}
