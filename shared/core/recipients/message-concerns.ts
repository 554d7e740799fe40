import type { MessageConcern } from "./concern.ts";
import type { RecipientContext } from "./recipient-context.ts";
import type { SeenRecipients } from "./seen-recipients.ts";

/** What gives pause about the recipients taken together. A group counts as one outside. */
export function messageConcerns(seen: SeenRecipients, context: RecipientContext): readonly MessageConcern[] {
  const { conversation, hasFindings, visibleLimit: limit } = context;
  const { mailboxes, groups } = seen;
  const concerns: MessageConcern[] = [];
  const leaving = mailboxes.filter(({ relation }) => relation !== "internal").length + groups.length;
  const many = mailboxes.length + groups.length > 1;
  if (conversation.kind === "reply-all" && hasFindings && many && leaving > 0) {
    concerns.push({ code: "reply-all", outside: leaving });
  }
  const visible =
    mailboxes.filter(({ relation, field }) => field !== "bcc" && (relation === "outside" || relation === "personal"))
      .length + groups.filter((field) => field !== "bcc").length;
  if (visible > limit) concerns.push({ code: "many-visible", outside: visible, limit });
  if (context.quotesProtected && leaving > 0) concerns.push({ code: "quotes-protected", outside: leaving });
  return concerns;
}
