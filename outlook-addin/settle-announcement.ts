import type { AnnouncementEvent } from "../shared/core/audit/audit-event.ts";
import { readsAs } from "../shared/core/delivery/notice-draft.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { type Announcement, announcements } from "./announcements.ts";
import { outlookAuditLog } from "./audit-log.ts";
import type { ComposeItem } from "./compose-item.ts";
import { dropOriginal, findOriginal } from "./original-vault.ts";
import { recallOrphan } from "./outlook-channel.ts";
import { outlookComposeHost } from "./outlook-compose-host.ts";
import { sentMessages } from "./sent-messages.ts";

/**
 * The notice did not leave: the draft comes back, and what was stored is recalled. Gives what to say about it. Safe to
 * call again.
 */
export async function settleAnnouncement(
  item: ComposeItem,
  announcement: Announcement,
): Promise<"notice-not-sent" | "draft-not-restored"> {
  if (!(await putBack(item))) {
    await announcements.put(item, { ...announcement, notice: null }).catch(() => {});
    await note(announcement, "kept");
    return "draft-not-restored";
  }
  await announcements.drop(item);
  await dropOriginal(item).catch(() => {});
  await note(announcement, "draft-restored");
  await sentMessages.drop(announcement.messageId).catch(() => {});
  recallOrphan(announcement.endpoint, announcement.sender, announcement.messageId);
  return "notice-not-sent";
}

/** True when the draft is as it was before the notice. */
export async function putBack(item: ComposeItem): Promise<boolean> {
  try {
    const original = await findOriginal(item);
    const host = outlookComposeHost(item);
    const standing = await host.read();
    // Not kept yet: then nothing was overwritten either.
    if (original === null) return false;
    if (fingerprintDraft(standing) === original.fingerprint) return true;
    const { subject, body, attachments } = original;
    const removeAttachments = standing.attachments.map(({ id }) => id);
    await host.write({ subject, body, addAttachments: attachments, removeAttachments });
    const files = attachments.map(({ name }) => name);
    return readsAs(await host.read(), subject, body, files);
  } catch {
    return false;
  }
}

/** A record that could not be kept changes nothing any more about what happened. */
async function note({ messageId, sender }: Announcement, outcome: AnnouncementEvent["outcome"]): Promise<void> {
  const at = new Date().toISOString();
  await outlookAuditLog(sender)
    .append({ type: "announcement", at, messageId, outcome })
    .catch(() => {});
}
