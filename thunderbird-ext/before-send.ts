import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { guardSend } from "../shared/core/send/guard-send.ts";
import { heldByFault, type SendOutcome } from "../shared/core/send/send-outcome.ts";
import { announcements } from "./announcements.ts";
import { configurationFor } from "./configuration.ts";
import { holdDraft } from "./hold-draft.ts";
import { mailLeaves } from "./leaving-mail.ts";
import type { ComposeTab } from "./pane-windows.ts";
import { holdOrLeave, sealUnasked } from "./seal-unasked.ts";
import { settleAnnouncement } from "./settle-announcement.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { thunderbirdGuard } from "./thunderbird-guard.ts";

/** Thunderbird waits for the answer with the window locked, and for ever if none comes. In milliseconds. */
const limitMs = 15_000;

interface Answer {
  readonly cancel: boolean;
}

/**
 * The entry of every send, and the one place that fails closed: whatever happens, an answer goes back in time, and without
 * a reason to let the message go it is `cancel`. Nobody is asked here: what the user has to decide waits in the pane.
 */
export async function answerSend(tab: ComposeTab): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), limitMs);
  });
  try {
    return await Promise.race([answerFor(tab, tab.id ?? -1), late]);
  } catch {
    afterwards(() => holdDraft(tab, null, heldByFault.reasons));
    return { cancel: true };
  } finally {
    clearTimeout(timer);
  }
}

async function answerFor(tab: ComposeTab, tabId: number): Promise<Answer> {
  const draft = await thunderbirdComposeHost(tabId).read();
  const fingerprint = fingerprintDraft(draft);
  const announcement = await announcements.find(tabId);
  if (announcement !== null) {
    if (announcement.notice === fingerprint) return { cancel: false };
    // No other send can be on its way here, or the window would be locked: what is left of it can be taken back.
    afterwards(async () => holdOrLeave(tab, tabId, await settleAnnouncement(tabId, announcement, "refused")));
    return { cancel: true };
  }
  const configuration = await configurationFor(draft.from.address);
  const outcome = await guardSend(draft, await thunderbirdGuard(configuration, deferredDelivery));
  if (outcome.kind === "release") afterwards(() => mailLeaves(tabId, draft));
  return answerOf(outcome, tab, fingerprint);
}

function answerOf(outcome: SendOutcome, tab: ComposeTab, fingerprint: DraftFingerprint): Answer {
  switch (outcome.kind) {
    case "release":
      // Nothing here switches on what the plan relies on, so nothing may go that needs it.
      if (outcome.protection.kind !== "as-is") throw new Error("protection that this host cannot give");
      return { cancel: false };
    case "hold":
      afterwards(() => holdDraft(tab, fingerprint, outcome.reasons));
      return { cancel: true };
    case "defer":
      afterwards(() => sealUnasked(tab, tab.id ?? -1));
      return { cancel: true };
    case "replace":
    case "close":
      // Not with `deferredDelivery`.
      throw new Error("sealed inside the send event");
  }
}

/** The answer goes first: Thunderbird unlocks the window on it. */
function afterwards(task: () => Promise<void>): void {
  setTimeout(() => void task().catch(() => {}), 0);
}
