import { isNoMailbox } from "../delivery/after-sending.ts";
import { deliveryJob } from "../delivery/delivery-job.ts";
import type { Progress, StoredDelivery } from "../delivery/delivery-store.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type DeliveryReport, parseDsn } from "./parse-dsn.ts";

export type BounceResult = "recorded" | "ignored";

/** What a report changes. A message that came back goes up to the portal, unless there is nobody at that address. */
export async function takeBounce(
  raw: Uint8Array,
  { storage, delivering, now }: Pick<EndpointParts, "storage" | "delivering" | "now">,
): Promise<BounceResult> {
  const notification = await parseDsn(raw);
  // Of several, the last word on it: each transaction has one recipient, whom another server may have forwarded to several.
  const [report] = ["failed", "delayed"].flatMap(
    (what) => notification?.reports.filter(({ action }) => action === what) ?? [],
  );
  if (notification === null || report === undefined) return "ignored";
  const delivery = await handedOver(notification.tag, storage);
  const next = delivery === null ? null : afterReport(delivery, report);
  if (delivery === null || next === null) return "ignored";
  const time = now();
  const recorded = await storage.database.write(async (sql) => {
    if (!(await storage.deliveries.record(sql, delivery, [delivery.state], next, time))) return false;
    if (next.state === "portal_ready")
      await storage.jobs.add(sql, deliveryJob(delivery.messageId, delivery.position, time));
    return true;
  });
  if (recorded) delivering?.wake();
  return recorded ? "recorded" : "ignored";
}

/** A report may be faster than our own note that the message was taken: then that comes first, within seconds. */
async function handedOver(tag: string, storage: EndpointParts["storage"]): Promise<StoredDelivery | null> {
  for (let looks = 0; ; looks++) {
    const delivery = await storage.deliveries.find({ tag });
    if (delivery?.state !== "sending" || looks === 20) return delivery;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Null: it says nothing new. */
function afterReport(delivery: StoredDelivery, { action, status }: DeliveryReport): Progress | null {
  const { state, route } = delivery;
  if (state !== "notified" && !state.endsWith("_delivered")) return null;
  if (action === "delayed") return { state, route, detail: `delayed ${status}`, deferredSince: null };
  // Once the message has ended there is no pickup to go up to.
  if (state === "notified" || isNoMailbox(status) || delivery.envelope === null)
    return { state: "bounced", route, detail: status, deferredSince: null };
  return { state: "portal_ready", route: "portal", detail: `returned ${status}`, deferredSince: null };
}
