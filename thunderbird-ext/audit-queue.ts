import browser from "webextension-polyfill";
import type { AuditLog } from "../shared/core/audit/audit-event.ts";
import { type AuditQueue, queueingLog, sendWaiting, type WaitingEvent } from "../shared/core/audit/audit-queue.ts";
import { type ReportingDesk, reportBatch } from "../shared/core/audit/report-batch.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { configurationFor } from "./configuration.ts";
import { keepAwake } from "./keep-awake.ts";
import { localAuditLog } from "./local-audit-log.ts";
import { hasDesk, openDesk } from "./open-desk.ts";
import { auditNews } from "./pane-messages.ts";

const key = "audit-waiting";
const alarm = "audit";
/** Between two tries, in minutes, while the endpoint cannot be reached. */
const everyMinutes = 15;

const auditQueue: AuditQueue = {
  all: read,
  // One change at a time, in all pages: of two that read the same list, one would lose an event.
  change: (change) =>
    navigator.locks.request(key, async () => browser.storage.local.set({ [key]: change(await read()) })),
};

/** The log on this machine, with a copy on its way to the endpoint. */
export function reportingLog(sender: EmailAddress): AuditLog {
  const log = queueingLog(localAuditLog, auditQueue, sender);
  return {
    append: async (event) => {
      await log.append(event);
      reportAudit();
    },
  };
}

/** Best effort, and nobody waits for it: what is not confirmed stays in the queue. A page without a desk leaves it to the one that has it. */
export function reportAudit(): void {
  if (!hasDesk()) {
    void browser.runtime.sendMessage(auditNews).catch(() => {});
    return;
  }
  void keepAwake(async () => {
    await sendWaiting(auditQueue, (sender, batch) => reportBatch(sender, batch, desk));
  }).catch(() => {});
}

/** Call it while the event page loads: an alarm wakes a page that sleeps. */
export function keepReporting(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) reportAudit();
  });
  void browser.alarms.get(alarm).then((standing) => {
    if (standing === undefined) browser.alarms.create(alarm, { periodInMinutes: everyMinutes });
  });
}

/** As the policy of this moment has it. */
const desk: ReportingDesk = {
  loadedFor: async (sender) => (await configurationFor(sender)).loaded,
  clientFor: async (endpoint, sender) => {
    const { enrolmentCode } = await configurationFor(sender);
    const { endpointFor } = await openDesk();
    return endpointFor(endpoint, sender, enrolmentCode);
  },
};

async function read(): Promise<readonly WaitingEvent[]> {
  const stored = await browser.storage.local.get(key);
  return Array.isArray(stored[key]) ? stored[key] : [];
}
