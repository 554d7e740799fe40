import type { Receipt } from "../shared/core/delivery/receipt.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { closeItem } from "./close-item.ts";
import type { ComposeItem } from "./compose-item.ts";
import { handedOver, type SubmittedCopy } from "./handed-over.ts";
import { handlerLanguage } from "./handler-language.ts";
import { keepCopy } from "./keep-copy.ts";
import { outlookComposeHost } from "./outlook-compose-host.ts";

/**
 * The endpoint has the message and delivers it: from here on nothing of this item may be sent. That is noted before anything
 * else; then the item becomes the sender's copy, and its window closes, where Outlook lets an add-in close it. Never
 * rejects: the message has gone.
 */
export async function closeSubmitted(
  item: ComposeItem,
  receipt: Extract<Receipt, { kind: "submitted" }>,
): Promise<SubmittedCopy> {
  const { messageId, fingerprint } = receipt;
  await handedOver.put(item, { messageId, copy: "not-kept" });
  try {
    const draft = await outlookComposeHost(item).read();
    if (fingerprintDraft(draft) !== fingerprint) {
      await handedOver.put(item, { messageId, copy: "edited" });
      return "edited";
    }
    // Before it is saved: what is kept with the item is saved along.
    await handedOver.put(item, { messageId, copy: "kept" });
    await keepCopy(item, draft, receipt, handlerLanguage());
  } catch {
    await handedOver.put(item, { messageId, copy: "not-kept" });
    return "not-kept";
  }
  await closeItem(item);
  return "kept";
}
