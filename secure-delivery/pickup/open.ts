import { randomBytes } from "node:crypto";
import type { PickupOpen, PickupOpened } from "../../shared/core/delivery/wire/pickup.ts";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import { currentMessage, end } from "../messages/current-message.ts";
import { asksName, keepName } from "./name-reader.ts";
import { prove, trustDevice } from "./prove.ts";
import { markOpened } from "./reader.ts";

export type OpenResult =
  | { readonly kind: "opened"; readonly answer: PickupOpened }
  | { readonly kind: "code-wrong" | "name-missing" | "message-expired" | "message-recalled" }
  | { readonly kind: "locked"; readonly forMs: number };

/** A proof of the address for the server's share, with a ticket for the content. */
export async function openMessage(
  id: string,
  address: EmailAddress,
  given: PickupOpen,
  parts: EndpointParts,
): Promise<OpenResult> {
  const { config, digests, storage, now } = parts;
  const time = now();
  const found = await currentMessage(storage.messages, id, time);
  if (found?.ended) return { kind: `message-${found.ended.by}` };
  const reader = digests.reader(id, address);
  // Before the proof is used up: a code works once.
  if (asksName(found) && (given.name ?? "").trim() === "") return { kind: "name-missing" };
  const step = await prove(found, id, address, given, parts);
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
  if (given.name !== undefined) await keepName(message, reader, given.name, parts);
  const ticket = randomBytes(32).toString("base64url");
  const until = time + config.limits.ticketMinutes * 60_000;
  await storage.tickets.add({ digest: plainDigest(ticket), messageId: id, reader, until });
  const serverShare = share.toString("base64url");
  const expiresAt = new Date(message.expiresAt).toISOString();
  const trusted = "code" in given && given.trust && config.pickup.trustedDeviceDays > 0;
  if (!trusted) return { kind: "opened", answer: { serverShare, ticket, expiresAt } };
  const device = randomBytes(32).toString("base64url");
  await trustDevice(digests.owner(address), device, parts);
  return { kind: "opened", answer: { serverShare, ticket, expiresAt, device } };
}
