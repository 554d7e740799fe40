import type { Draft } from "../draft/draft.ts";
import { fingerprintDraft } from "../draft/fingerprint.ts";
import type { Policy } from "../policy/policy.ts";
import { toBase64, toBase64Url } from "./base64.ts";
import { composeMessage, type MessageFile } from "./compose-message.ts";
import type { EndpointClient } from "./endpoint-client.ts";
import type { DeliveryFailure, Notice, Receipt } from "./receipt.ts";
import { type SealedMessage, sealMessage } from "./seal-message.ts";
import { maxSealedBytes } from "./wire.ts";

/** What a notice says. */
export interface NoticeFacts {
  readonly organisation: string;
  readonly contact: string;
  readonly sender: string;
  readonly link: string;
  readonly expiresAt: Date;
  readonly subject: { readonly en: string; readonly es: string };
}

/** Writes the notice in the organisation's languages; pure. */
export type NoticeWriter = (facts: NoticeFacts) => Notice;

/** Where a plan to seal is carried out. */
export interface SealingChannel {
  /** Seals, stores, and answers what the draft becomes. Never rejects; on `failed` nothing was announced. */
  seal(draft: Draft): Promise<Extract<Receipt, { kind: "sealed" | "deferred" | "failed" }>>;
}

/** For places that must answer at once, such as a client's send event: sealing is left to a second run elsewhere. */
export const deferredSealing: SealingChannel = { seal: async () => ({ kind: "deferred" }) };

export interface SealingChannelParts {
  readonly policy: Policy;
  readonly client: EndpointClient;
  readonly readAttachment: (id: string) => Promise<Uint8Array>;
  readonly writeNotice: NoticeWriter;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function sealingChannel(parts: SealingChannelParts): SealingChannel {
  return { seal: (draft) => sealDraft(draft, parts) };
}

async function sealDraft(
  draft: Draft,
  { policy, client, readAttachment, writeNotice, now }: SealingChannelParts,
): Promise<Extract<Receipt, { kind: "sealed" | "failed" }>> {
  if (policy.endpoint === null) return failed("endpoint-unreachable");
  const recipients = addressesOf(draft);
  if (recipients === null) return failed("sealing-failed");
  const files = await readFiles(draft, readAttachment);
  if (files === null) return failed("attachment-unreadable");

  const messageId = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const sealed = await trySeal(draft, files, messageId, policy, now());
  if (sealed === null) return failed("sealing-failed");
  if (sealed.sealed.length > maxSealedBytes) return failed("message-too-large");

  const expiresAt = new Date(now() + policy.sealing.expiryDays * 86_400_000);
  const stored = await client.store(
    {
      id: messageId,
      from: draft.from.address,
      recipients,
      expiresAt: expiresAt.toISOString(),
      serverShare: toBase64Url(sealed.serverShare),
      sealed: toBase64(sealed.sealed),
    },
    messageId,
  );
  if (!stored.ok) return failed(stored.code);

  const link = `${policy.endpoint}/p/${messageId}#${toBase64Url(sealed.linkSecret)}`;
  const notice = writeNotice({
    organisation: policy.organisation.name,
    contact: policy.organisation.contact,
    sender: draft.from.name || draft.from.address,
    link,
    expiresAt,
    subject: policy.notice.subject,
  });
  const { storedAt } = stored.value;
  return {
    kind: "sealed",
    fingerprint: fingerprintDraft(draft),
    messageId,
    link,
    notice,
    recipients: recipients.length,
    storedAt,
    expiresAt: stored.value.expiresAt,
  };
}

function failed(code: DeliveryFailure): Extract<Receipt, { kind: "failed" }> {
  return { kind: "failed", code };
}

/** Null when somebody could not be opened for: a group's members cannot prove an address that nobody knows. */
function addressesOf(draft: Draft): string[] | null {
  const addresses = draft.recipients.map((recipient) => (recipient.kind === "mailbox" ? recipient.address : null));
  return addresses.every((address) => address !== null) ? [...new Set(addresses)] : null;
}

async function readFiles(
  draft: Draft,
  readAttachment: (id: string) => Promise<Uint8Array>,
): Promise<MessageFile[] | null> {
  try {
    return await Promise.all(
      draft.attachments.map(async ({ id, name, mediaType }) => ({
        name,
        mediaType,
        content: await readAttachment(id),
      })),
    );
  } catch {
    return null;
  }
}

async function trySeal(
  draft: Draft,
  files: readonly MessageFile[],
  messageId: string,
  policy: Policy,
  now: number,
): Promise<SealedMessage | null> {
  try {
    return await sealMessage(composeMessage(draft, files, new Date(now)), messageId, policy.sealing.escrowKeys);
  } catch {
    return null;
  }
}
