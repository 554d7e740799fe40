import type { HoldCode } from "../delivery/delivery-plan.ts";
import type { NativeProtection } from "../delivery/native-protection.ts";
import type { DeliveryFailure } from "../delivery/receipt.ts";
import type { FindingKind } from "../detection/finding.ts";
import type { OverrideReason } from "../policy/policy.ts";
import type { PreferencePurpose } from "../policy/preference-purpose.ts";
import type { DismissalReason } from "../policy/user-decision.ts";
import type { ReasonCode, Verdict } from "../policy/verdict.ts";

/**
 * One send, as an auditor may see it. Every field of every event is a closed code, a count, a time or a random id:
 * there is no place in it that patient information, an address or a subject could stand.
 */
export interface SendEvent {
  readonly type: "send";
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly verdict: Verdict["kind"];
  /** Rules in shadow mode that would have fired. */
  readonly shadow: readonly ReasonCode[];
  /** All that were found, those set aside among them. */
  readonly findings: Readonly<Partial<Record<FindingKind, number>>>;
  /** Findings that the user said are no patient information, and why. */
  readonly setAside: Readonly<Partial<Record<DismissalReason, number>>>;
  readonly recipients: { readonly internal: number; readonly outside: number };
  readonly outcome:
    | {
        readonly kind: "released";
        readonly overrides: readonly OverrideReason[];
        /** For what it went unencrypted on the recipients' own wish, by the register. */
        readonly purposes: readonly PreferencePurpose[];
        readonly protection: NativeProtection["kind"];
      }
    | { readonly kind: "sealed"; readonly messageId: string }
    | { readonly kind: "submitted"; readonly messageId: string }
    | { readonly kind: "deferred" }
    | { readonly kind: "held"; readonly reasons: readonly HoldCode[] }
    | { readonly kind: "failed"; readonly code: DeliveryFailure };
  readonly policyVersion: number;
}

/** What became of the notice of one sealed message. `kept`: not sent, and the draft not yet put back. */
export interface AnnouncementEvent {
  readonly type: "announcement";
  readonly at: string;
  readonly messageId: string;
  readonly outcome: "sent" | "draft-restored" | "kept";
}

/** Somebody did the practice in the pane: how many they got right, and nothing of what they answered. */
export interface TrainingEvent {
  readonly type: "training";
  readonly at: string;
  readonly right: number;
  readonly of: number;
  readonly policyVersion: number;
}

export type AuditEvent = SendEvent | AnnouncementEvent | TrainingEvent;

/** An event as a client keeps it. `madeBy`: release and hash of the sources of the program that made it. */
export type KeptEvent = AuditEvent & { readonly madeBy: string };

/** Keeps events. Rejects when an event could not be kept; the send is then held. */
export interface AuditLog {
  append(event: AuditEvent): Promise<void>;
}
