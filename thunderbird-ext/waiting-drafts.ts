import browser from "webextension-polyfill";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { openDesk } from "./open-desk.ts";
import type { ComposeTab } from "./pane-windows.ts";
import { sessionRecord } from "./session-record.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";

/** Protected messages whose window waits for a connection (the key is the tab), as they were when Send was pressed. */
interface Waiting {
  readonly fingerprint: DraftFingerprint;
  readonly windowId: number | null;
  /** Milliseconds since the epoch: one wait is told from the next of the same window. */
  readonly since: number;
}
const waiting = sessionRecord<Waiting>("waiting");

const alarm = "connection";
/** The event page may sleep through the moment in which the connection comes back. In minutes. */
const everyMinutes = 1;

/** Where a send was held only for want of a connection, it goes on by itself later. */
export async function waitForConnection(
  { id, windowId }: ComposeTab,
  fingerprint: DraftFingerprint | null,
  reasons: readonly HeldBecause[],
): Promise<void> {
  if (id === undefined || fingerprint === null || !reasons.includes("offline-waiting")) return;
  await waiting.put(id, { fingerprint, windowId: windowId ?? null, since: Date.now() });
  browser.alarms.create(alarm, { periodInMinutes: everyMinutes });
}

/** Call it while the event page loads. */
export function sendWhenConnected(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void sendWaiting();
  });
  addEventListener("online", () => void sendWaiting());
}

/** Each goes through the guard again. A draft that was changed meanwhile waits for its user; Send is pressed again then. */
async function sendWaiting(): Promise<void> {
  if (!navigator.onLine) return;
  for (const [key, { fingerprint, windowId, since }] of await waiting.all()) {
    const tabId = Number(key);
    if (await isStill(tabId, fingerprint)) {
      const { deliverUnasked } = await openDesk();
      await deliverUnasked({ id: tabId, windowId: windowId ?? undefined }, tabId);
    }
    // Unless the connection was lost again, and it waits anew.
    if ((await waiting.find(tabId))?.since === since) await waiting.drop(tabId);
  }
  if ((await waiting.all()).length === 0) await browser.alarms.clear(alarm);
}

async function isStill(tabId: number, fingerprint: DraftFingerprint): Promise<boolean> {
  try {
    return fingerprintDraft(await thunderbirdComposeHost(tabId).read()) === fingerprint;
  } catch {
    return false; // The window was closed.
  }
}
