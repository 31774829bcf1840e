// The door as the API of the slices `guests` and `checkin` says it.

export type GuestStanding = "expected" | "present" | "cancelled";

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
  state: GuestStanding;
  version: number;
  vip: boolean;
  zone: string;
  /** Heads the delegation. */
  heads: boolean;
  delegation_id: number | null;
  /** The delegation's name, "" where there is none. */
  delegation: string;
  /** Only for those who edit guests. */
  phone?: string | null;
}

export interface GroupName {
  number: number;
  name: string;
  short_name: string;
  leaders: boolean;
}

export interface Deputy {
  full_name: string;
  position: string;
}

export interface Admission {
  id: number;
  guest_id: number;
  desk: string;
  /** RFC 3339 */
  admitted_at: string;
  scanned_at: string | null;
  deputy: Deputy | null;
  undone_at: string | null;
  undo_reason: string;
  /** The attempt that let the guest in: says which admission is meant, where a number alone may be another's by now. */
  scan?: string | null;
  /** How often the guest went out and came in again. */
  reentries?: number;
}

/** A guest as a desk keeps them: no more than it needs, never a phone number. */
export interface ListedGuest {
  id: number;
  code: string;
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  group_number: number;
  leader: boolean;
  vip: boolean;
  protected: boolean;
  zone: string;
  seat: string;
  note: string;
  delegation_id: number | null;
  heads: boolean;
  state: GuestStanding;
  admitted_at: string | null;
  desk: string;
}

export interface DeskAnswer {
  seq: number;
  server_time?: string;
  guests: ListedGuest[];
  delegations: { id: number; name: string }[];
  retired: { code: string; why: "reissued" | "merged"; guest_id: number | null }[];
}

/** What this desk learned of a guest since its list came. */
export interface Mark {
  /** The guest's id. */
  key: number;
  noted_ms: number;
  state: "expected" | "present";
  admitted_at: string | null;
  desk: string;
}

export interface Delegation {
  id: number;
  name: string;
  members: ListedGuest[];
}

/** A scan on its way: everything that is kept of it while no answer comes. */
export interface Scan {
  /** Idempotency-Key, and the desk's own name for it. */
  key: string;
  code: string;
  /** RFC 3339, by the server's clock. */
  scanned_at: string;
  /** The desk's name when it was scanned: a repeat must say the same. "" or none: the device's own. */
  desk?: string;
  /** Who was let in against the desk's own list; none: nobody knew yet. */
  guest_id?: number;
  /**
   * What is still to be done: "admit" (the default) hands the scan over; "ask" only asks what became of it; "undo" takes
   * back what it may have done; "deputise" names the deputy.
   */
  wish?: "admit" | "ask" | "undo" | "deputise";
  deputy?: Deputy;
  /** Why the server did not take the deputy: it waits for a person, who corrects it or puts it away. */
  refusal?: string;
}

export interface BatchResult {
  key: string;
  status: "admitted" | "already_admitted" | "unknown_code" | "revoked" | "invalid";
  code?: string | null;
  admission?: Admission | null;
  guest?: Guest | null;
}

/** What the server says became of an attempt. */
export interface Attempt {
  key: string;
  status: BatchResult["status"];
  undone: boolean;
  admission?: Admission | null;
  guest?: Guest | null;
}

/** Let in at two desks while one of them was offline. */
export interface Conflict {
  key: string;
  full_name: string;
  group: string;
  first: { desk: string; at: string };
  second: { desk: string; at: string };
}

export interface DoorState {
  seq: number;
  list_seq: number;
  desks: { desk: string; admitted: number; last_at: string }[];
  conflicts: Conflict[];
}

/** What became of a scan, as far as is known. */
export type Outcome = Scan &
  (
    | { kind: "asking" | "waiting" }
    // "letin": let in against the desk's own list, not yet confirmed; its admission has the id 0.
    | { kind: "admitted" | "already" | "undone" | "letin" | "reentered"; admission: Admission; guest: Guest }
    | { kind: "refused"; reason: string; detail: string; guest: Guest | null }
  );

/** An outcome as the device keeps it, beside the list: of the guest only the number. */
export interface KeptOutcome {
  key: string;
  said: Omit<Extract<Outcome, { guest: unknown }>, "guest">;
  guest_id: number | null;
  /** How far the server was, as the desk had seen it then; missing in what older versions kept. */
  seq?: number;
}

/** What is known of somebody who was let in. */
export type Entry = Extract<Outcome, { admission: unknown }>;

export interface GroupCount {
  group: string;
  short_name: string;
  number: number;
  expected: number;
  present: number;
}

export interface Arrival {
  admission_id: number;
  at: string;
  desk: string;
  full_name: string;
  salutation: string;
  position: string;
  organisation: string;
  seat: string;
  group: string;
  leader: boolean;
  vip: boolean;
  deputy: Deputy | null;
}

export interface MissingPerson {
  full_name: string;
  position: string;
  seat: string;
}

export interface LobbyState {
  seq: number;
  vips: { expected: number; present: number; missing: MissingPerson[] };
  delegations: { name: string; expected: number; present: number; head_present: boolean | null }[];
  delegations_more: number;
  /** Arrivals of each step from the beginning on, without gaps. */
  curve: { begins_at: string | null; step_s: number; counts: number[] };
}

export interface EmptySeat {
  zone: string;
  seat: string;
  full_name: string;
  position: string;
  leader: boolean;
  vip: boolean;
  kept: boolean;
}

export interface AttendanceState {
  seq: number;
  expected: number;
  present: number;
  by_group: GroupCount[];
  leaders: { expected: number; present: number; missing: MissingPerson[] };
  recent: Arrival[];
  heralded: Arrival[];
  read_at: string | null;
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
  rank: number;
  seat: string;
  admitted_at: string;
  desk: string;
  deputy: Deputy | null;
  /** came after the MC last read the list */
  late: boolean;
}

export interface Delegates {
  seq: number;
  read_at: string | null;
  items: Delegate[];
  protected_present: number;
}

declare global {
  /** Written before the service worker's own text by the server: the version of all files, and those to keep. */
  const VERSION: string;
  const FILES: string[];
}
