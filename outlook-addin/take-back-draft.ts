import { announcements } from "./announcements.ts";
import type { ComposeItem } from "./compose-item.ts";
import { dropOriginal } from "./original-vault.ts";
import { putBack, settleAnnouncement } from "./settle-announcement.ts";

/** The user wants the message back instead of sending the notice. True when the draft is as it was. Never rejects. */
export async function takeBackDraft(item: ComposeItem): Promise<boolean> {
  try {
    const announcement = await announcements.find(item);
    if (announcement !== null) return (await settleAnnouncement(item, announcement)) === "notice-not-sent";
    if (!(await putBack(item))) return false;
    await dropOriginal(item);
    return true;
  } catch {
    return false;
  }
}
