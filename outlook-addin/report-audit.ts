import { sendWaiting } from "../shared/core/audit/audit-queue.ts";
import { type ReportingDesk, reportBatch } from "../shared/core/audit/report-batch.ts";
import { endpointClient } from "../shared/core/delivery/endpoint-client.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import { localLog } from "./audit-log.ts";
import { freshPolicy } from "./fresh-policy.ts";
import { accessTo } from "./outlook-channel.ts";
import { dropRoamingEvents, roamingEvents } from "./roaming-events.ts";
import { quietTokenFor } from "./tokens.ts";
import { waitingEvents } from "./waiting-events.ts";

/** Nobody is asked to sign in for this. */
const desk: ReportingDesk = {
  loadedFor: async (sender) => {
    const loaded = await freshPolicy();
    return { ...loaded, policy: effectivePolicy(loaded.policy, sender) };
  },
  clientFor: async (endpoint, sender) => {
    const token = await quietTokenFor(endpoint, sender);
    return token === null ? null : endpointClient(accessTo(endpoint, token));
  },
};

/** Sends what waits to the endpoint. What is not confirmed stays, and goes another time. Never rejects. */
export async function reportAudit(): Promise<void> {
  try {
    await takeInRoamingEvents();
    // One frame at a time: the endpoint knows a repeat, but need not see one.
    await navigator.locks.request("sealpost.report", { ifAvailable: true }, async (mine) => {
      if (mine !== null) await sendWaiting(waitingEvents, (sender, batch) => reportBatch(sender, batch, desk));
    });
  } catch {
    // Said above.
  }
}

/** What classic Windows' handler left with the mailbox. Two machines may take in the same: its id stays with it. */
async function takeInRoamingEvents(): Promise<void> {
  const events = roamingEvents();
  if (events.length === 0) return;
  for (const { id, sender, event } of events) {
    await localLog.append(event);
    if (sender !== null) await waitingEvents.change((before) => [...before, { id, sender, event }]);
  }
  await dropRoamingEvents(new Set(events.map(({ id }) => id)));
}
