import browser from "webextension-polyfill";
import { afterSend } from "./after-send.ts";
import { answerSend } from "./before-send.ts";
import { emptyVault } from "./original-vault.ts";
import { actOnDraft } from "./pane-act.ts";
import { lookAtDraft } from "./pane-look.ts";
import { isPaneRequest } from "./pane-messages.ts";
import { openPane, tellPane, windowClosed } from "./pane-windows.ts";
import { keepPolicyFresh } from "./policy-refresh.ts";
import { forget } from "./settle-announcement.ts";

// The event page sleeps and wakes: every listener is set while the page loads, and nothing of a send lives in memory alone.

// The published types know no promise here; Thunderbird waits for one.
type BeforeSend = Parameters<typeof messenger.compose.onBeforeSend.addListener>[0];
messenger.compose.onBeforeSend.addListener(answerSend as unknown as BeforeSend);
messenger.compose.onAfterSend.addListener((tab, after) => void afterSend(tab, after));
messenger.compose.onAttachmentAdded.addListener((tab) => void tellPane(tab.id ?? -1));
messenger.compose.onAttachmentRemoved.addListener((tab) => void tellPane(tab.id ?? -1));
messenger.composeAction.onClicked.addListener((tab) => void openPane(tab));

browser.runtime.onMessage.addListener((message: unknown) => {
  if (!isPaneRequest(message)) return undefined;
  return message.pane === "look" ? lookAtDraft(message.tabId) : actOnDraft(message.tabId, message.action, message.seen);
});
browser.windows.onRemoved.addListener((windowId) => void windowClosed(windowId));
browser.tabs.onRemoved.addListener((tabId) => void forget(tabId));
keepPolicyFresh();
browser.runtime.onStartup.addListener(() => void emptyVault());
