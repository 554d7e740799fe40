import type { StoredReceipt, Submission } from "../../shared/core/delivery/wire.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { wrapShare } from "../keys/share-wrap.ts";
import type { StoredMessage } from "./message-store.ts";

export type StoreResult =
  | { readonly kind: "stored"; readonly receipt: StoredReceipt }
  | { readonly kind: "invalid-request" | "not-your-address" | "too-large" }
  | { readonly kind: "idempotency-conflict" | "idempotency-in-progress" };

/** Resolves to `stored` after the durable commit, never before. */
export async function storeSubmission(
  submission: Submission,
  owner: EndpointEnv["Variables"],
  { config, digests, storage, now }: EndpointParts,
): Promise<StoreResult> {
  const from = parseEmailAddress(submission.from);
  const readers = parseAll(submission.recipients);
  const time = now();
  const expiresAt = Date.parse(submission.expiresAt);
  const latest = time + config.limits.maxExpiryDays * 86_400_000;
  if (from === null || readers === null || expiresAt <= time || expiresAt > latest) return { kind: "invalid-request" };
  const sender = digests.sender(from);
  if (!owner.caller.senders.includes(sender)) return { kind: "not-your-address" };
  const sealed = Buffer.from(submission.sealed, "base64");
  if (sealed.length > config.limits.maxSealedBytes) return { kind: "too-large" };

  const { id } = submission;
  const message: StoredMessage = {
    id,
    sender,
    senderAsReader: digests.reader(id, from),
    storedAt: time,
    expiresAt,
    ended: null,
    share: wrapShare(storage.keys.share, id, Buffer.from(submission.serverShare, "base64url")),
    recipients: readers.map((address) => ({ reader: digests.reader(id, address), openedAt: null })),
  };
  const receipt = { id, storedAt: new Date(time).toISOString(), expiresAt: new Date(expiresAt).toISOString() };
  const added = await storage.messages.add(message, sealed, { ...owner.idempotency, answer: JSON.stringify(receipt) });
  switch (added) {
    case "added":
      return { kind: "stored", receipt };
    case "id-taken":
      return { kind: "idempotency-conflict" };
    // The same request reached another process at the same time: asked again, the answer is there.
    case "key-taken":
      return { kind: "idempotency-in-progress" };
  }
}

function parseAll(addresses: readonly string[]): readonly EmailAddress[] | null {
  const parsed = addresses.map((address) => parseEmailAddress(address));
  return parsed.every((address) => address !== null) ? parsed : null;
}
