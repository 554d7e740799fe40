import type { Draft } from "../draft/draft.ts";
import { fingerprintDraft } from "../draft/fingerprint.ts";
import type { PickupProof } from "../policy/pickup-proof.ts";
import type { Policy } from "../policy/policy.ts";
import type { Floor } from "../policy/verdict.ts";
import { toBase64, toBase64Url } from "./base64.ts";
import { routesOfSubmission } from "./disclaimers.ts";
import type { DeliveryClient, EndpointClient } from "./endpoint-client.ts";
import type { EndpointResult } from "./endpoint-result.ts";
import { pickupTerms } from "./pickup-terms.ts";
import type { DeliveryFailure, Notice, Receipt } from "./receipt.ts";
import { pickupAlone, type SealedDraft, sealDraft } from "./seal-draft.ts";
import { maxSealedBytes, maxUploadBytes } from "./wire/sizes.ts";
import type { Submission } from "./wire/submission.ts";
import type { UploadRef } from "./wire/upload.ts";

/** In bytes, before base64. */
const largestInline = 1024 * 1024;

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

/** Where a plan that needs the endpoint is carried out. Neither method rejects. */
export interface DeliveryChannel {
  /** Seals, stores, and answers what the draft becomes. On `failed` nothing was announced. */
  seal(draft: Draft, proof?: PickupProof): Promise<Extract<Receipt, { kind: "sealed" | "deferred" | "failed" }>>;
  /** Hands the message over; the endpoint delivers it by ways not below `floor`. On `failed` it delivers nothing. */
  submit(
    draft: Draft,
    floor: Floor,
    proof?: PickupProof,
  ): Promise<Extract<Receipt, { kind: "submitted" | "deferred" | "failed" }>>;
}

export interface DeliveryChannelParts {
  readonly policy: Policy;
  /** Without `upload` every message goes in one request, and none over `maxSealedBytes`. */
  readonly client: Pick<EndpointClient, "store"> &
    Partial<Pick<EndpointClient, "upload">> &
    Pick<DeliveryClient, "submit">;
  readonly readAttachment: (id: string) => Promise<Uint8Array>;
  readonly writeNotice: NoticeWriter;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function deliveryChannel(parts: DeliveryChannelParts): DeliveryChannel {
  return {
    seal: (draft, proof) => seal(draft, proof, parts),
    submit: (draft, floor, proof) => submit(draft, floor, proof, parts),
  };
}

async function seal(
  draft: Draft,
  proof: PickupProof | undefined,
  parts: DeliveryChannelParts,
): Promise<Extract<Receipt, { kind: "sealed" | "failed" }>> {
  const { policy, client, writeNotice } = parts;
  if (policy.endpoint === null) return failed("endpoint-unreachable");
  const made = await sealDraft(draft, parts, { ...pickupAlone, maxBytes: largestFor(client) });
  if (!made.ok) return failed(made.code);
  const content = await handOver(made.value.sealed.sealed, client);
  if (!content.ok) return failed(content.code);
  const { sealed, recipients, expiresAt } = made.value;

  const stored = await client.store(
    { ...submissionOf(draft, made.value, proof, policy), ...content.value },
    sealed.messageId,
  );
  if (!stored.ok) return failed(stored.code);

  const link = `${policy.endpoint}/p/${sealed.messageId}#${toBase64Url(sealed.linkSecret)}`;
  const notice = writeNotice({
    organisation: policy.organisation.name,
    contact: policy.organisation.contact,
    sender: draft.from.name || draft.from.address,
    link,
    expiresAt,
    subject: policy.notice.subject,
  });
  return {
    kind: "sealed",
    fingerprint: fingerprintDraft(draft),
    messageId: sealed.messageId,
    link,
    notice,
    recipients: recipients.length,
    storedAt: stored.value.storedAt,
    expiresAt: stored.value.expiresAt,
  };
}

async function submit(
  draft: Draft,
  floor: Floor,
  proof: PickupProof | undefined,
  parts: DeliveryChannelParts,
): Promise<Extract<Receipt, { kind: "submitted" | "failed" }>> {
  const { policy, client } = parts;
  const { deliveryKey } = policy.sealing;
  if (policy.endpoint === null) return failed("endpoint-unreachable");
  if (deliveryKey === undefined) return failed("sealing-failed");
  const maxBytes = largestFor(client);
  const made = await sealDraft(draft, parts, { deliveryKey, routes: routesOfSubmission(floor), maxBytes });
  if (!made.ok) return failed(made.code);
  const { sealed, recipients } = made.value;
  if (sealed.linkSecretForDelivery === null) return failed("sealing-failed");

  const content = await handOver(sealed.sealed, client);
  if (!content.ok) return failed(content.code);
  const stored = await client.submit(
    {
      ...submissionOf(draft, made.value, proof, policy),
      ...content.value,
      floor,
      linkSecret: toBase64(sealed.linkSecretForDelivery),
      language: policy.languages[0] ?? "en",
    },
    sealed.messageId,
  );
  if (!stored.ok) return failed(stored.code);
  return {
    kind: "submitted",
    fingerprint: fingerprintDraft(draft),
    messageId: sealed.messageId,
    recipients: recipients.length,
    storedAt: stored.value.storedAt,
  };
}

function largestFor(client: DeliveryChannelParts["client"]): number {
  return client.upload === undefined ? maxSealedBytes : maxUploadBytes;
}

/** Small ones go inside the submission; of a large one, a broken connection would lose all. */
async function handOver(
  sealed: Uint8Array,
  { upload }: DeliveryChannelParts["client"],
): Promise<EndpointResult<{ readonly sealed: string } | { readonly upload: UploadRef }>> {
  if (upload === undefined || sealed.length <= largestInline) return { ok: true, value: { sealed: toBase64(sealed) } };
  const uploaded = await upload(sealed);
  return uploaded.ok ? { ok: true, value: { upload: uploaded.value } } : uploaded;
}

function submissionOf(
  draft: Draft,
  { sealed, recipients, expiresAt }: SealedDraft,
  proof: PickupProof | undefined,
  policy: Policy,
): Omit<Submission, "sealed"> {
  return {
    ...pickupTerms(recipients, proof, policy),
    id: sealed.messageId,
    from: draft.from.address,
    recipients: [...recipients],
    expiresAt: expiresAt.toISOString(),
    serverShare: toBase64Url(sealed.serverShare),
  };
}

function failed(code: DeliveryFailure): Extract<Receipt, { kind: "failed" }> {
  return { kind: "failed", code };
}
