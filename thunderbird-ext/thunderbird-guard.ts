import type { DeliveryChannel } from "../shared/core/delivery/delivery-channel.ts";
import { detectors } from "../shared/core/detection/detectors.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { policyDirectory } from "../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../shared/core/policy/recipient-concerns.ts";
import { recallSent } from "../shared/core/recipients/recall-sent.ts";
import type { SendGuard } from "../shared/core/send/guard-send.ts";
import { reportingLog } from "./audit-queue.ts";
import type { Configuration } from "./configuration.ts";
import { routesAtSend } from "./known-routes.ts";
import { localAuditLog } from "./local-audit-log.ts";
import { recipientMemory } from "./recipient-memory.ts";
import { sessionDecisions } from "./session-decisions.ts";

/** The guard as it is wired in Thunderbird; only the channel differs from place to place. `sender`: of a real send, which is reported. */
export async function thunderbirdGuard(
  configuration: Configuration,
  channel: DeliveryChannel,
  sender: EmailAddress | null = null,
): Promise<SendGuard> {
  const { policy } = configuration.loaded;
  return {
    detectors,
    directory: policyDirectory(policy, new Date().toISOString().slice(0, 10)),
    // Reading the address book would need a permission more.
    acquaintance: acquaintanceOf(policy, [], await recallSent(recipientMemory)),
    policy,
    decisions: sessionDecisions,
    channel,
    auditLog: sender !== null && policy.audit.toEndpoint ? reportingLog(sender) : localAuditLog,
    askRoutes: routesAtSend(configuration),
    now: Date.now,
  };
}
