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
}

/** A scan on its way: everything that is kept of it while no answer comes. */
export interface Scan {
  /** Idempotency-Key, and the desk's own name for it. */
  key: string;
  code: string;
  /** RFC 3339, by the server's clock. */
  scanned_at: string;
}

export interface BatchResult {
  key: string;
  status: "admitted" | "already_admitted" | "unknown_code" | "revoked" | "invalid";
  code?: string | null;
  admission?: Admission | null;
}

/** What became of a scan, as far as is known. */
export type Outcome = Scan &
  (
    | { kind: "asking" | "waiting" }
    | { kind: "admitted" | "already" | "undone"; admission: Admission; guest: Guest }
    | { kind: "refused"; reason: string; detail: string; guest: Guest | null }
  );

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
