import { randomBytes } from "node:crypto";
import { addressKey, domainOf, type EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import type { EnrolmentOffer } from "./enrolment-offer.ts";

export type EnrolmentResult =
  | { readonly kind: "enrolled"; readonly token: string }
  /** Unknown, expired and used up look alike from outside. */
  | { readonly kind: "refused" }
  | { readonly kind: "not-your-address" };

/** A code for a bearer token. The token is shown this once; only its digest is kept. */
export async function enrol(
  code: string,
  address: EmailAddress,
  { config, digests, storage, now }: Pick<EndpointParts, "config" | "digests" | "storage" | "now">,
): Promise<EnrolmentResult> {
  const given = digests.enrolmentCode(code);
  const offer = config.enrolments.find((candidate) => digests.enrolmentCode(candidate.code) === given);
  if (offer === undefined || isOver(offer, now())) return { kind: "refused" };
  if (!offer.addresses.some((pattern) => covers(pattern, address))) return { kind: "not-your-address" };
  const token = `sealpost_${randomBytes(32).toString("base64url")}`;
  const kept = { code: given, token: plainDigest(token), sender: digests.sender(address), at: now(), role: offer.role };
  const enrolled = await storage.tokens.enrol(kept, offer.uses);
  return enrolled ? { kind: "enrolled", token } : { kind: "refused" };
}

function isOver({ expiresAt }: EnrolmentOffer, now: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now;
}

function covers(pattern: string, address: EmailAddress): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith("*@") ? wanted.slice(2) === domainOf(address) : wanted === addressKey(address);
}
