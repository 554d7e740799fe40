import { type DeferredSend, sendDeferred } from "./deferred-send.ts";
import { holdDraft } from "./hold-draft.ts";
import { lookAtDraft } from "./pane-look.ts";
import { type ComposeTab, closePane } from "./pane-windows.ts";
import { sendMessage } from "./send-message.ts";

/** Where nothing has to be asked any more, sealing goes ahead by itself; the pane opens only when it did not work. */
export async function deliverUnasked(tab: ComposeTab, tabId: number): Promise<void> {
  await holdOrLeave(tab, tabId, await sendDeferred(tabId));
}

export async function holdOrLeave(tab: ComposeTab, tabId: number, sealed: DeferredSend): Promise<void> {
  switch (sealed.kind) {
    case "sent":
      return closePane(tabId);
    case "clear":
      await sendMessage(tabId);
      return;
    case "hold":
      return holdDraft(tab, (await lookAtDraft(tabId)).seen, sealed.reasons);
  }
}
