import type { Draft } from "../draft/draft.ts";
import type { EmailAddress } from "../draft/email-address.ts";

/**
 * Whom a draft is sealed to, each address once, in the order in which the endpoint will speak of them. Null when somebody
 * could not be opened for: a group's members cannot prove an address that nobody knows.
 */
export function sealedRecipients({ recipients }: Pick<Draft, "recipients">): readonly EmailAddress[] | null {
  const addresses = recipients.map((recipient) => (recipient.kind === "mailbox" ? recipient.address : null));
  return addresses.every((address) => address !== null) ? [...new Set(addresses)] : null;
}
