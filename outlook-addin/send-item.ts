import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/**
 * - `sent`: Outlook has it
 * - `refused`: a handler or Outlook did not let it go; the item is still there
 * - `pending`: Outlook has not said yet; nothing may be assumed, and nothing written to the item
 * - `press-send`: this Outlook lets no add-in send (before requirement set 1.15): the user has to
 */
export type Sent = "sent" | "refused" | "pending" | "press-send";

/** Handlers may take their time. In milliseconds. */
const limitMs = 120_000;

/** Presses Send for the user; the handler looks at the item again. Never rejects. */
export async function sendItem(item: ComposeItem): Promise<Sent> {
  if (isAppointment(item) || typeof item.sendAsync !== "function") return "press-send";
  try {
    await officeCall<void>((answered) => item.sendAsync({}, answered), limitMs);
    return "sent";
  } catch (error) {
    const late = error instanceof ComposeHostError && error.code === "host-timeout";
    return late ? "pending" : "refused";
  }
}
