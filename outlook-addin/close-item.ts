import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/**
 * Closes the window without a question; what is not saved is lost with it. False where this Outlook lets no add-in close
 * (before requirement set 1.14, and appointments). Once it is closed, the pane runs no more.
 */
export async function closeItem(item: ComposeItem): Promise<boolean> {
  if (isAppointment(item) || typeof item.closeAsync !== "function") return false;
  try {
    await officeCall<void>((answered) => item.closeAsync({ discardItem: true }, answered));
    return true;
  } catch {
    return false;
  }
}
