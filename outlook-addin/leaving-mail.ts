import { detectors } from "../shared/core/detection/detectors.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { purposeOf } from "../shared/core/policy/recipient-concerns.ts";
import type { SendPurpose } from "../shared/core/recipients/sent-record.ts";
import { inTime } from "./in-time.ts";
import { localText } from "./local-text.ts";
import { noteRecipients } from "./recipient-memory.ts";

/** Call it when a message may leave as it is. Outlook says nothing after a send: this is the last we hear. */
export async function mailLeaves(draft: Draft): Promise<void> {
  await recipientsKnown(draft, purposeOf(scanDraft(draft, detectors)));
}

/** Remembers to whom the user has sent. Never rejects: at worst the user is asked once more. */
export async function recipientsKnown(draft: Draft, purpose: SendPurpose): Promise<void> {
  try {
    const addresses = draft.recipients.flatMap((one): EmailAddress[] => (one.kind === "mailbox" ? [one.address] : []));
    await noteRecipients(addresses, purpose);
  } catch {
    // The message has gone; there is nothing to hold any more.
  }
}

/** Classic Windows' handler may end with its answer: what it writes to the mailbox has to be written before. In milliseconds. */
const limitMs = 5_000;

/** Notes it beside the answer where that can wait, else before it. Never rejects. */
export async function noteInTime(note: () => Promise<void>): Promise<void> {
  if (localText() === null) await inTime(note(), limitMs).catch(() => {});
  else setTimeout(() => void note(), 0);
}
