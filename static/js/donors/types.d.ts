// The donor list as the API of the slice `donors` says it.

export type Letter = "open_letter" | "appeal" | "form_sent" | "form_returned";
export type Answer = "" | "yes" | "considering" | "no";
export type Standing = "unsent" | "waiting" | "considering" | "yes" | "no";

export interface Promised {
  id: number;
  reference: string;
  kind: import("../lib/types").Pledge["kind"];
  description: string;
  status: "held" | "confirmed" | "void";
  version: number;
  board_order: number | null;
  /** What was promised, also of a void one. */
  amount: number;
}

export interface Donor {
  id: number;
  name: string;
  kind: "organisation" | "person";
  contact_name: string;
  contact_position: string;
  contact_phone: string;
  address: string;
  note: string;
  presenter: string;
  answer: Answer;
  /** Days: 2024-09-12. */
  open_letter_on: string | null;
  appeal_on: string | null;
  form_sent_on: string | null;
  form_returned_on: string | null;
  standing: Standing;
  version: number;
  promises: Promised[];
}

export interface Counts {
  total: number;
  unsent: number;
  waiting: number;
  considering: number;
  yes: number;
  no: number;
  promise_count: number;
  promised: number;
  held: number;
  confirmed: number;
}

export interface Board {
  id: number;
  donor: { name: string; anonymous: boolean };
  amount: number | null;
  description: string;
  presenter: string;
  board_order: number | null;
  donor_id: number | null;
}
