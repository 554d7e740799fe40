import type { AuditEvent, AuditLog, KeptEvent } from "../shared/core/audit/audit-event.ts";
import { queueingLog } from "../shared/core/audit/audit-queue.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { localText } from "./local-text.ts";
import { keepRoamingEvent } from "./roaming-events.ts";
import { addinVersion } from "./version.ts";
import { waitingEvents } from "./waiting-events.ts";

const keptHere = 1_000;

/** Whose right reports what this sender's guard did; null: the organisation does not want to hear of it. */
export function reporterOf(sender: EmailAddress, { audit }: Policy): EmailAddress | null {
  return audit.toEndpoint ? sender : null;
}

/**
 * The latest events on this machine, or with the mailbox where the handler has no storage (classic Windows); with a `reporter`
 * also on their way to the endpoint (report-audit.ts). Each says which build made it: Outlook may run an old handler for
 * days, and an auditor must see that.
 */
export function outlookAuditLog(reporter: EmailAddress | null): AuditLog {
  return {
    append: async (made) => {
      const event: KeptEvent = { ...made, madeBy: addinVersion };
      if (localText() === null) await keepRoamingEvent({ sender: reporter, event });
      else if (reporter === null) await localLog.append(event);
      else await queueingLog(localLog, waitingEvents, reporter).append(event);
    },
  };
}

/** Rejects where there is no storage, or when it is full. */
export const localLog: AuditLog = {
  append: async (event: AuditEvent) => {
    const local = localText();
    if (local === null) throw new Error("no storage in this runtime");
    const kept: unknown = JSON.parse(local.find("audit") ?? "[]");
    local.keep("audit", JSON.stringify([...(Array.isArray(kept) ? kept : []), event].slice(-keptHere)));
  },
};
