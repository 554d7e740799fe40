import type { EmailAddress } from "../draft/email-address.ts";
import type { Recipient } from "../draft/recipient.ts";

/**
 * What is known of one recipient.
 * - `internal`: the domain is one of the organisation's own
 * - `outside`: any other address
 * - `unverifiable`: a group whose members cannot be seen; treated as outside
 * - `unparseable`: not exactly one address; the draft is refused
 */
export type Standing = "internal" | "outside" | "unverifiable" | "unparseable";

export interface RecipientTrust {
  readonly recipient: Recipient;
  readonly standing: Standing;
}

/** Who an address belongs to. Rejects when it cannot be known; the send is then held. */
export interface RecipientDirectory {
  standingOf(address: EmailAddress): Promise<"internal" | "outside">;
}

/** What is known of each recipient, in the order of the draft. */
export async function verifyRecipients(
  recipients: readonly Recipient[],
  directory: RecipientDirectory,
): Promise<readonly RecipientTrust[]> {
  return Promise.all(
    recipients.map(async (recipient) => ({ recipient, standing: await standingOf(recipient, directory) })),
  );
}

async function standingOf(recipient: Recipient, directory: RecipientDirectory): Promise<Standing> {
  switch (recipient.kind) {
    case "mailbox":
      return directory.standingOf(recipient.address);
    case "group":
      return "unverifiable";
    case "unparseable":
      return "unparseable";
  }
}
