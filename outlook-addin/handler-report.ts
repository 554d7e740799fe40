import { loadScript } from "./classic/load-script.ts";
import { inTime } from "./in-time.ts";
import { anythingWaits } from "./waiting-events.ts";

declare global {
  /** What `audit-reporter.js` leaves in the page. */
  var sealpostReport: (() => Promise<void>) | undefined;
}

/** In milliseconds. A handler must not be kept from its end by a slow endpoint. */
const limitMs = 10_000;

/**
 * Sends what waits for the endpoint, from the handler's page; no message waits for it. Never rejects. On classic Windows only
 * the pane can.
 */
export async function reportFromHandler(): Promise<void> {
  try {
    if (!anythingWaits() || !(await inTime(loadScript("audit-reporter.js"), limitMs))) return;
    await inTime(globalThis.sealpostReport?.() ?? Promise.resolve(), limitMs);
  } catch {
    // It waits for another time.
  }
}
