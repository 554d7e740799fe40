import { isNotice, noticeOver } from "../shared/core/delivery/notice-draft.ts";
import type { Receipt } from "../shared/core/delivery/receipt.ts";
import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { guardSend } from "../shared/core/send/guard-send.ts";
import { type HeldBecause, heldByFault } from "../shared/core/send/send-outcome.ts";
import { announcements } from "./announcements.ts";
import { closeSubmitted } from "./close-submitted.ts";
import type { ComposeItem } from "./compose-item.ts";
import { handedOver, type SubmittedCopy } from "./handed-over.ts";
import { recipientsKnown } from "./leaving-mail.ts";
import { dropOriginal, keepOriginal } from "./original-vault.ts";
import { outlookChannel, recallOrphan } from "./outlook-channel.ts";
import { outlookComposeHost } from "./outlook-compose-host.ts";
import { outlookGuard } from "./outlook-guard.ts";
import { policyForItem } from "./policy-for-item.ts";
import { readRestorable } from "./read-restorable.ts";
import { sendItem } from "./send-item.ts";
import { sentMessages } from "./sent-messages.ts";
import { settleAnnouncement } from "./settle-announcement.ts";
import { tokenFor } from "./tokens.ts";

/**
 * - `sent`: the notice is on its way
 * - `press-send`: the notice stands in the draft's place, and the user has to press Send
 * - `submitted`: the endpoint has the message; `copy` says what stands in the window
 * - `clear`: there is nothing to seal any more; the draft can go as it is
 * - `sign-in`: the endpoint does not know this sender yet
 */
export type Delivered =
  | { readonly kind: "sent" | "press-send" | "clear" | "sign-in" }
  | { readonly kind: "submitted"; readonly copy: SubmittedCopy }
  | { readonly kind: "hold"; readonly reasons: readonly HeldBecause[] };

/** The second run of `guardSend`, outside the send event and with the time to seal. Never rejects. */
export async function deliverItem(item: ComposeItem, loaded: LoadedPolicy): Promise<Delivered> {
  try {
    return await deliver(item, policyForItem(item, loaded));
  } catch {
    return heldByFault;
  }
}

async function deliver(item: ComposeItem, loaded: LoadedPolicy): Promise<Delivered> {
  if ((await announcements.find(item)) !== null) return { kind: "hold", reasons: ["notice-pending"] };
  const before = await handedOver.find(item);
  if (before !== null) return { kind: "submitted", copy: before.copy };
  const host = outlookComposeHost(item);
  const draft = await host.read();
  const policy = effectivePolicy(loaded.policy, draft.from.address);
  const token = policy.endpoint === null ? "" : await tokenFor(policy.endpoint, draft.from.address);
  if (token === null) return { kind: "sign-in" };
  const outcome = await guardSend(
    draft,
    await outlookGuard(item, draft.from.address, policy, outlookChannel(policy, token, host), null),
  );
  switch (outcome.kind) {
    case "release":
      return { kind: "clear" };
    case "hold":
      return outcome.reasons.includes("endpoint-unauthorised") ? { kind: "sign-in" } : outcome;
    case "defer":
      return heldByFault;
    case "close":
      // The handler does not run for this one.
      await recipientsKnown(draft, "patient-information");
      return { kind: "submitted", copy: await closeSubmitted(item, outcome.receipt) };
    case "replace":
      return announce(item, outcome.receipt, policy);
  }
}

async function announce(
  item: ComposeItem,
  { fingerprint, messageId, notice }: Extract<Receipt, { kind: "sealed" }>,
  { endpoint, version }: Policy,
): Promise<Delivered> {
  const host = outlookComposeHost(item);
  const draft = await host.read();
  const sender = draft.from.address;
  if (fingerprintDraft(draft) !== fingerprint) {
    recallOrphan(endpoint, sender, messageId);
    return { kind: "hold", reasons: ["draft-changed"] };
  }
  const announcement = { messageId, endpoint, sender, policyVersion: version, notice: null };
  try {
    await keepOriginal(item, await readRestorable(draft, host));
    await announcements.put(item, announcement);
  } catch {
    // Nothing was overwritten.
    await dropOriginal(item).catch(() => {});
    recallOrphan(endpoint, sender, messageId);
    return heldByFault;
  }
  try {
    await host.write(noticeOver(draft, notice));
    const written = await host.read();
    if (!isNotice(written, notice)) throw new ComposeHostError("host-failed");
    await announcements.put(item, { ...announcement, notice: fingerprintDraft(written) });
  } catch {
    return takeBack(item, announcement);
  }
  // Before it is sent: its pane goes with the item, so nothing after that is sure to run. The send event cannot note it on
  // classic Windows; where Send is still to be pressed, an abandoned notice is forgotten when it is taken back.
  await sentMessages.change(messageId, { announced: true }).catch(() => {});
  const sent = await sendItem(item);
  switch (sent) {
    case "sent":
    case "press-send":
      return { kind: sent };
    case "pending":
      return { kind: "hold", reasons: ["notice-pending"] };
    case "refused":
      await sentMessages.change(messageId, { announced: false }).catch(() => {});
      return takeBack(item, announcement);
  }
}

async function takeBack(item: ComposeItem, announcement: Parameters<typeof settleAnnouncement>[1]): Promise<Delivered> {
  return { kind: "hold", reasons: [await settleAnnouncement(item, announcement)] };
}
