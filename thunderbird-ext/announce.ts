import type { CheckRecord } from "../shared/core/audit/proof-of-check.ts";
import { isNotice, noticeOver } from "../shared/core/delivery/notice-draft.ts";
import type { Receipt } from "../shared/core/delivery/receipt.ts";
import { type ComposeHost, ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { readOriginal } from "../shared/core/draft/original.ts";
import { announcements } from "./announcements.ts";
import type { DeferredSend } from "./deferred-send.ts";
import { keepOriginal } from "./original-vault.ts";
import { sendMessage } from "./send-message.ts";
import { settleAnnouncement } from "./settle-announcement.ts";
import { recallOrphan } from "./thunderbird-channel.ts";

/** Puts the notice in the place of a draft that is sealed, and sends it. The original is kept until that is certain. */
export async function announce(
  tabId: number,
  host: ComposeHost,
  { fingerprint, messageId, notice }: Extract<Receipt, { kind: "sealed" }>,
  check: CheckRecord,
  endpoint: string | null,
): Promise<DeferredSend> {
  const draft = await host.read();
  const sender = draft.from.address;
  if (fingerprintDraft(draft) !== fingerprint) {
    recallOrphan(endpoint, sender, messageId);
    return { kind: "hold", reasons: ["draft-changed"] };
  }
  const announcement = { messageId, endpoint, sender, check, notice: null };
  try {
    await keepOriginal(tabId, await readOriginal(draft, host));
    await announcements.put(tabId, announcement);
    await host.write(noticeOver(draft, notice));
    const written = await host.read();
    if (!isNotice(written, notice)) throw new ComposeHostError("host-failed");
    await announcements.put(tabId, { ...announcement, notice: fingerprintDraft(written) });
  } catch {
    return settleAnnouncement(tabId, announcement, "refused");
  }
  return settleAnnouncement(tabId, announcement, await sendMessage(tabId));
}
