// What the server says and several slices read; what one slice reads stands in its own types.d.ts.

export type Scene = "title" | "tote" | "spotlight" | "agenda" | "black" | "auto";

export interface Spotlight {
  pledge_id: number;
  name: string;
  anonymous: boolean;
  kind: Pledge["kind"];
  /** Null: a gift without an estimate. */
  amount: number | null;
  amount_in_words: string | null;
  description: string;
}

/** `seq` and `scene` only from `GET …/tote`; pushed states leave them out. */
export interface ToteState {
  seq?: number;
  total: number;
  opening_total: number;
  tonight_total: number;
  goal: number;
  /** Floored. */
  percent: number;
  pledge_count: number;
  in_kind_count: number;
  sponsorship_count: number;
  scholarship_count?: number;
  /** Amount null: the donor wishes it not to be shown. */
  latest: { name: string; anonymous: boolean; amount: number | null }[];
  /** Đồng of this evening by programme. */
  programmes?: { fund: number; social: number };
  /** The highest milestone the shown total covers; news where `seq` is newer than what was shown. */
  milestone?: { amount: number; title: string; seq: number } | null;
  /** 0 for real money, otherwise the number of the rehearsal that is on. */
  run?: number;
  rehearsal?: boolean;
  spotlight: Spotlight | null;
  frozen: boolean;
  scene?: Exclude<Scene, "auto">;
}

export interface GroupCount {
  group: string;
  short_name: string;
  number: number;
  expected: number;
  present: number;
}

/** One of the last arrivals. Of protected people only the group is said; names are empty. */
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
  deputy: Deputy | null;
}

export interface AttendanceState {
  seq: number;
  expected: number;
  present: number;
  by_group: GroupCount[];
  leaders: { expected: number; present: number; missing: { full_name: string; position: string; seat: string }[] };
  recent: Arrival[];
}

export interface Deputy {
  full_name: string;
  position: string;
}

export interface Donor {
  name: string;
  kind: "organisation" | "person";
  anonymous: boolean;
}

export interface Pledge {
  id: number;
  number: number;
  reference: string;
  donor: Donor;
  kind: "cash" | "in_kind" | "sponsorship" | "scholarship";
  /** Null: a gift without an estimate. */
  amount: number | null;
  amount_in_words: string | null;
  /** What was said first; outlives a void. */
  promised: number;
  description: string;
  channel: "desk" | "stage" | "form" | "transfer";
  status: "confirmed" | "held" | "void";
  version: number;
  taken_at: string;
  taken_by: string;
  desk: string;
}

/** A public form waiting for a desk to confirm it. */
export interface QueuedRequest {
  id: number;
  number: number;
  reference: string;
  donor: Donor;
  amount: number;
  at: string;
}

export interface PledgesState {
  confirmed: number;
  held: number;
  void: number;
  waiting: number;
  /** The ledger's true total, also while the tote is frozen. */
  total: number;
  held_total: number;
  frozen: boolean;
  queue: QueuedRequest[];
}

/** A device made for the forum, with what is known of its screen. */
export interface PresentDevice {
  id: number;
  name: string;
  role: string;
  /** What it shows now, else what its link opens; null: its role's own page. */
  page: string | null;
  connected: boolean;
  /** There and back; null: not measured (yet). */
  delay_ms: number | null;
  /** Connected since. */
  since: string | null;
  lost_since: string | null;
  /** When it last opened a page or gave a command, to the minute; null: never. */
  last_seen_at: string | null;
}

/** Who is connected: one row for each page, name and role; and the devices the forum expects. */
export interface PresenceState {
  count: number;
  screens: { page: string; name: string; role: string; since: string; count: number }[];
  devices: PresentDevice[];
}

/** application/problem+json (RFC 9457). `status` 0: no answer came. */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: Record<string, string>;
  current?: unknown;
  [extra: string]: unknown;
}

export type ConnectionStatus = "live" | "late" | "lost";

export interface Connection {
  status: ConnectionStatus;
  /** Milliseconds since 1970 by the server's clock: when what is shown was last known to be true. Null: never yet. */
  good_at_ms: number | null;
  /** Seconds without a sign of life. */
  silent_s: number;
  /** Why the server refused to be watched: "unauthenticated", "forbidden" … */
  refused: string | null;
  /** How many lines there have been, this one included. */
  lines: number;
}

/** The one argument besides `root` that every page's start() gets. */
export interface Deps {
  live: import("./live.js").Live;
  http: import("./http.js").Http;
  clock: import("./clock.js").Clock;
  keys: import("./keys.js").Keys;
  connection: import("./connection.js").ConnectionView;
  t: typeof import("./words.js").t;
  say: typeof import("./toast.js").say;
  ask: typeof import("./ask.js").ask;
}
