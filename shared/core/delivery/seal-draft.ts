import type { Draft } from "../draft/draft.ts";
import type { Policy } from "../policy/policy.ts";
import type { DisclaimerRoute } from "../policy/text-terms.ts";
import { toBase64Url } from "./base64.ts";
import { composeMessage, type MessageFile } from "./compose-message.ts";
import { withDisclaimers } from "./disclaimers.ts";
import type { EndpointResult } from "./endpoint-result.ts";
import { type SealedMessage, sealMessage } from "./seal-message.ts";
import { sealedRecipients } from "./sealed-recipients.ts";

/** A whole draft, sealed and ready to hand over. */
export interface SealedDraft {
  readonly sealed: SealedMessage;
  /** Addresses, each once. */
  readonly recipients: readonly string[];
  readonly expiresAt: Date;
}

export interface SealingParts {
  readonly policy: Policy;
  readonly readAttachment: (id: string) => Promise<Uint8Array>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Where a sealed message may go: to the portal alone, or wherever the endpoint delivers it. */
export interface SealingWay {
  /** The endpoint's own key; null: it cannot read the message. */
  readonly deliveryKey: string | null;
  /** By which the organisation's disclaimers are chosen. */
  readonly routes: readonly DisclaimerRoute[];
  /** Largest sealed message that can be handed over. */
  readonly maxBytes: number;
}

export const pickupAlone = { deliveryKey: null, routes: ["portal"] } as const satisfies Partial<SealingWay>;

/** Builds the message, with the organisation's disclaimers and every attachment inside, and seals it. Never rejects. */
export async function sealDraft(
  draft: Draft,
  { policy, readAttachment, now }: SealingParts,
  { deliveryKey, routes, maxBytes }: SealingWay,
): Promise<EndpointResult<SealedDraft>> {
  const recipients = sealedRecipients(draft);
  if (recipients === null) return { ok: false, code: "sealing-failed" };
  const files = await readFiles(draft, readAttachment);
  if (files === null) return { ok: false, code: "attachment-unreadable" };
  const messageId = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const message = composeMessage({ ...draft, source: sourceWith(draft, routes, policy) }, files, new Date(now()));
  const sealed = await trySeal(message, messageId, policy, deliveryKey);
  if (sealed === null) return { ok: false, code: "sealing-failed" };
  if (sealed.sealed.length > maxBytes) return { ok: false, code: "message-too-large" };
  const expiresAt = new Date(now() + policy.sealing.expiryDays * 86_400_000);
  return { ok: true, value: { sealed, recipients, expiresAt } };
}

function sourceWith(draft: Draft, routes: readonly DisclaimerRoute[], policy: Policy): Draft["source"] {
  return withDisclaimers(draft, routes, policy)?.body ?? draft.source;
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
  message: Uint8Array,
  messageId: string,
  { sealing: { escrowKeys } }: Policy,
  deliveryKey: string | null,
): Promise<SealedMessage | null> {
  try {
    return await sealMessage(message, messageId, { escrowKeys, deliveryKey });
  } catch {
    return null;
  }
}
