import type { OfflineHold } from "../core/delivery/delivery-plan.ts";
import type { AnnouncementFailure, DeliveryFailure } from "../core/delivery/receipt.ts";
import type { ClientFailure, HeldBecause } from "../core/send/send-outcome.ts";

type Failure = DeliveryFailure | AnnouncementFailure | ClientFailure | OfflineHold | "inspection-failed";

const failures: Readonly<Record<Failure, true>> = {
  "endpoint-unreachable": true,
  "endpoint-timeout": true,
  "endpoint-unauthorised": true,
  "endpoint-rejected": true,
  "endpoint-failed": true,
  "endpoint-unintelligible": true,
  "message-too-large": true,
  "attachment-unreadable": true,
  "sealing-failed": true,
  "draft-changed": true,
  "notice-not-sent": true,
  "notice-pending": true,
  "draft-not-restored": true,
  "encryption-refused": true,
  "client-asks": true,
  "submitted-not-filed": true,
  "submitted-before-edit": true,
  offline: true,
  "offline-waiting": true,
  "inspection-failed": true,
};

/** True for something that went wrong in a try to send; false for what a rule says of the draft. */
export function isFailure(code: HeldBecause): code is Failure {
  return code in failures;
}
