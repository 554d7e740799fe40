import type { OverrideNote } from "../core/delivery/override-notes.ts";
import type { DeliveryFailure } from "../core/delivery/receipt.ts";
import type { RecipientState } from "../core/delivery/wire/message-state.ts";

/**
 * What became of a message that was sealed.
 * - `stored`: sealed, and its notice has not left (yet)
 * - `announced`: its recipients have the link
 * - `delivering`: the endpoint is at it
 * - `delivered`: the endpoint is done with it; recipients say how
 * - `recalled`, `expired`: nobody can open it any more
 * - `unknown`: the endpoint could not be asked now
 */
export type SentState = "stored" | "announced" | "delivering" | "delivered" | "recalled" | "expired" | "unknown";

/** One message that the endpoint holds. It has no subject: nothing of the message is kept on this machine. */
export interface SentMessage {
  readonly id: string;
  readonly state: SentState;
  /** ISO 8601, UTC. */
  readonly storedAt: string;
  readonly expiresAt: string;
  readonly recipients: readonly SentRecipient[];
  /** Its link is known here, and somebody could still use it. */
  readonly linkAgain: boolean;
}

export interface SentRecipient {
  readonly shown: string;
  /** Null: not known now. */
  readonly state: RecipientState | null;
  /** ISO 8601, UTC; null when not, or not known. */
  readonly openedAt: string | null;
  /** Who opened it, where several people read the address; `at` is ISO 8601, UTC. */
  readonly readers: readonly { readonly name: string; readonly at: string }[];
}

/** What can be done about one. `link-again` opens a new message with the notice; the user sends that. */
export type SentAction =
  | { readonly do: "recall"; readonly id: string }
  | { readonly do: "change-expiry"; readonly id: string; readonly expiresAt: string }
  | { readonly do: "link-again"; readonly id: string };

/** `recalled-late`: somebody had opened or got it already. `link-not-opened`: the mail program opened no new message. */
export type SentResult = "done" | "recalled-late" | "link-not-opened" | DeliveryFailure;

/** The sender's sealed messages and own notes, for the Sent tab. No method rejects. */
export interface SentBox {
  /** Newest first, as the endpoint knows them now. */
  list(): Promise<readonly SentMessage[]>;
  act(action: SentAction): Promise<SentResult>;
  /** Newest first. */
  notes(): Promise<readonly OverrideNote[]>;
  /** False when it is still there. */
  forgetNote(id: string): Promise<boolean>;
}
