import { readProof } from "../../shared/core/audit/proof-of-check.ts";
import { answersOf, type Result } from "./result.ts";

const { ok, warning, failure, cannotTell } = answersOf("canary");

/**
 * A message that was sent from a client and arrived: does it say that it was checked? `mail` null: none was given.
 * What stands there without a proof anybody could have written.
 */
export function checkCanary(mail: string | null, proofKey: Uint8Array | null): readonly Result[] {
  if (mail === null) return [cannotTell("canary-none")];
  const header = mail.split(/\r?\n\r?\n/, 1)[0]?.replace(/\r?\n[ \t]+/g, " ") ?? "";
  const value = (name: string): string | undefined => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(header)?.[1]?.trim();
  const check = value("X-Sealpost-Check");
  if (check === undefined) return [failure("canary-unchecked")];
  const policy = /\bpolicy=(\d+)/.exec(check)?.[1] ?? "";
  if (proofKey === null) return [ok("canary-checked", { policy })];
  const proof = value("X-Sealpost-Proof");
  if (proof === undefined) return [warning("canary-no-proof", { policy })];
  return [
    readProof(proof.replace(/\s/g, ""), proofKey) === null ? failure("canary-forged") : ok("canary-proven", { policy }),
  ];
}
