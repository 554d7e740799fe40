import type { Draft } from "../draft/draft.ts";
import { fingerprintDraft } from "../draft/fingerprint.ts";
import type { PickupProof } from "../policy/pickup-proof.ts";
import type { Policy } from "../policy/policy.ts";
import type { Floor } from "../policy/verdict.ts";
import { toBase64, toBase64Url } from "./base64.ts";
import { routesOfSubmission } from "./disclaimers.ts";
import type { DeliveryClient, EndpointClient } from "./endpoint-client.ts";
import { pickupTerms } from "./pickup-terms.ts";
import type { DeliveryFailure, Notice, Receipt } from "./receipt.ts";
import { pickupAlone, type SealedDraft, sealDraft } from "./seal-draft.ts";
import type { Submission } from "./wire.ts";

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
  readonly client: Pick<EndpointClient, "store"> & Pick<DeliveryClient, "submit">;
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
  const made = await sealDraft(draft, parts, pickupAlone);
  if (!made.ok) return failed(made.code);
  const { sealed, recipients, expiresAt } = made.value;

  const stored = await client.store(submissionOf(draft, made.value, proof, policy), sealed.messageId);
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
  const made = await sealDraft(draft, parts, { deliveryKey, routes: routesOfSubmission(floor) });
  if (!made.ok) return failed(made.code);
  const { sealed, recipients } = made.value;
  if (sealed.linkSecretForDelivery === null) return failed("sealing-failed");

  const stored = await client.submit(
    {
      ...submissionOf(draft, made.value, proof, policy),
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

function submissionOf(
  draft: Draft,
  { sealed, recipients, expiresAt }: SealedDraft,
  proof: PickupProof | undefined,
  policy: Policy,
): Submission {
  return {
    ...pickupTerms(recipients, proof, policy),
    id: sealed.messageId,
    from: draft.from.address,
    recipients: [...recipients],
    expiresAt: expiresAt.toISOString(),
    serverShare: toBase64Url(sealed.serverShare),
    sealed: toBase64(sealed.sealed),
  };
}

function failed(code: DeliveryFailure): Extract<Receipt, { kind: "failed" }> {
  return { kind: "failed", code };
}
