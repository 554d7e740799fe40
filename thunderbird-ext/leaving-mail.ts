import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import { withoutDisclaimers } from "../shared/core/detection/without-disclaimers.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { purposeOf } from "../shared/core/policy/recipient-concerns.ts";
import { noteSent } from "../shared/core/recipients/recall-sent.ts";
import type { SendPurpose } from "../shared/core/recipients/sent-record.ts";
import { ownTextsOf } from "../shared/core/send/assess-draft.ts";
import { recipientMemory } from "./recipient-memory.ts";
import { detectorsFor } from "./remembered-findings.ts";
import { sessionRecord } from "./session-record.ts";

/** To whom the message in a window is on its way, and what for; nothing of the message itself. */
interface Leaving {
  readonly addresses: readonly EmailAddress[];
  readonly purpose: SendPurpose;
}

const leaving = sessionRecord<Leaving>("leaving");

/** Call it when a draft is let go, with the draft as the user wrote it. */
export async function mailLeaves(tabId: number, draft: Draft, policy: Policy): Promise<void> {
  const addresses = draft.recipients.flatMap((recipient) => (recipient.kind === "mailbox" ? [recipient.address] : []));
  const ownTexts = ownTextsOf(policy);
  const findings = scanDraft(withoutDisclaimers(draft, ownTexts), await detectorsFor(draft, ownTexts));
  await leaving.put(tabId, { addresses, purpose: purposeOf(findings) });
}

/** One window at a time: of two that read the same record, one would lose what the other noted. */
let last: Promise<void> = Promise.resolve();

/** Only mail that went out makes a recipient known. Never rejects: at worst the user is asked once more. */
export function mailLeft(tabId: number, sent: boolean): Promise<void> {
  last = last.then(() => noteLeft(tabId, sent));
  return last;
}

async function noteLeft(tabId: number, sent: boolean): Promise<void> {
  try {
    const left = await leaving.find(tabId);
    await leaving.drop(tabId);
    if (sent && left !== null) await noteSent(recipientMemory, left.addresses, left.purpose);
  } catch {
    // The message has gone; there is nothing to hold any more.
  }
}
