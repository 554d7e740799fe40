import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import { guardSend } from "../shared/core/send/guard-send.ts";
import { heldByFault, type SendOutcome } from "../shared/core/send/send-outcome.ts";
import { announcements } from "./announcements.ts";
import { type ComposeItem, currentItem } from "./compose-item.ts";
import { handedOver } from "./handed-over.ts";
import { handlerLanguage } from "./handler-language.ts";
import { handlerPolicy } from "./handler-policy.ts";
import { reportFromHandler } from "./handler-report.ts";
import { noteHandler } from "./handler-version.ts";
import { carryProtection } from "./headers.ts";
import { inTime } from "./in-time.ts";
import { isFor, knownScans } from "./known-scan.ts";
import { mailLeaves, noteInTime } from "./leaving-mail.ts";
import { noticeLeaves } from "./notice-leaves.ts";
import { isProtected } from "./office-call.ts";
import { outlookComposeHost, readDraft } from "./outlook-compose-host.ts";
import { outlookGuard } from "./outlook-guard.ts";
import { policyForItem } from "./policy-for-item.ts";
import { allowed, deliverAnswer, heldAnswer, type SendAnswer, sentenceAnswer } from "./send-answer.ts";
import { decisionsAhead } from "./session-decisions.ts";

/** Outlook waits 300 seconds and then decides by the manifest's send mode; we answer long before. In milliseconds. */
const limitMs = 60_000;

/**
 * The entry of every send, and the one place that fails closed: whatever happens, `completed` is called once and in time,
 * and without a reason to let the item go it does not go. Nobody is asked here: what the user has to decide waits in
 * the pane. Outlook drops a second `completed`.
 */
export function answerSend(event: Office.MailboxEvent): void {
  const item = tryItem();
  inTime(answerFor(item), limitMs)
    .catch((error) => faultAnswer(item, error))
    .then((answer) => event.completed(answer))
    .then(reportFromHandler);
}

function faultAnswer(item: ComposeItem | null, error: unknown): SendAnswer {
  return isProtected(error)
    ? sentenceAnswer(item, "protectedItem", handlerLanguage())
    : heldAnswer(item, heldByFault.reasons, { rules: [] }, handlerLanguage());
}

function tryItem(): ComposeItem | null {
  try {
    return currentItem();
  } catch {
    return null;
  }
}

async function answerFor(item: ComposeItem | null): Promise<SendAnswer> {
  if (item === null) throw new Error("nothing is being written");
  const decisions = decisionsAhead(item);
  const [draft, announcement, over, scan] = await Promise.all([
    outlookComposeHost(item).read(),
    announcements.find(item),
    handedOver.find(item),
    knownScans.find(item),
    noteHandler(item),
  ]);
  if (over !== null) return sentenceAnswer(item, "alreadyHandedOver", handlerLanguage());
  const fingerprint = fingerprintDraft(draft);
  // While a notice stands in the draft's place, that and nothing else may leave; the pane takes back what is left of it.
  if (announcement !== null) {
    if (announcement.notice !== fingerprint) return sentenceAnswer(item, "noticeChanged", handlerLanguage());
    await noticeLeaves(item, draft, announcement);
    return allowed;
  }
  const loaded = policyForItem(item, await handlerPolicy());
  const policy = effectivePolicy(loaded.policy, draft.from.address);
  const guard = await outlookGuard(
    item,
    draft.from.address,
    policy,
    deferredDelivery,
    isFor(scan, fingerprint) ? scan : null,
  );
  const outcome = await guardSend(draft, { ...guard, decisions });
  if (outcome.kind !== "release") return answerOf(item, outcome, policy);
  // A last look: what another add-in or the user changed meanwhile was not checked.
  if (fingerprintDraft(await readDraft(item, draft)) !== fingerprint) {
    return heldAnswer(item, ["draft-changed"], policy, handlerLanguage());
  }
  if (outcome.change !== undefined) await outlookComposeHost(item).write(outcome.change);
  await carryProtection(item, outcome);
  await noteInTime(() => mailLeaves(draft));
  return allowed;
}

function answerOf(
  item: ComposeItem,
  outcome: Exclude<SendOutcome, { kind: "release" }>,
  policy: Parameters<typeof heldAnswer>[2],
): SendAnswer {
  switch (outcome.kind) {
    case "hold":
      return heldAnswer(item, outcome.reasons, policy, handlerLanguage());
    case "defer":
      return deliverAnswer(item, handlerLanguage());
    case "replace":
    case "close":
      // Not with `deferredDelivery`.
      throw new Error("delivered inside the send event");
  }
}
