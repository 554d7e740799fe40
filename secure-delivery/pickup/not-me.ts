import type { NotMe } from "../../shared/core/delivery/wire/pickup-answers.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { newsJob } from "../news/news.ts";
import type { TicketHolder } from "./ticket-holder.ts";

/**
 * A reader says that the message was not meant for them: from now on this address cannot open it, the sender is told, and so
 * is whoever looks at incidents; the log of evidence has it. Said twice it is said once. The sender is named by the browser, as
 * for a reply.
 */
export async function sayNotMe(
  { sender: written }: NotMe,
  { message, ticket, as }: Extract<TicketHolder, { kind: "holder" }>,
  { config, digests, storage, telling, log, now }: EndpointParts,
): Promise<"told" | "invalid-request"> {
  if (as !== "recipient") return "invalid-request";
  const sender = parseEmailAddress(written);
  if (sender === null || digests.sender(sender) !== message.sender) return "invalid-request";
  const at = now();
  const { id: messageId, storedAt: sentAt } = message;
  const position = message.recipients.findIndex(({ reader }) => reader === ticket.reader);
  const event = `${messageId} ${position}`;
  const { keystore } = storage.keys;
  const jobs = [await newsJob(event, { kind: "not-me", sentAt, to: sender }, keystore, at)];
  if (config.pickup.incidentAddress !== null)
    jobs.push(await newsJob(event, { kind: "incident", sentAt, messageId, position }, keystore, at));
  let isNew = false;
  await storage.messages.update(
    messageId,
    (current) => {
      const isTheirs = current.recipients.map((one) => one.reader === ticket.reader && one.notMeAt === null);
      if (!isTheirs.includes(true)) return current;
      const recipients = current.recipients.map((one, index) => (isTheirs[index] ? { ...one, notMeAt: at } : one));
      return { ...current, recipients };
    },
    async (sql) => {
      isNew = true;
      for (const job of jobs) await storage.jobs.add(sql, job);
    },
  );
  if (isNew) {
    telling.wake();
    log({ event: "incident", kind: "not-me", message: messageId });
  }
  return "told";
}
