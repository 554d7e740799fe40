import type { HoldCode } from "../delivery/delivery-plan.ts";
import type { AnnouncementFailure, DeliveryFailure, Receipt } from "../delivery/receipt.ts";

/** Why a draft stays where it is, for the message catalogue. */
export type HeldBecause = HoldCode | DeliveryFailure | AnnouncementFailure;

/**
 * What the host does with the draft; each host maps this once.
 * - `release`: let the client send it
 * - `replace`: write the notice over the draft and let the client send that
 * - `defer`: do not send now; run `guardSend` again outside the send event, with a channel that has the time to seal
 * - `hold`: do not send; the draft stays exactly as it is
 */
export type SendOutcome =
  | { readonly kind: "release" }
  | { readonly kind: "replace"; readonly receipt: Extract<Receipt, { kind: "sealed" }> }
  | { readonly kind: "defer" }
  | { readonly kind: "hold"; readonly reasons: readonly HeldBecause[] };

export function outcomeOf(receipt: Receipt): SendOutcome {
  switch (receipt.kind) {
    case "released":
      return { kind: "release" };
    case "sealed":
      return { kind: "replace", receipt };
    case "deferred":
      return { kind: "defer" };
    case "held":
      return { kind: "hold", reasons: receipt.reasons };
    case "failed":
      return { kind: "hold", reasons: [receipt.code] };
  }
}

/** The one answer to any error that nobody foresaw. */
export const heldByFault: Extract<SendOutcome, { kind: "hold" }> = { kind: "hold", reasons: ["inspection-failed"] };
