import type { RouteEvidence } from "../../shared/core/delivery/wire/routes.ts";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { Digest } from "../keys/digests.ts";
import type { TlsTarget } from "../smtp/tls-target.ts";

/** What delivery needs for one way. */
export type Way =
  | { readonly kind: "openpgp"; readonly armoredKey: string }
  | { readonly kind: "smime"; readonly certificate: Uint8Array }
  | { readonly kind: "tls"; readonly target: TlsTarget }
  | { readonly kind: "gateway"; readonly countsAs: "tls" | "sealed" }
  | { readonly kind: "plain" };

export interface FoundWay {
  readonly way: Way;
  readonly evidence: RouteEvidence;
  /** What was seen, such as `TLSv1.3` or a fingerprint. */
  readonly detail: string;
  readonly validForMs: number;
}

export interface RouteQuestion {
  readonly address: EmailAddress;
  /** Who asks: what a sender has seen counts for that sender only. */
  readonly sender: Digest;
}

/** One kind of evidence. Rejects when it cannot be told; null when there is none. */
export interface RouteSource {
  readonly evidence: RouteEvidence;
  /** For whom an answer holds: everybody at the domain, the address, or `never` kept at all. */
  readonly keptFor: "domain" | "address" | "never";
  find(question: RouteQuestion, signal: AbortSignal): Promise<FoundWay | null>;
}
