import browser from "webextension-polyfill";
import type { AuditEvent, AuditLog } from "../shared/core/audit/audit-event.ts";

const kept = 1_000;
const key = "audit";

/** One append at a time: two that read the same list would lose one event. */
let last: Promise<unknown> = Promise.resolve();

/** The latest thousand events, on this machine. */
export const localAuditLog: AuditLog = {
  append: (event) => {
    const appended = last.then(() => appendNow(event));
    last = appended.catch(() => {});
    return appended;
  },
};

async function appendNow(event: AuditEvent): Promise<void> {
  const stored = await browser.storage.local.get(key);
  const events = Array.isArray(stored[key]) ? stored[key] : [];
  await browser.storage.local.set({ [key]: [...events, event].slice(-kept) });
}
