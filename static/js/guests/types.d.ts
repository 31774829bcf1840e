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
  /** Personal data was erased after the forum: the name is no name, and the code no code. */
  erased: boolean;
  version: number;
  /** Only for those who edit guests. */
  phone?: string | null;
}

export interface Delegation {
  id: number;
  name: string;
  contact_name: string;
  /** Only for those who edit guests. */
  contact_phone?: string | null;
  note: string;
  version: number;
  expected: number;
  present: number;
  head: { id: number; full_name: string; salutation: string; position: string } | null;
}

/** Guests of one organisation who are in no delegation, in protocol order. */
export interface Proposal {
  name: string;
  /** The delegation of this name they would join. */
  delegation_id: number | null;
  guests: { id: number; full_name: string; position: string }[];
}

/** Two records that may be one person, the older first. */
export interface Pair {
  why: "name" | "phone";
  guests: [Guest, Guest];
  /** Somewhere else it was decided what they are, while the pair was looked at here. */
  settled?: boolean;
}

/** A guest's place in the province's usual order, and now. */
export interface Place {
  id: number;
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  place: number;
  place_before: number;
}

export interface GroupName {
  number: number;
  name: string;
  short_name: string;
  leaders: boolean;
}

export interface ImportPerson {
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  phone: string;
  seat: string;
}

export interface ImportDoubt {
  key: string;
  row: number;
  sheet?: string | null;
  what: string;
  /** Whom the row is taken for without a decision; null: somebody new. */
  guest_id: number | null;
  person: ImportPerson;
  candidates: { guest_id: number; what: string; why: string; person: ImportPerson }[];
}

/** The report of an import of guests has all of these. */
export interface ImportReport extends Omit<import("../lib/import/types").ImportReport, "promises" | "promised"> {
  doubtful: ImportDoubt[];
  absent: { guest_id: number; what: string }[];
  absent_count: number;
  delegations: number;
}

/** Which guest a doubtful row is, by the row's key. */
export type Decisions = import("../lib/import/types").Decisions;

export interface Sitter {
  id: number;
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  group_number: number;
  leader: boolean;
  vip: boolean;
  seat: string;
  zone: string;
  state: "expected" | "present";
  version: number;
}

export interface Seat {
  label: string;
  zone: string;
  row: number;
  column: number;
  guest?: Sitter | null;
  /** More guests on the same seat: a conflict. */
  others?: Sitter[] | null;
}

export interface SeatMap {
  seats: Seat[];
  unplaced: Sitter[];
  unplaced_count: number;
}
