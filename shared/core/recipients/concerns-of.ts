import type { Recipient } from "../draft/recipient.ts";
import type { Concern } from "./concern.ts";
import { mailboxConcerns } from "./mailbox-concerns.ts";
import { messageConcerns } from "./message-concerns.ts";
import { personConcerns } from "./person-concerns.ts";
import type { RecipientContext } from "./recipient-context.ts";
import { type SeenMailbox, type SeenRecipients, seeRecipients } from "./seen-recipients.ts";

/**
 * What gives pause about the recipients of one draft: recipient by recipient in their order, for each the gravest
 * first; then what concerns the message as a whole. Pure; what has been confirmed by sending is not asked again.
 */
export function concernsOf(recipients: readonly Recipient[], context: RecipientContext): readonly Concern[] {
  const seen = seeRecipients(recipients, context);
  const byPerson = personConcerns(seen, context);
  return [
    ...recipients.flatMap((recipient, at): readonly Concern[] => {
      switch (recipient.kind) {
        case "unparseable":
          return [{ code: "unparseable", recipient: at }];
        case "group":
          return [{ code: "unverifiable", recipient: at }];
        case "mailbox":
          return ofMailbox(seen.mailboxAt.get(at), seen, context, byPerson);
      }
    }),
    ...messageConcerns(seen, context),
  ];
}

/** Nothing is said of the sender, nor twice of one address. */
function ofMailbox(
  mailbox: SeenMailbox | undefined,
  seen: SeenRecipients,
  context: RecipientContext,
  byPerson: ReturnType<typeof personConcerns>,
): readonly Concern[] {
  if (mailbox === undefined) return [];
  const person = byPerson.filter(({ recipient }) => recipient === mailbox.recipient);
  const own = mailboxConcerns(mailbox, seen, context);
  return [
    ...own.filter(({ code }) => code !== "first-time"),
    ...person,
    ...own.filter(({ code }) => code === "first-time"),
  ];
}
