import { roamingEvents } from "./roaming-events.ts";
import { anythingWaits } from "./waiting-events.ts";

/** Sends what waits for the endpoint, behind the user's back. Nobody waits for it; never rejects. */
export async function reportFromPane(): Promise<void> {
  try {
    if (!anythingWaits() && roamingEvents().length === 0) return;
    const { reportAudit } = await import(/* webpackChunkName: "report" */ "./report-audit.ts");
    await reportAudit();
  } catch {
    // It waits for another time.
  }
}
