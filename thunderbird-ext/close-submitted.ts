import browser from "webextension-polyfill";
import type { Receipt } from "../shared/core/delivery/receipt.ts";
import type { ComposeHost } from "../shared/core/draft/compose-host.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { readOriginal } from "../shared/core/draft/original.ts";
import { putDetails, readDetails } from "./compose-details.ts";
import type { DeferredSend } from "./deferred-send.ts";
import { fileInSent } from "./file-in-sent.ts";
import { handedOver } from "./handed-over.ts";
import { mailLeft } from "./leaving-mail.ts";
import { messengerCall } from "./messenger-call.ts";
import { removeSavedDraft, savedDraftOf } from "./saved-drafts.ts";

/**
 * The endpoint has the message and delivers it: the user's copy goes to Sent, and the window closes without a question.
 * A window that cannot be closed so stays as the copy, and its draft does not go a second time.
 */
export async function closeSubmitted(
  tabId: number,
  host: ComposeHost,
  receipt: Extract<Receipt, { kind: "submitted" }>,
): Promise<DeferredSend> {
  await mailLeft(tabId, true);
  await handedOver.put(tabId, receipt.fingerprint);
  const draft = await host.read();
  if (fingerprintDraft(draft) !== receipt.fingerprint) return { kind: "hold", reasons: ["submitted-before-edit"] };
  try {
    const details = await readDetails(tabId);
    const { attachments } = await readOriginal(draft, host);
    await fileInSent(draft, attachments, receipt, details.identityId);
    const saved = await savedDraftOf(tabId, details);
    await putDetails(tabId, { isModified: false });
    await messengerCall(() => browser.tabs.remove(tabId));
    await removeSavedDraft(saved);
  } catch {
    return { kind: "hold", reasons: ["submitted-not-filed"] };
  }
  await handedOver.drop(tabId);
  return { kind: "sent" };
}
