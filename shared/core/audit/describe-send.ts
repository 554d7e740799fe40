import type { Receipt } from "../delivery/receipt.ts";
import type { Finding, FindingKind } from "../detection/finding.ts";
import type { Policy } from "../policy/policy.ts";
import type { SetAside } from "../policy/set-aside.ts";
import type { DismissalReason } from "../policy/user-decision.ts";
import type { Judgement } from "../policy/verdict.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";
import type { SendEvent } from "./audit-event.ts";

export interface SendFacts {
  readonly findings: readonly Finding[];
  readonly setAside: readonly SetAside[];
  readonly trust: readonly RecipientTrust[];
  readonly judgement: Judgement;
  readonly receipt: Receipt;
  readonly policy: Policy;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What the audit log keeps of one send: kinds, counts, codes and times. */
export function describeSend({ findings, setAside, trust, judgement, receipt, policy, now }: SendFacts): SendEvent {
  const internal = trust.filter(({ standing }) => standing === "internal").length;
  return {
    type: "send",
    at: new Date(now).toISOString(),
    verdict: judgement.verdict.kind,
    shadow: judgement.shadow,
    findings: countOf(findings.map(({ kind }) => kind)),
    setAside: countOf(setAside.map(({ because }) => because)),
    recipients: { internal, outside: trust.length - internal },
    outcome: outcomeOf(receipt),
    policyVersion: policy.version,
  };
}

function countOf<Code extends FindingKind | DismissalReason>(codes: readonly Code[]): Partial<Record<Code, number>> {
  const counts: Partial<Record<Code, number>> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function outcomeOf(receipt: Receipt): SendEvent["outcome"] {
  switch (receipt.kind) {
    case "released":
      return {
        kind: "released",
        overrides: receipt.overridden.flatMap((answer) => ("reason" in answer ? [answer.reason] : [])),
        purposes: receipt.overridden.flatMap((answer) =>
          answer.choice === "send-unsealed" && answer.purpose !== undefined ? [answer.purpose] : [],
        ),
        protection: receipt.protection.kind,
      };
    case "sealed":
      return { kind: "sealed", messageId: receipt.messageId };
    case "submitted":
      return { kind: "submitted", messageId: receipt.messageId };
    case "deferred":
      return { kind: "deferred" };
    case "held":
      return { kind: "held", reasons: receipt.reasons };
    case "failed":
      return { kind: "failed", code: receipt.code };
  }
}
