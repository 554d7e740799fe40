import type { EmailAddress } from "../draft/email-address.ts";
import type { EncryptionTechnology } from "../draft/encryption.ts";
import type { Recipient } from "../draft/recipient.ts";

/**
 * What is known of one recipient.
 * - `internal`: the domain is one of the organisation's own
 * - `partner`: an organisation with an agreement that holds today
 * - `outside`: any other address
 * - `personal`: outside, at a provider where anybody can open an account
 * - `unverifiable`: a group whose members cannot be seen; treated as outside
 * - `unparseable`: not exactly one address; the draft is refused
 */
export const standings = ["internal", "partner", "outside", "personal", "unverifiable", "unparseable"] as const;
export type Standing = (typeof standings)[number];

/** What the client's own sending is worth for one recipient, weakest last. */
export type NativeRoute = "direct" | "tls" | "plain";

export interface RecipientTrust {
  readonly recipient: Recipient;
  readonly standing: Standing;
  readonly nativeRoute: NativeRoute;
  /** The admin has made sure that the client holds this recipient's key of this kind. */
  readonly keys?: EncryptionTechnology;
}

/** What a directory says of one address. */
export type AddressTrust = Omit<RecipientTrust, "recipient">;

/** Who an address belongs to. Rejects when it cannot be known; the send is then held. */
export interface RecipientDirectory {
  lookUp(address: EmailAddress): Promise<AddressTrust>;
}

/** What is known of each recipient, in the order of the draft. */
export async function verifyRecipients(
  recipients: readonly Recipient[],
  directory: RecipientDirectory,
): Promise<readonly RecipientTrust[]> {
  return Promise.all(recipients.map(async (recipient) => ({ recipient, ...(await lookUp(recipient, directory)) })));
}

async function lookUp(recipient: Recipient, directory: RecipientDirectory): Promise<AddressTrust> {
  switch (recipient.kind) {
    case "mailbox":
      return directory.lookUp(recipient.address);
    case "group":
      return { standing: "unverifiable", nativeRoute: "plain" };
    case "unparseable":
      return { standing: "unparseable", nativeRoute: "plain" };
  }
}
