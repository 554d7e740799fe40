import type { DeliveryChannel } from "../shared/core/delivery/delivery-channel.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { policyDirectory } from "../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../shared/core/policy/recipient-concerns.ts";
import { recallSent } from "../shared/core/recipients/recall-sent.ts";
import { ownTextsOf } from "../shared/core/send/assess-draft.ts";
import type { SendGuard } from "../shared/core/send/guard-send.ts";
import { reportingLog } from "./audit-queue.ts";
import type { Configuration } from "./configuration.ts";
import { openDatabase } from "./database.ts";
import { localAuditLog } from "./local-audit-log.ts";
import { openDesk } from "./open-desk.ts";
import { recipientMemory } from "./recipient-memory.ts";
import { detectorsFor, recallFindings } from "./remembered-findings.ts";
import { sessionDecisions } from "./session-decisions.ts";

/** Begins what takes a while, for a send that is about to ask. Rejects never: what is missing then is asked for again. */
export async function prepareGuard(): Promise<void> {
  await Promise.all([openDatabase(), recallFindings(), recipientMemory.key(), recipientMemory.read()]).catch(() => {});
}

/** The guard of one draft as it is wired in Thunderbird; only the channel differs from place to place. A real send is reported. */
export async function thunderbirdGuard(
  configuration: Configuration,
  channel: DeliveryChannel,
  draft: Draft,
  what: "look" | "send" = "look",
): Promise<SendGuard> {
  const { policy } = configuration.loaded;
  return {
    detectors: await detectorsFor(draft, ownTextsOf(policy)),
    directory: policyDirectory(policy, new Date().toISOString().slice(0, 10)),
    // Reading the address book would need a permission more.
    acquaintance: acquaintanceOf(policy, [], await recallSent(recipientMemory)),
    policy,
    decisions: sessionDecisions,
    channel,
    auditLog: what === "send" && policy.audit.toEndpoint ? reportingLog(draft.from.address) : localAuditLog,
    askRoutes: async (draft) => (await openDesk()).routesAtSend(configuration)(draft),
    now: Date.now,
    isOnline: () => navigator.onLine,
  };
}
