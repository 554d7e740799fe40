import { randomBytes } from "node:crypto";
import type { PickupOpened } from "../../shared/core/delivery/wire.ts";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import { currentMessage, end } from "../messages/current-message.ts";
import { tryCode } from "./attempts.ts";
import { markOpened, readerOf } from "./reader.ts";

export type OpenResult =
  | { readonly kind: "opened"; readonly answer: PickupOpened }
  | { readonly kind: "code-wrong" | "message-expired" | "message-recalled" }
  | { readonly kind: "locked"; readonly forMs: number };

/** The right code for the server's share, with a ticket for the content. */
export async function openMessage(
  id: string,
  address: EmailAddress,
  code: string,
  { config, digests, storage, now }: EndpointParts,
): Promise<OpenResult> {
  const time = now();
  const found = await currentMessage(storage.messages, id, time);
  if (found?.ended) return { kind: `message-${found.ended.by}` };
  const reader = digests.reader(id, address);
  const known = readerOf(found, reader) !== null;
  const step = await storage.attempts.step(reader, (attempts) =>
    tryCode(attempts, digests.code(reader, code), known, time, config.limits),
  );
  switch (step.kind) {
    case "wrong":
      return { kind: "code-wrong" };
    case "too-many":
    case "locked":
      return { kind: "locked", forMs: step.forMs };
    case "ok":
      break;
  }
  const message = await storage.messages.update(id, (current) => markOpened(current, reader, time));
  if (message === null) return { kind: "code-wrong" };
  if (message.ended !== null) return { kind: `message-${message.ended.by}` };
  if (message.share === null) throw new Error("a message that has not ended has a share");
  const share = await storage.keys.keystore.open(id, message.share);
  if (share === null) {
    // The database was restored from a time before the recall; the keystore remembers.
    await storage.messages.update(id, (current) => end(current, "recalled", time));
    return { kind: "message-recalled" };
  }
  const ticket = randomBytes(32).toString("base64url");
  const until = time + config.limits.ticketMinutes * 60_000;
  await storage.tickets.add({ digest: plainDigest(ticket), messageId: id, reader, until });
  const serverShare = share.toString("base64url");
  return { kind: "opened", answer: { serverShare, ticket, expiresAt: new Date(message.expiresAt).toISOString() } };
}
