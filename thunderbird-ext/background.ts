import browser, { type Runtime } from "webextension-polyfill";
import { afterSend } from "./after-send.ts";
import { keepReporting } from "./audit-queue.ts";
import { answerSend } from "./before-send.ts";
import { registerComposeScript } from "./compose-scripts.ts";
import { assessLive, heardTyping } from "./live-assessment.ts";
import { emptyVault } from "./original-vault.ts";
import { actOnDraft } from "./pane-act.ts";
import { lookAtDraft } from "./pane-look.ts";
import { isPaneRequest, isTyping } from "./pane-messages.ts";
import { openPane, windowClosed } from "./pane-windows.ts";
import { keepPolicyFresh } from "./policy-refresh.ts";
import { forget } from "./settle-announcement.ts";

// The event page sleeps and wakes: every listener is set while the page loads, and nothing of a send lives in memory alone.

// The published types know no promise here; Thunderbird waits for one.
type BeforeSend = Parameters<typeof messenger.compose.onBeforeSend.addListener>[0];
messenger.compose.onBeforeSend.addListener(answerSend as unknown as BeforeSend);
messenger.compose.onAfterSend.addListener((tab, after) => void afterSend(tab, after));
const look = (tab: { readonly id?: number | undefined }): void => void assessLive(tab.id ?? -1);
messenger.compose.onAttachmentAdded.addListener(look);
messenger.compose.onAttachmentRemoved.addListener(look);
messenger.compose.onIdentityChanged.addListener(look);
messenger.compose.onComposeStateChanged.addListener((tab, { canSendNow }) => {
  // A recipient came in. The other way round it is Thunderbird that locks the window for a send, where every millisecond counts.
  if (canSendNow === true) look(tab);
});
void registerComposeScript().catch(() => {});
messenger.composeAction.onClicked.addListener((tab) => void openPane(tab));

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (isTyping(message)) void heardTyping(sender.tab?.id ?? -1, message);
  if (!isPaneRequest(message)) return undefined;
  return message.pane === "look" ? lookAtDraft(message.tabId) : actOnDraft(message.tabId, message.action, message.seen);
});
browser.windows.onRemoved.addListener((windowId) => void windowClosed(windowId));
browser.tabs.onRemoved.addListener((tabId) => void forget(tabId));
keepPolicyFresh();
keepReporting();
browser.runtime.onStartup.addListener(() => void emptyVault());
browser.runtime.onInstalled.addListener(({ reason }) => {
  // A new user reads first what is checked and what leaves the machine.
  if (reason === "install") void browser.runtime.openOptionsPage();
});
