// What the pledge desk asks the server for, and what it keeps meanwhile.

import type { Donor, Pledge as Sent } from "../../lib/types";

export type Kind = Sent["kind"];
export type Channel = Sent["channel"];
export type Status = Sent["status"];

export interface Pledge extends Omit<Sent, "desk"> {
  desk: string | null;
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
  possible_repeat: Repeat | null;
}

export interface ReadBack {
  amount: number | null;
  amount_in_words: string | null;
  repeat: Repeat | null;
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
}

/** The body of POST pledges. */
export interface PledgeBody {
  donor: Donor;
  kind: Kind;
  amount: number | null;
  description: string;
  channel: Channel;
  hold: boolean;
}

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

export interface Rewording {
  version: number;
  before: { donor?: Donor; description?: string; channel?: Channel };
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
