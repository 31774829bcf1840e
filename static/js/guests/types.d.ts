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
  seat: string;
  note: string;
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
