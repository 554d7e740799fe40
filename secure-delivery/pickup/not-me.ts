import type { NotMe } from "../../shared/core/delivery/wire/pickup-answers.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { writeNotMeMail } from "../../shared/text/not-me-mail.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import type { TicketHolder } from "./ticket-holder.ts";

/**
 * A reader says that the message was not meant for them: from now on this address cannot open it, the sender is told, and the
 * log has an incident. Said twice it is said once. The sender is named by the browser, as for a reply.
 */
export async function sayNotMe(
  { sender: written }: NotMe,
  { message, ticket, as }: Extract<TicketHolder, { kind: "holder" }>,
  { config, digests, storage, mailer, log, now }: EndpointParts,
): Promise<"told" | "invalid-request"> {
  if (as !== "recipient") return "invalid-request";
  const sender = parseEmailAddress(written);
  if (sender === null || digests.sender(sender) !== message.sender) return "invalid-request";
  const at = now();
  await storage.messages.update(message.id, (current) => ({
    ...current,
    recipients: current.recipients.map((one) =>
      one.reader === ticket.reader && one.notMeAt === null ? { ...one, notMeAt: at } : one,
    ),
  }));
  log({ event: "incident", kind: "not-me", message: message.id });
  mailer.post({
    kind: "not-me",
    to: sender,
    ...writeNotMeMail({ organisation: config.organisation, sentAt: new Date(message.storedAt) }),
  });
  return "told";
}
