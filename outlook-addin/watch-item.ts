import type { ComposeItem } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** Outlook raises no event for the subject or the body. In milliseconds. */
const everyMs = 3_000;

/** Calls back when the draft may have changed; gives the way to stop. */
export function watchItem(item: ComposeItem, changed: () => void): () => void {
  const types = ["olkRecipientsChanged", "olkAttachmentsChanged"] as unknown as Office.EventType[];
  for (const type of types) {
    officeCall<void>((answered) => item.addHandlerAsync(type, changed, answered)).catch(() => {});
  }
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") changed();
  }, everyMs);
  window.addEventListener("focus", changed);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", changed);
    for (const type of types) {
      officeCall<void>((answered) => item.removeHandlerAsync(type, answered)).catch(() => {});
    }
  };
}
