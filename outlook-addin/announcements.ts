import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import { sessionValue } from "./session-value.ts";

/**
 * A sealed message is stored and its notice takes the draft's place in this item. There is one from just before the
 * notice is written until the notice has left or the draft is back.
 */
export interface Announcement {
  readonly messageId: string;
  readonly endpoint: string | null;
  readonly sender: EmailAddress;
  readonly policyVersion: number;
  /** The draft while it is exactly the notice: that and nothing else may leave. Null: not written, or being taken back. */
  readonly notice: DraftFingerprint | null;
}

export const announcements = sessionValue<Announcement>("announcement");
