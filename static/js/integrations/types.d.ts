// What the server says of integrations.

export interface Webhook {
  id: number;
  name: string;
  url: string;
  kinds: string[];
  active: boolean;
  waiting: number;
  last_delivered_at: string | null;
  failing_since: string | null;
  next_try_at: string | null;
  attempts: number;
  /** Stable English: timeout, unreachable, tls, http 500 … */
  trouble: string;
}

export interface Delivery {
  id: number;
  seq: number;
  kind: string;
  at: string;
  state: "waiting" | "delivered" | "given_up";
  attempts: number;
  delivered_at: string | null;
  next_try_at: string | null;
  trouble: string;
}

/** `listening` and `sending` are empty where a direction is off. */
export interface OscState {
  here: boolean;
  listening: string;
  sending: string[];
  trouble: string;
  carried_out: number;
  refused: number;
  malformed: number;
  sent: number;
  lost: number;
}
