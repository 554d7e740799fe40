import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import { currentMessage } from "../messages/current-message.ts";
import type { StoredMessage } from "../messages/message-store.ts";
import type { Ticket } from "./pickup-stores.ts";
import { type Reader, readerOf } from "./reader.ts";

export type TicketHolder =
  | { readonly kind: "holder"; readonly message: StoredMessage; readonly ticket: Ticket; readonly as: Reader }
  | { readonly kind: "ticket-invalid" | "message-expired" | "message-recalled" };

/** Who holds this ticket for this message, as long as the message can be read and is still theirs to read. */
export async function ticketHolder(
  id: string,
  given: string | null,
  { storage, now }: Pick<EndpointParts, "storage" | "now">,
): Promise<TicketHolder> {
  const message = await currentMessage(storage.messages, id, now());
  if (message?.ended) return { kind: `message-${message.ended.by}` };
  const ticket = given === null ? null : await storage.tickets.find(plainDigest(given));
  if (message === null || ticket === null || ticket.messageId !== id || ticket.until <= now())
    return { kind: "ticket-invalid" };
  const as = readerOf(message, ticket.reader);
  return as === null ? { kind: "ticket-invalid" } : { kind: "holder", message, ticket, as };
}
