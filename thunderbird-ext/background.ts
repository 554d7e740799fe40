import browser, { type Runtime } from "webextension-polyfill";
import { afterSend } from "./after-send.ts";
import { announcements } from "./announcements.ts";
import { keepReporting, reportAudit } from "./audit-queue.ts";
import { answerSend } from "./before-send.ts";
import { registerComposeScript } from "./compose-scripts.ts";
import { firstLook } from "./first-look.ts";
import { assessLive, heardTyping } from "./live-assessment.ts";
import { bringDesk, openDesk } from "./open-desk.ts";
import { isAuditNews, isPaneRequest, isTyping, type PaneReply, type PaneRequest } from "./pane-messages.ts";
import { openPane, windowClosed } from "./pane-windows.ts";
import { keepPolicyFresh } from "./policy-refresh.ts";
import { forgetSavedDraft, watchSavedDrafts } from "./saved-drafts.ts";
import { isUnderWay } from "./sends-under-way.ts";
import { sendWhenConnected } from "./waiting-drafts.ts";

// The event page sleeps and wakes: every listener is set while the page loads, and nothing of a send lives in memory alone.
// What a clean send does not need is loaded on use: a page that wakes on Send has it waiting.

bringDesk(async () => (await import("./desk.ts")).desk);

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
  if (canSendNow === true && !isUnderWay(tab.id ?? -1)) look(tab);
});
void registerComposeScript().catch(() => {});
messenger.composeAction.onClicked.addListener((tab) => void openPane(tab));

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (isAuditNews(message)) reportAudit();
  if (isTyping(message)) void heardTyping(sender.tab?.id ?? -1, message);
  if (!isPaneRequest(message)) return undefined;
  return answerPane(message);
});
browser.windows.onRemoved.addListener((windowId) => void windowClosed(windowId));
browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
keepPolicyFresh();
keepReporting();
sendWhenConnected();
watchSavedDrafts();
browser.runtime.onStartup.addListener(() => void openDesk().then(({ emptyVault }) => emptyVault()));
browser.runtime.onInstalled.addListener(({ reason }) => {
  // A new user reads first what is checked and what leaves the machine.
  if (reason === "install") void browser.runtime.openOptionsPage();
});

async function answerPane(request: PaneRequest): Promise<PaneReply> {
  if (request.pane === "look") return firstLook(request.tabId);
  return (await openDesk()).actOnDraft(request.tabId, request.action, request.seen);
}

/** Any tab of Thunderbird: mostly there is nothing to forget. */
async function forgetTab(tabId: number): Promise<void> {
  await forgetSavedDraft(tabId);
  if ((await announcements.find(tabId)) !== null) await (await openDesk()).forget(tabId);
}
