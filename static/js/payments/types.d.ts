// What the API says of payments.

export type LineState = "new" | "matched" | "aside";
export type DueState = "outstanding" | "partly" | "received" | "over";
export type Source = "bank" | "cash" | "goods";

export interface Receipt {
  id: number; number: number; pledge_id: number; line_id: number | null; source: Source; amount: number; quantity: number | null;
  matched_by: "reference" | "name" | "person"; received_on: string; note: string; at: string; by: string;
  undone_at: string | null; undone_by: string | null; undone_reason: string;
}
export interface Proposal {
  pledge_id: number; reference: string; donor: string; outstanding: number; why: "reference" | "amount_name" | "name" | "amount"; amount: number;
}
export interface Line {
  id: number; bank: string; booked_on: string; amount: number; left: number; content: string; payer: string; bank_reference: string;
  state: LineState; set_aside: string; receipts: Receipt[]; proposals: Proposal[];
}
export interface Due {
  pledge_id: number; reference: string; donor: string; kind: string; status: string; state: DueState; pledged: number; received: number;
  outstanding: number; over: number; quantity: number | null; goods: number; unit: string; description: string; receipts: number;
  taken_at: string; days: number; contact: { name: string; phone: string };
}
export interface Sums { pledged: number; received: number; outstanding: number; over: number; held: number; count: number; waiting: number }
export interface Totals { cash: Sums; support: Sums; goods: Sums; ages: { since: number; until: number | null; count: number; outstanding: number }[] }
export interface Report {
  bank: string; created: number; updated: number; unchanged: number; money_out: number; amount: number; matched: number;
  rows: import("../lib/sheet_report.js").ToldRow[]; warnings: import("../lib/sheet_report.js").Complaint[]; errors: import("../lib/sheet_report.js").Complaint[];
  columns: import("../lib/mapping.js").ImportColumn[];
}
export interface World {
  http: import("../lib/http.js").Http;
  say: import("../lib/types").Deps["say"];
  forum: string;
  edits: boolean;
  changed: () => void;
}
