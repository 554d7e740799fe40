import type { Recipient } from "../draft/recipient.ts";
import type { Concern, RecipientConcern } from "./concern.ts";
import { mailboxConcerns } from "./mailbox-concerns.ts";
import { messageConcerns } from "./message-concerns.ts";
import { personConcerns } from "./person-concerns.ts";
import type { RecipientContext } from "./recipient-context.ts";
import { type SeenRecipients, seeRecipients } from "./seen-recipients.ts";

/**
 * What gives pause about the recipients of one draft: recipient by recipient in their order, for each the gravest
 * first; then what concerns the message as a whole. Pure; what has been confirmed by sending is not asked again.
 */
export function concernsOf(recipients: readonly Recipient[], context: RecipientContext): readonly Concern[] {
  const seen = seeRecipients(recipients, context);
  const persons = personConcerns(seen, context);
  return [
    ...recipients.flatMap((recipient, at) => ofRecipient(recipient, at, seen, context, persons)),
    ...messageConcerns(seen, context),
  ];
}

/** Nothing is said of the sender, nor twice of one address. */
function ofRecipient(
  recipient: Recipient,
  at: number,
  seen: SeenRecipients,
  context: RecipientContext,
  persons: readonly RecipientConcern[],
): readonly RecipientConcern[] {
  switch (recipient.kind) {
    case "unparseable":
      return [{ code: "unparseable", recipient: at }];
    case "group":
      return [{ code: "unverifiable", recipient: at }];
    case "mailbox": {
      const mailbox = seen.mailboxAt.get(at);
      if (mailbox === undefined) return [];
      const all = [...mailboxConcerns(mailbox, seen, context), ...persons.filter((one) => one.recipient === at)];
      return [...all.filter(({ code }) => code !== "first-time"), ...all.filter(({ code }) => code === "first-time")];
    }
  }
}
