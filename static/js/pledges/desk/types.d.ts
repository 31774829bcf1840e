// What the pledge desk asks the server for, and what it keeps meanwhile.

import type { Donor, Pledge as Sent } from "../../lib/types";

export type Kind = Sent["kind"];
export type Channel = Sent["channel"];
export type Status = Sent["status"];

export type Programme = "fund" | "social";

/** What a pledge says beside its amount. */
export interface Particulars {
  programme: Programme;
  quantity: number | null;
  unit: string;
  months: number | null;
  per_month: number | null;
  beneficiary: string;
  amount_shown: boolean;
}

export interface Pledge extends Omit<Sent, "desk">, Particulars {
  desk: string | null;
  /** The name of who is helped may be public. */
  beneficiary_released: boolean;
  /** The number of the desk's paper slip. */
  slip: string;
  /** Told by a correction that made the donor anonymous: the items of the programme that say the name. */
  still_named?: { cue_id: number; number: number; title: string }[];
  /** The same of messages: those that stand on screens, and those prepared. */
  still_said?: { text: string; target: string; prepared: boolean }[];
}

/** An earlier pledge of the same donor and amount. */
export interface Repeat {
  id: number;
  reference: string;
  at: string;
  desk: string | null;
  by: string;
}

export interface Taken extends Pledge {
  rehearsal: boolean;
  possible_repeat: Repeat | null;
}

export interface ReadBack {
  amount: number | null;
  amount_in_words: string | null;
  per_month?: number | null;
  repeat: Repeat | null;
  /** The pledge that was typed in of this slip already. */
  entered?: Pledge | null;
  /** Read by the desk itself: nobody compared it with what was taken before. */
  alone?: boolean;
}

/** What stands in the fields, as typed. */
export interface Draft {
  name: string;
  donor_kind: Donor["kind"];
  anonymous: boolean;
  kind: Kind;
  amount: string;
  description: string;
  channel: Channel;
  hold: boolean;
  programme: Programme;
  quantity: string;
  unit: string;
  months: string;
  per_month: string;
  beneficiary: string;
  /** The amount is not to be made public. */
  quiet: boolean;
  /** Of a slip that was written by hand meanwhile. */
  slip: string;
}

/** The body of POST pledges. */
export interface PledgeBody extends Particulars {
  donor: Donor;
  kind: Kind;
  amount: number | null;
  description: string;
  channel: Channel;
  hold: boolean;
  slip: string;
  /** What was on when it was said, for it may arrive later; null where the desk did not know. */
  rehearsal?: boolean | null;
}

/** A body before it is sent: its slip is numbered then, where none was typed. */
export type NewBody = Omit<PledgeBody, "slip"> & { slip?: string };

/** A confirmed entry on its way. `actor` confirmed it: the key counts only for them. */
export interface Outgoing {
  key: string;
  actor: string;
  actor_name: string;
  confirmed_at: string;
  body: PledgeBody;
  words: string | null;
  /** "Again?" was asked and answered at this desk. */
  again: boolean;
  state: "sending" | "waiting" | "refused";
  tries: number;
  /** How often the server itself failed over it. */
  faults?: number;
  why: string;
}

export interface LedgerLine {
  line: number;
  amount: number;
  reason: string;
  at: string;
  by: string;
}

/** The parts a correction changed, as they stood before. */
export interface Wording {
  donor?: Donor;
  description?: string;
  channel?: Channel;
  status?: Status;
  particulars?: Particulars & { beneficiary_released: boolean };
  slip?: string;
}

export interface Rewording {
  version: number;
  before: Wording;
  reason: string;
  at: string;
  by: string;
}

export interface History extends Pledge {
  ledger: LedgerLine[];
  rewordings: Rewording[];
}

/** A public form, with all a desk may read. */
export interface Request {
  id: number;
  number: number;
  reference: string;
  donor: Donor;
  amount: number;
  amount_in_words: string;
  phone: string;
  message: string;
  status: "waiting" | "accepted" | "rejected";
  at: string;
}

/** One raised hand of a quick round; without an id while it is on its way. */
export interface RoundItem {
  key: string;
  name: string;
  amount: number;
  id: number | null;
  reference: string;
  voided: boolean;
  /** The server has taken the same from another desk a moment ago. */
  doubtful: boolean;
}
