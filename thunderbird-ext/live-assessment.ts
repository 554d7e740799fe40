import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { assessDraft } from "../shared/core/send/assess-draft.ts";
import { announcements } from "./announcements.ts";
import { knownAttachment } from "./attachment-memory.ts";
import type { BadgeState } from "./badge.ts";
import { configurationFor } from "./configuration.ts";
import type { TypingNews } from "./pane-messages.ts";
import { tellPane } from "./pane-windows.ts";
import { sessionRecord } from "./session-record.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { thunderbirdGuard } from "./thunderbird-guard.ts";

/** What the compose window's script last said of the message's length, by tab. */
const lengths = sessionRecord<TypingNews["typed"]>("length");

/** The user wrote something. */
export async function heardTyping(tabId: number, { typed }: TypingNews): Promise<void> {
  await lengths.put(tabId, typed).catch(() => {});
  await assessLive(tabId);
}

/** Tabs that are being looked at; true: something happened meanwhile, so once more. */
const running = new Map<number, boolean>();

/**
 * Looks at a draft while it is being written, for the button's badge and an open pane. Only Send decides: nothing is
 * recorded here, and a failure shows as no badge. One look at a time in each window. Never rejects.
 */
export async function assessLive(tabId: number): Promise<void> {
  if (running.has(tabId)) {
    running.set(tabId, true);
    return;
  }
  do {
    running.set(tabId, false);
    await show(tabId, await stateOf(tabId)).catch(() => {});
  } while (running.get(tabId) === true);
  running.delete(tabId);
  await tellPane(tabId);
}

async function show(tabId: number, state: BadgeState): Promise<void> {
  await (await import("./badge.ts")).showBadge(tabId, state);
}

async function stateOf(tabId: number): Promise<BadgeState> {
  try {
    if ((await announcements.find(tabId)) !== null) return "none";
    const length = await lengths.find(tabId);
    // Until the script has said it, reading could stop the window for a quarter of a second.
    if (length !== "short") return length === "long" ? "at-send" : "none";
    const draft = await thunderbirdComposeHost(tabId, null, knownAttachment).read();
    const { judgement } = await assessDraft(
      draft,
      await thunderbirdGuard(await configurationFor(draft.from.address), deferredDelivery, draft),
    );
    // Nobody has to be told that a message which is not addressed yet cannot go.
    return draft.recipients.length === 0 && judgement.verdict.kind === "refuse" ? "none" : judgement.verdict.kind;
  } catch {
    return "none";
  }
}
