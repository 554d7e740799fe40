import type { AnnouncementEvent } from "../shared/core/audit/audit-event.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { Original } from "../shared/core/draft/original.ts";
import { type Announcement, announcements } from "./announcements.ts";
import type { DeferredSend } from "./deferred-send.ts";
import { localAuditLog } from "./local-audit-log.ts";
import { dropOriginal, findOriginal } from "./original-vault.ts";
import type { Sent } from "./send-message.ts";
import { sentMessages } from "./sent-messages.ts";
import { recallOrphan } from "./thunderbird-channel.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";

/**
 * Ends an announcement by what Thunderbird said of its notice. Sent: the original is forgotten. Refused: it comes back,
 * and what was stored is recalled. Pending: nothing is touched, since Thunderbird may still be reading the window:
 * a draft written back now could go out unsealed. Safe to call again.
 */
export async function settleAnnouncement(tabId: number, announcement: Announcement, sent: Sent): Promise<DeferredSend> {
  if (sent === "pending" || sent === "asked") return { kind: "hold", reasons: ["notice-pending"] };
  if (sent === "sent") {
    await forget(tabId);
    await note(announcement, "sent");
    return { kind: "sent" };
  }
  if (!(await putBack(tabId))) {
    await announcements.put(tabId, { ...announcement, notice: null });
    await note(announcement, "kept");
    return { kind: "hold", reasons: ["draft-not-restored"] };
  }
  await forget(tabId);
  await note(announcement, "draft-restored");
  recallOrphan(announcement.endpoint, announcement.sender, announcement.messageId);
  return { kind: "hold", reasons: ["notice-not-sent"] };
}

/** Nothing of a window that is gone is kept. */
export async function forget(tabId: number): Promise<void> {
  await announcements.drop(tabId);
  await dropOriginal(tabId);
}

/** True when the draft is as it was before the notice. */
async function putBack(tabId: number): Promise<boolean> {
  try {
    const original = await findOriginal(tabId);
    const host = thunderbirdComposeHost(tabId);
    const standing = await host.read();
    if (original === null) return false;
    if (fingerprintDraft(standing) === original.fingerprint) return true;
    await host.write(originalOver(original, standing.attachments));
    return fingerprintDraft(await host.read()) === original.fingerprint;
  } catch {
    return false;
  }
}

function originalOver({ subject, body, attachments }: Original, standing: readonly { readonly id: string }[]) {
  return { subject, body, addAttachments: attachments, removeAttachments: standing.map(({ id }) => id) };
}

/** A record that could not be kept changes nothing any more about what happened. */
async function note({ messageId }: Announcement, outcome: AnnouncementEvent["outcome"]): Promise<void> {
  const at = new Date().toISOString();
  await keepTrack(messageId, outcome).catch(() => {});
  await localAuditLog.append({ type: "announcement", at, messageId, outcome }).catch(() => {});
}

/** For the Sent tab: a message whose notice did not leave is none that the user sent. */
async function keepTrack(messageId: string, outcome: AnnouncementEvent["outcome"]): Promise<void> {
  if (outcome === "sent") await sentMessages.change(messageId, { announced: true });
  if (outcome === "draft-restored") await sentMessages.drop(messageId);
}
