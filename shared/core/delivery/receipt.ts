import type { DraftFingerprint } from "../draft/fingerprint.ts";
import type { Answer } from "../policy/user-decision.ts";
import type { HoldCode } from "./delivery-plan.ts";
import type { NativeProtection } from "./native-protection.ts";

/** Why a plan could not be carried out. The draft is untouched in every case. */
export type DeliveryFailure =
  | "endpoint-unreachable"
  | "endpoint-timeout"
  | "endpoint-unauthorised"
  | "endpoint-rejected"
  | "endpoint-failed"
  | "endpoint-unintelligible"
  | "message-too-large"
  | "attachment-unreadable"
  | "sealing-failed";

/**
 * Why a sealed message was not announced, or not surely. By now a notice may stand in the draft's place.
 * - `draft-changed`: the user edited while it was being sealed; nothing was written, nothing sent
 * - `notice-not-sent`: the client did not send the notice; the draft is back as it was
 * - `notice-pending`: the client still has the notice on its way; the draft must not be sent again
 * - `draft-not-restored`: the notice was not sent, and the draft could not be put back yet
 */
export type AnnouncementFailure = "draft-changed" | "notice-not-sent" | "notice-pending" | "draft-not-restored";

/** What the draft becomes when it was sealed: a short notice that the user's own client sends. */
export interface Notice {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What happened. `deferred`: the plan is to seal or to submit, and the place where it was asked has no time for it. */
export type Receipt =
  | { readonly kind: "released"; readonly overridden: readonly Answer[]; readonly protection: NativeProtection }
  | {
      readonly kind: "sealed";
      /** The draft that was sealed, not the notice. */
      readonly fingerprint: DraftFingerprint;
      readonly messageId: string;
      /** With the secret in its fragment: opens for a proven recipient only. Never logged. */
      readonly link: string;
      readonly notice: Notice;
      readonly recipients: number;
      /** ISO 8601, UTC. */
      readonly storedAt: string;
      readonly expiresAt: string;
    }
  | {
      readonly kind: "submitted";
      /** The draft that was handed over. */
      readonly fingerprint: DraftFingerprint;
      readonly messageId: string;
      readonly recipients: number;
      /** ISO 8601, UTC. */
      readonly storedAt: string;
    }
  | { readonly kind: "deferred" }
  | { readonly kind: "held"; readonly reasons: readonly HoldCode[] }
  | { readonly kind: "failed"; readonly code: DeliveryFailure };
