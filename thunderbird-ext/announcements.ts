import type { CheckRecord } from "../shared/core/audit/proof-of-check.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import { sessionRecord } from "./session-record.ts";

/**
 * A sealed message is stored and its notice takes the draft's place in this compose window (the key is the tab).
 * There is one from just before the notice is written until the notice is sent or the draft is back.
 */
export interface Announcement {
  readonly messageId: string;
  readonly endpoint: string | null;
  readonly sender: EmailAddress;
  /** What was checked, for the headers of the notice. */
  readonly check: CheckRecord;
  /** The draft while it is exactly the notice: that and nothing else may pass. Null: not written, or being taken back. */
  readonly notice: DraftFingerprint | null;
}

export const announcements = sessionRecord<Announcement>("announcement");
