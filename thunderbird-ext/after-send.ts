import { announcements } from "./announcements.ts";
import { mailLeft } from "./leaving-mail.ts";
import { openDesk } from "./open-desk.ts";
import type { ComposeTab } from "./pane-windows.ts";
import { type AfterSend, heardAfterSend, wasSent } from "./send-message.ts";
import { sendIsOver } from "./sends-under-way.ts";
import { takeTagBack } from "./tagged-subjects.ts";

/**
 * What became of a send. Mostly somebody waits for it; when nobody does any more (it took too long, or the event page
 * slept in between), a notice on its way is settled here.
 */
export async function afterSend(tab: ComposeTab, after: AfterSend): Promise<void> {
  if (tab.id !== undefined) sendIsOver(tab.id);
  if (tab.id !== undefined) void mailLeft(tab.id, wasSent(after));
  if (tab.id !== undefined) void takeTagBack(tab.id, wasSent(after));
  if (tab.id === undefined || (await heardAfterSend(tab.id, after))) return;
  const announcement = await announcements.find(tab.id);
  // Held by our own answer: `before-send.ts` is taking it back already.
  if (announcement === null || announcement.notice === null) return;
  const { settleAnnouncement, holdOrLeave } = await openDesk();
  await holdOrLeave(tab, tab.id, await settleAnnouncement(tab.id, announcement, wasSent(after) ? "sent" : "refused"));
}
