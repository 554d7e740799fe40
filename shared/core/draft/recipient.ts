import type { EmailAddress } from "./email-address.ts";
import { parseMailbox } from "./mailbox.ts";

export type RecipientField = "to" | "cc" | "bcc";

/**
 * One entry of To, Cc or Bcc.
 * - `mailbox`: one address
 * - `group`: a list or group whose members the host cannot show; never treated as internal
 * - `unparseable`: anything that is not exactly one address; the draft is refused until it is put right
 */
export type Recipient =
  | {
      readonly kind: "mailbox";
      readonly field: RecipientField;
      readonly name: string;
      readonly address: EmailAddress;
    }
  | { readonly kind: "group"; readonly field: RecipientField; readonly name: string }
  | { readonly kind: "unparseable"; readonly field: RecipientField; readonly raw: string };

/** Turns one raw entry into a recipient; total, never throws. */
export function parseRecipient(field: RecipientField, raw: string): Recipient {
  const mailbox = parseMailbox(raw);
  return mailbox === null ? { kind: "unparseable", field, raw } : { kind: "mailbox", field, ...mailbox };
}
