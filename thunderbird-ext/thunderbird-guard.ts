import type { SealingChannel } from "../shared/core/delivery/sealing-channel.ts";
import { detectors } from "../shared/core/detection/detectors.ts";
import { domainDirectory } from "../shared/core/recipients/domain-directory.ts";
import type { SendGuard } from "../shared/core/send/guard-send.ts";
import type { Configuration } from "./configuration.ts";
import { localAuditLog } from "./local-audit-log.ts";
import { sessionDecisions } from "./session-decisions.ts";

/** The guard as it is wired in Thunderbird; only the channel differs from place to place. */
export function thunderbirdGuard({ loaded: { policy } }: Configuration, channel: SealingChannel): SendGuard {
  return {
    detectors,
    directory: domainDirectory(policy.domains),
    policy,
    decisions: sessionDecisions,
    channel,
    auditLog: localAuditLog,
    now: Date.now,
  };
}
