import type { CheckRecord } from "../audit/proof-of-check.ts";
import type { HoldCode } from "../delivery/delivery-plan.ts";
import type { NativeProtection } from "../delivery/native-protection.ts";
import type { AnnouncementFailure, DeliveryFailure, Receipt } from "../delivery/receipt.ts";
import type { DraftChange } from "../draft/compose-host.ts";

/**
 * What came between a finished plan and its message leaving.
 * - `encryption-refused`: the client did not switch its own encryption on; nothing was sent
 * - `client-asks`: the client has not said that it is sent; perhaps it waits for the user (a missing key)
 * - `submitted-not-filed`: handed over for delivery; only the copy in Sent is missing, and the window is that copy
 * - `submitted-before-edit`: handed over as it was; what the user changed since has not left
 */
export type ClientFailure = "encryption-refused" | "client-asks" | "submitted-not-filed" | "submitted-before-edit";

/** Why a draft stays where it is, for the message catalogue. */
export type HeldBecause = HoldCode | DeliveryFailure | AnnouncementFailure | ClientFailure;

/**
 * What the host does with the draft; each host maps this once.
 * - `release`: let the client send it, with `protection`, with `change` made to what leaves (the organisation's
 *   disclaimers), and with `check` in its headers (audit/proof-of-check.ts)
 * - `replace`: write the notice over the draft and let the client send that, with `check` (of the draft) in its headers
 * - `close`: the endpoint has it and delivers it; close the draft without sending, with a copy in Sent
 * - `defer`: do not send now; run `guardSend` again outside the send event, with a channel that has the time for it
 * - `hold`: do not send; the draft stays exactly as it is
 */
export type SendOutcome =
  | {
      readonly kind: "release";
      readonly protection: NativeProtection;
      readonly change?: DraftChange;
      readonly check: CheckRecord;
    }
  | { readonly kind: "replace"; readonly receipt: Extract<Receipt, { kind: "sealed" }>; readonly check: CheckRecord }
  | { readonly kind: "close"; readonly receipt: Extract<Receipt, { kind: "submitted" }> }
  | { readonly kind: "defer" }
  | { readonly kind: "hold"; readonly reasons: readonly HeldBecause[] };

/** `checked`: what was looked at, for the headers of a message that leaves; `change`: what it leaves with besides. */
export function outcomeOf(receipt: Receipt, checked: Omit<CheckRecord, "by">, change: DraftChange | null): SendOutcome {
  switch (receipt.kind) {
    case "released": {
      const { protection } = receipt;
      const check = { ...checked, by: protection.kind };
      return { kind: "release", protection, ...(change === null ? {} : { change }), check };
    }
    case "sealed":
      return { kind: "replace", receipt, check: { ...checked, by: "notice" } };
    case "submitted":
      return { kind: "close", receipt };
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
