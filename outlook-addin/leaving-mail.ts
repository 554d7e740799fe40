import { detectors } from "../shared/core/detection/detectors.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { purposeOf } from "../shared/core/policy/recipient-concerns.ts";
import { noteSent } from "../shared/core/recipients/recall-sent.ts";
import { recipientMemory } from "./recipient-memory.ts";

/**
 * Remembers to whom the user has sent. Outlook says nothing after a send: that it may leave is the last we hear. Never
 * rejects: at worst the user is asked once more.
 */
export async function mailLeaves(draft: Draft): Promise<void> {
  try {
    const addresses = draft.recipients.flatMap((one): EmailAddress[] => (one.kind === "mailbox" ? [one.address] : []));
    await noteSent(recipientMemory, addresses, purposeOf(scanDraft(draft, detectors)));
  } catch {
    // The message has gone; there is nothing to hold any more.
  }
}
