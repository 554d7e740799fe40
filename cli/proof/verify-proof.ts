import { type CheckRecord, checkHeaders, readProof } from "../../shared/core/audit/proof-of-check.ts";

/** What a mail proves. `late`: genuine, but far from the mail's own date: it may be another mail's. */
export type ProofVerification =
  | { readonly kind: "genuine"; readonly check: CheckRecord }
  | { readonly kind: "late"; readonly check: CheckRecord; readonly hours: number }
  | { readonly kind: "no-proof" | "several-proofs" | "forged" | "contradicted" };

const mostHours = 24;

/** `headers`: in order, names in lower case. */
export function verifyProof(
  headers: readonly { readonly key: string; readonly value: string }[],
  key: Uint8Array,
): ProofVerification {
  const values = (name: string) => headers.filter((header) => header.key === name).map(({ value }) => value);
  const [proof, another] = values("x-sealpost-proof");
  if (proof === undefined) return { kind: "no-proof" };
  if (another !== undefined) return { kind: "several-proofs" };
  const check = readProof(proof.replace(/\s/g, ""), key);
  if (check === null) return { kind: "forged" };
  const [open] = checkHeaders(check, null);
  const said = values("x-sealpost-check").map((value) => value.replace(/\s+/g, " ").trim());
  if (said.some((value) => value !== open?.value)) return { kind: "contradicted" };
  const hours = hoursBetween(values("date")[0], check.at);
  return hours > mostHours ? { kind: "late", check, hours } : { kind: "genuine", check };
}

/** A mail without a date that can be read says nothing of when it was written. */
function hoursBetween(date: string | undefined, at: string): number {
  const apart = Math.abs(Date.parse(date ?? "") - Date.parse(at)) / 3_600_000;
  return Number.isNaN(apart) ? 0 : Math.round(apart);
}
