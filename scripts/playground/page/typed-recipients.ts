import { domainOf } from "../../../shared/core/draft/email-address.ts";
import { parseMailbox } from "../../../shared/core/draft/mailbox.ts";
import type { EmulatedRecipient } from "../host/compose-item.ts";

/** What the user typed into To, Cc or Bcc, as Outlook resolves it: parted by semicolons, or by commas behind an address. */
export function typedRecipients(text: string, ownDomain = "clinic.example"): EmulatedRecipient[] {
  return text
    .split(/;|(?<=>|@[\w.-]+),/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part): EmulatedRecipient => {
      const mailbox = parseMailbox(part);
      if (mailbox === null) return { name: part, address: part, recipientType: part.includes("@") ? 0 : 1 };
      const { name, address } = mailbox;
      return { name: name || address, address, recipientType: domainOf(address) === ownDomain ? 2 : 3 };
    });
}

export function recipientText(recipients: readonly EmulatedRecipient[]): string {
  return recipients.map(({ name, address }) => (name === address ? address : `${name} <${address}>`)).join("; ");
}
