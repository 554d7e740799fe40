import { base64urlnopad } from "@scure/base";
import type { PolicyProblemCause } from "../../shared/core/policy/load-policy.ts";
import { loadPolicy } from "../../shared/core/policy/load-policy.ts";
import { verifyPolicy } from "../policy/verify-policy.ts";
import type { Answer } from "./ask.ts";

export type ServedPolicy =
  | { readonly kind: "not-fetched"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly cause: PolicyProblemCause | "same-version" }
  | {
      readonly kind: "read";
      /** Checked against the keys that the deployment pins; `no-key`: nobody named one. */
      readonly signature: "good" | "none" | "no-key";
      readonly organisation: string;
      readonly version: number;
      readonly domains: readonly string[];
      readonly endpoint: string | null;
      /** Milliseconds since the epoch; null: never, or not told. */
      readonly expires: number | null;
      readonly modified: number | null;
    };

/** The policy beside the add-in, as a client that pins `keys` would take it. */
export function policyIn(answer: Answer, keys: readonly string[], now: number): ServedPolicy {
  if (!answer.ok || answer.status !== 200) return { kind: "not-fetched", answer };
  const delivered = answer.body.toString("utf8").trim();
  const isSigned = !delivered.startsWith("{");
  // Without a key the content is only looked at: it proves nothing.
  const document = isSigned && keys.length === 0 ? payloadOf(delivered) : delivered;
  const verified = verifyPolicy({ delivered: document, previous: null, keys, now });
  if (verified.kind !== "in-force") {
    return { kind: "refused", cause: verified.kind === "refused" ? verified.cause : "invalid" };
  }
  const { organisation, version, domains, endpoint, expires } = verified.policy;
  const modified = Date.parse(answer.headers["last-modified"] ?? "");
  return {
    kind: "read",
    signature: keys.length > 0 ? "good" : isSigned ? "no-key" : "none",
    organisation: organisation.name,
    version,
    domains,
    endpoint,
    expires: expires === undefined ? null : Date.parse(expires),
    modified: Number.isNaN(modified) ? null : modified,
  };
}

function payloadOf(jws: string): string {
  try {
    const text = new TextDecoder().decode(base64urlnopad.decode(jws.split(".")[1] ?? ""));
    return loadPolicy(text).source === "organisation" ? text : jws;
  } catch {
    return jws;
  }
}
