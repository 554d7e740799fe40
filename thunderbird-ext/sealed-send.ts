import type { Receipt } from "../shared/core/delivery/receipt.ts";
import { type ComposeHost, ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { guardSend } from "../shared/core/send/guard-send.ts";
import { type HeldBecause, heldByFault } from "../shared/core/send/send-outcome.ts";
import { announcements } from "./announcements.ts";
import { configurationFor } from "./configuration.ts";
import { keepAwake } from "./keep-awake.ts";
import { mailLeaves } from "./leaving-mail.ts";
import { isNotice, noticeOver } from "./notice-draft.ts";
import { keepOriginal } from "./original-vault.ts";
import { readOriginal } from "./read-original.ts";
import { sendMessage } from "./send-message.ts";
import { settleAnnouncement } from "./settle-announcement.ts";
import { recallOrphan, thunderbirdChannel } from "./thunderbird-channel.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { thunderbirdGuard } from "./thunderbird-guard.ts";

/** `clear`: there is nothing to seal any more; the draft can go as it is. `hold`: `reasons` say where the draft is. */
export type SealedSend =
  | { readonly kind: "sent" }
  | { readonly kind: "clear" }
  | { readonly kind: "hold"; readonly reasons: readonly HeldBecause[] };

/** Tabs with a sealed send under way. In memory is enough: when the page dies before the notice is written, the draft is untouched. */
const running = new Set<number>();

/**
 * The second run of `guardSend`, outside the send event and with the time to seal; then the notice takes the draft's
 * place and is sent. Never rejects. One at a time in each window.
 */
export async function sendSealed(tabId: number): Promise<SealedSend> {
  if (running.has(tabId)) return { kind: "hold", reasons: ["notice-pending"] };
  running.add(tabId);
  try {
    return await keepAwake(() => sealAndAnnounce(tabId));
  } catch {
    return heldByFault;
  } finally {
    running.delete(tabId);
  }
}

async function sealAndAnnounce(tabId: number): Promise<SealedSend> {
  if ((await announcements.find(tabId)) !== null) return { kind: "hold", reasons: ["notice-pending"] };
  const host = thunderbirdComposeHost(tabId);
  const draft = await host.read();
  const configuration = await configurationFor(draft.from.address);
  const guard = await thunderbirdGuard(configuration, thunderbirdChannel(configuration, host));
  const outcome = await guardSend(draft, guard);
  switch (outcome.kind) {
    case "release":
      return { kind: "clear" };
    case "hold":
      return outcome;
    case "defer":
    case "close":
      return heldByFault;
    case "replace":
      await mailLeaves(tabId, draft);
      return announce(tabId, host, outcome.receipt, guard.policy.endpoint);
  }
}

async function announce(
  tabId: number,
  host: ComposeHost,
  { fingerprint, messageId, notice }: Extract<Receipt, { kind: "sealed" }>,
  endpoint: string | null,
): Promise<SealedSend> {
  const draft = await host.read();
  const sender = draft.from.address;
  if (fingerprintDraft(draft) !== fingerprint) {
    recallOrphan(endpoint, sender, messageId);
    return { kind: "hold", reasons: ["draft-changed"] };
  }
  const announcement = { messageId, endpoint, sender, notice: null };
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
