import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { DeliverySubmission, UploadedDelivery } from "../../shared/core/delivery/wire/delivery-submission.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type StoreResult, storeSubmission } from "../messages/store-submission.ts";
import { outgoingMessage } from "../mime/outgoing-message.ts";
import { deliveryJob } from "./delivery-job.ts";
import { sealEnvelope } from "./envelope.ts";

export type AcceptResult = StoreResult | { readonly kind: "keystore-unavailable" };

/**
 * Resolves to `stored` after the durable commit of the message and of one job for each recipient. What the endpoint could not
 * deliver later, since it cannot read it or must not send it, is refused now, while the draft is still the user's.
 */
export async function acceptDelivery(
  submission: DeliverySubmission | UploadedDelivery,
  owner: EndpointEnv["Variables"],
  parts: EndpointParts,
): Promise<AcceptResult> {
  const { delivering, storage, now } = parts;
  if (delivering === null) return { kind: "keystore-unavailable" };
  const { id, floor, language: _, linkSecret, ...stored } = submission;
  const from = parseEmailAddress(submission.from);
  if (from === null) return { kind: "invalid-request" };
  if (!owner.caller.senders.includes(parts.digests.sender(from))) return { kind: "not-your-address" };
  const sealed = await sealedContent(submission, owner, parts);
  if (sealed === null) return { kind: "upload-conflict" };
  const content = await delivering.keys.open(sealed);
  const secret = await delivering.keys.open(Buffer.from(linkSecret, "base64"));
  if (content === null || secret?.length !== 32) return { kind: "invalid-request" };
  if (outgoingMessage(content, from, id, new Date(now())) === null) return { kind: "invalid-request" };

  const to = submission.recipients.map((address) => parseEmailAddress(address)).filter((address) => address !== null);
  const expiresAt = Date.parse(submission.expiresAt);
  const envelope = await sealEnvelope(storage.keys.keystore, id, expiresAt, { from, recipients: to });
  const result = await storeSubmission({ ...stored, id }, owner, parts, async (sql, recipients) => {
    const at = now();
    await storage.deliveries.add(sql, {
      messageId: id,
      floor,
      envelope,
      linkSecret: Buffer.from(linkSecret, "base64"),
      tags: recipients.map(() => randomBytes(12).toString("hex")),
      at,
    });
    const dueAt = at + delivering.config.undoSeconds * 1_000;
    for (const position of recipients.keys()) await storage.jobs.add(sql, deliveryJob(id, position, dueAt));
  });
  if (result.kind === "stored") delivering.wake();
  return result;
}

async function sealedContent(
  submission: DeliverySubmission | UploadedDelivery,
  { caller }: EndpointEnv["Variables"],
  { storage }: Pick<EndpointParts, "storage">,
): Promise<Uint8Array | null> {
  if (!("upload" in submission)) return Buffer.from(submission.sealed, "base64");
  const found = await storage.contents.readUpload({ ...submission.upload, owner: caller.subject });
  return found === null ? null : buffer(found.stream);
}
