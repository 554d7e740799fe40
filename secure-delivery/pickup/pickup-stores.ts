import type { Digest } from "../keys/digests.ts";
import type { AttemptResult, AttemptStep, Attempts } from "./attempts.ts";

/** Rejects when the storage fails; no step was taken then. */
export interface AttemptStore {
  /** Takes one step in one transaction, so that two tries at once both count. */
  step(reader: Digest, take: (attempts: Attempts) => AttemptStep): Promise<AttemptResult>;
}

/** Fetches the content of one message, until its time is over. */
export interface Ticket {
  readonly digest: Digest;
  readonly messageId: string;
  /** Whose it is. */
  readonly reader: Digest;
  readonly until: number;
}

export interface TicketStore {
  add(ticket: Ticket): Promise<void>;
  find(digest: Digest): Promise<Ticket | null>;
}

export interface ReplyStore {
  /** Ids of the replies to a message, oldest first. */
  ofMessage(id: string): Promise<readonly string[]>;
}
