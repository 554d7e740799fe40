import type { DeliveryChannel } from "../shared/core/delivery/delivery-channel.ts";
import { detectors } from "../shared/core/detection/detectors.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { policyDirectory } from "../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../shared/core/policy/recipient-concerns.ts";
import type { SendGuard } from "../shared/core/send/guard-send.ts";
import { outlookAuditLog, reporterOf } from "./audit-log.ts";
import type { ComposeItem } from "./compose-item.ts";
import { type KnownScan, recalledMemory, recalling } from "./known-scan.ts";
import { recallRecipients } from "./recipient-memory.ts";
import { sessionDecisions } from "./session-decisions.ts";
import { routesFrom } from "./session-routes.ts";

/** The guard as it is wired in Outlook for one sender, in the pane and in the handler. `policy`: as it holds for them. `scan`: what is known of this very draft. */
export async function outlookGuard(
  item: ComposeItem,
  sender: EmailAddress,
  policy: Policy,
  channel: DeliveryChannel,
  scan: KnownScan | null,
): Promise<SendGuard> {
  const sent = scan === null ? await recallRecipients() : recalledMemory(scan);
  return {
    detectors: scan === null ? detectors : [recalling(scan)],
    directory: policyDirectory(policy, new Date().toISOString().slice(0, 10)),
    acquaintance: acquaintanceOf(policy, [], sent),
    policy,
    decisions: sessionDecisions(item),
    channel,
    auditLog: outlookAuditLog(reporterOf(sender, policy)),
    askRoutes: routesFrom(item),
    now: Date.now,
  };
}
