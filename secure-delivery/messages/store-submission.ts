import type { StoredReceipt, Submission, UploadedSubmission } from "../../shared/core/delivery/wire/submission.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import type { Digest } from "../keys/digests.ts";
import type { Sql } from "../storage/database.ts";
import type { NewContent, StoredMessage } from "./message-store.ts";

export type StoreResult =
  | { readonly kind: "stored"; readonly receipt: StoredReceipt }
  | { readonly kind: "invalid-request" | "not-your-address" | "too-large" | "upload-conflict" }
  | { readonly kind: "idempotency-conflict" | "idempotency-in-progress" };

/** Resolves to `stored` after the durable commit, never before. */
export async function storeSubmission(
  submission: Submission | UploadedSubmission,
  owner: EndpointEnv["Variables"],
  { config, digests, storage, now }: EndpointParts,
  also?: (sql: Sql, recipients: readonly EmailAddress[]) => Promise<void>,
): Promise<StoreResult> {
  const from = parseEmailAddress(submission.from);
  const readers = parseAll(submission.recipients);
  const time = now();
  const expiresAt = Date.parse(submission.expiresAt);
  const latest = time + config.limits.maxExpiryDays * 86_400_000;
  if (from === null || readers === null || expiresAt <= time || expiresAt > latest) return { kind: "invalid-request" };
  const sender = digests.sender(from);
  if (!owner.caller.senders.includes(sender)) return { kind: "not-your-address" };
  const content = contentOf(submission, owner.caller.subject);
  if (content instanceof Uint8Array && content.length > config.limits.maxSealedBytes) return { kind: "too-large" };

  const { id } = submission;
  const message: StoredMessage = {
    id,
    sender,
    senderAsReader: digests.reader(id, from),
    storedAt: time,
    expiresAt,
    ended: null,
    held: null,
    share: await storage.keys.keystore.seal(id, expiresAt, Buffer.from(submission.serverShare, "base64url")),
    recipients: await Promise.all(
      readers.map(async (address, index) => ({
        reader: digests.reader(id, address),
        openedAt: null,
        repliedAt: null,
        notMeAt: null,
        phone: await sealedPhone(submission.phones?.[index] ?? null, id, expiresAt, storage),
        shared: submission.shared?.[index] ?? false,
      })),
    ),
    answers: null,
    secret: submission.secret === undefined ? null : digests.secret(id, submission.secret),
    secretSalt: submission.secretSalt ?? null,
  };
  const receipt = { id, storedAt: new Date(time).toISOString(), expiresAt: new Date(expiresAt).toISOString() };
  const kept = { ...owner.idempotency, answer: JSON.stringify(receipt) };
  const added = await storage.messages.add(message, content, kept, async (sql) => also?.(sql, readers));
  switch (added) {
    case "added":
      return { kind: "stored", receipt };
    case "id-taken":
      return { kind: "idempotency-conflict" };
    case "no-upload":
      return { kind: "upload-conflict" };
    // The same request reached another process at the same time: asked again, the answer is there.
    case "key-taken":
      return { kind: "idempotency-in-progress" };
  }
}

/** Sealed apart from the share, so that it goes with the keys of its day whatever becomes of the message. */
async function sealedPhone(
  phone: string | null,
  id: string,
  expiresAt: number,
  { keys }: EndpointParts["storage"],
): Promise<Uint8Array | null> {
  return phone === null ? null : keys.keystore.seal(`${id} phone`, expiresAt, Buffer.from(phone));
}

function contentOf(submission: Submission | UploadedSubmission, owner: Digest): NewContent {
  return "upload" in submission ? { ...submission.upload, owner } : Buffer.from(submission.sealed, "base64");
}

function parseAll(addresses: readonly string[]): readonly EmailAddress[] | null {
  const parsed = addresses.map((address) => parseEmailAddress(address));
  return parsed.every((address) => address !== null) ? parsed : null;
}
