import { randomBytes } from "node:crypto";
import type { PickupReplies, PickupReply } from "../../shared/core/delivery/wire/pickup-answers.ts";
import type { StoredReceipt } from "../../shared/core/delivery/wire/submission.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import { currentMessage } from "../messages/current-message.ts";
import type { StoredMessage } from "../messages/message-store.ts";
import { newsJob } from "../news/news.ts";
import type { TicketHolder } from "./ticket-holder.ts";

type Holder = Extract<TicketHolder, { kind: "holder" }>;

export type ReplyResult =
  | { readonly kind: "stored"; readonly receipt: StoredReceipt }
  | { readonly kind: "invalid-request" | "too-large" | "idempotency-conflict" };

/**
 * Stores a recipient's answer for the sender, and tells the sender that there is one. The browser names the sender, whom
 * the endpoint knows as a digest only; a name that does not fit is refused, so nobody else can be written to.
 */
export async function storeReply(
  reply: PickupReply,
  { message, ticket, as }: Holder,
  { config, digests, storage, telling, now }: EndpointParts,
): Promise<ReplyResult> {
  const sender = parseEmailAddress(reply.sender);
  if (as !== "recipient" || sender === null || digests.sender(sender) !== message.sender) {
    return { kind: "invalid-request" };
  }
  const sealed = Buffer.from(reply.sealed, "base64");
  if (sealed.length > config.limits.maxSealedBytes) return { kind: "too-large" };
  const time = now();
  const { id } = reply;
  const stored: StoredMessage = {
    id,
    sender: ticket.reader,
    senderAsReader: ticket.reader,
    storedAt: time,
    expiresAt: message.expiresAt,
    ended: null,
    held: null,
    share: await storage.keys.keystore.seal(id, message.expiresAt, Buffer.from(reply.serverShare, "base64url")),
    recipients: [
      {
        reader: digests.reader(id, sender),
        openedAt: null,
        repliedAt: null,
        notMeAt: null,
        phone: null,
        shared: false,
      },
    ],
    answers: message.id,
    secret: null,
    secretSalt: null,
  };
  const receipt: StoredReceipt = {
    id,
    storedAt: new Date(time).toISOString(),
    expiresAt: new Date(message.expiresAt).toISOString(),
  };
  const news = await newsJob(
    id,
    { kind: "reply", sentAt: message.storedAt, to: sender, messageId: message.id },
    storage.keys.keystore,
    time,
  );
  const key = digests.idempotency(ticket.reader, id);
  const kept = { key, bodyDigest: plainDigest(sealed), answer: JSON.stringify(receipt) };
  const added = await storage.messages.add(stored, sealed, kept, (sql) => storage.jobs.add(sql, news));
  switch (added) {
    case "id-taken":
    case "no-upload":
      return { kind: "idempotency-conflict" };
    // Sent once more because the answer was lost: stored already, and the sender is told or will be.
    case "key-taken":
      if (!(await isSame(storage, key, sealed))) return { kind: "idempotency-conflict" };
      break;
    case "added":
      telling.wake();
      break;
  }
  // Also for what was stored already: a process may have died in between.
  const answered = await storage.messages.update(message.id, (current) => markReplied(current, ticket.reader, time));
  // A hold is on the whole conversation.
  const held = answered?.held ?? null;
  if (held !== null)
    await storage.messages.update(id, (current) => (current.held === null ? { ...current, held } : current));
  return { kind: "stored", receipt };
}

/** The answers to a message, each with what opens it, for its sender alone. */
export async function repliesFor(
  { message, as }: Holder,
  { config, storage, now }: EndpointParts,
): Promise<PickupReplies> {
  if (as !== "sender") return { replies: [] };
  const replies: PickupReplies["replies"] = [];
  for (const id of await storage.replies.ofMessage(message.id)) {
    const reply = await currentMessage(storage.messages, id, now());
    const [recipient] = reply?.recipients ?? [];
    if (reply?.share == null || recipient === undefined) continue;
    const share = await storage.keys.keystore.open(id, reply.share);
    if (share === null) continue;
    const ticket = randomBytes(32).toString("base64url");
    const until = now() + config.limits.ticketMinutes * 60_000;
    await storage.tickets.add({ digest: plainDigest(ticket), messageId: id, reader: recipient.reader, until });
    replies.push({
      id,
      storedAt: new Date(reply.storedAt).toISOString(),
      serverShare: share.toString("base64url"),
      ticket,
    });
  }
  return { replies };
}

async function isSame(
  storage: EndpointParts["storage"],
  key: ReturnType<EndpointParts["digests"]["idempotency"]>,
  sealed: Uint8Array,
): Promise<boolean> {
  return (await storage.answers.find(key))?.bodyDigest === plainDigest(sealed);
}

function markReplied(message: StoredMessage, reader: Holder["ticket"]["reader"], at: number): StoredMessage {
  if (!message.recipients.some((one) => one.reader === reader && one.repliedAt === null)) return message;
  const recipients = message.recipients.map((recipient) =>
    recipient.reader === reader && recipient.repliedAt === null ? { ...recipient, repliedAt: at } : recipient,
  );
  return { ...message, recipients };
}
