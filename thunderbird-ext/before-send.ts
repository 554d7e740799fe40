import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { guardSend } from "../shared/core/send/guard-send.ts";
import { heldByFault, type SendOutcome } from "../shared/core/send/send-outcome.ts";
import { announcements } from "./announcements.ts";
import type { ComposeDetails } from "./compose-details.ts";
import { type Configuration, forSender, readConfiguration } from "./configuration.ts";
import { handedOver } from "./handed-over.ts";
import { holdDraft } from "./hold-draft.ts";
import { mailLeaves } from "./leaving-mail.ts";
import { openDesk } from "./open-desk.ts";
import type { ComposeTab } from "./pane-windows.ts";
import { releaseDetails } from "./release-details.ts";
import { sendAsks, sendEnds } from "./send-message.ts";
import { sendGoes } from "./sends-under-way.ts";
import { switchEncryptionOn } from "./switch-encryption-on.ts";
import { noteTag } from "./tagged-subjects.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { prepareGuard, thunderbirdGuard } from "./thunderbird-guard.ts";

/** Thunderbird waits for the answer with the window locked, and for ever if none comes. In milliseconds. */
const limitMs = 15_000;
/** An encrypted send that is not over by then may be waiting for the user; one that we hold is over at once. */
const questionMs = 10_000;
const heldMs = 2_000;

interface Answer {
  readonly cancel: boolean;
  readonly details?: ComposeDetails;
}

/**
 * The entry of every send, and the one place that fails closed: whatever happens, an answer goes back in time, and without
 * a reason to let the message go it is `cancel`. Nobody is asked here: what the user has to decide waits in the pane.
 */
export async function answerSend(tab: ComposeTab, details: ComposeDetails): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), limitMs);
  });
  try {
    return await Promise.race([answerFor(tab, tab.id ?? -1, details), late]);
  } catch {
    afterwards(() => holdDraft(tab, null, heldByFault.reasons));
    return { cancel: true };
  } finally {
    clearTimeout(timer);
  }
}

async function answerFor(tab: ComposeTab, tabId: number, details: ComposeDetails): Promise<Answer> {
  // All at once: each of these is a question to another process, and Thunderbird has the window locked until the last is answered.
  const [draft, read, announcement, submitted] = await Promise.all([
    thunderbirdComposeHost(tabId, details).read(),
    readConfiguration(),
    announcements.find(tabId),
    handedOver.find(tabId),
    prepareGuard(),
  ]);
  const fingerprint = fingerprintDraft(draft);
  if (announcement !== null) {
    if (announcement.notice === fingerprint) {
      const check = { ...announcement.check, fingerprint };
      return { cancel: false, details: releaseDetails(details, { kind: "as-is" }, check, read.proofKey) };
    }
    // No other send can be on its way here, or the window would be locked: what is left of it can be taken back.
    afterwards(async () => {
      const { settleAnnouncement, holdOrLeave } = await openDesk();
      await holdOrLeave(tab, tabId, await settleAnnouncement(tabId, announcement, "refused"));
    });
    return { cancel: true };
  }
  if (submitted === fingerprint) {
    afterwards(() => holdDraft(tab, fingerprint, ["submitted-not-filed"]));
    return { cancel: true };
  }
  const configuration = forSender(read, draft.from.address);
  const outcome = await guardSend(draft, await thunderbirdGuard(configuration, deferredDelivery, draft, "send"));
  switch (outcome.kind) {
    case "release":
      return release(tab, tabId, details, outcome, configuration, () =>
        mailLeaves(tabId, draft, configuration.loaded.policy),
      );
    case "hold":
      afterwards(() => holdDraft(tab, fingerprint, outcome.reasons));
      return { cancel: true };
    case "defer": {
      const ended = sendEnds(tabId, heldMs);
      afterwards(async () => {
        await ended;
        await (await openDesk()).deliverUnasked(tab, tabId);
      });
      return { cancel: true };
    }
    case "replace":
    case "close":
      // Not with `deferredDelivery`.
      throw new Error("delivered inside the send event");
  }
}

async function release(
  tab: ComposeTab,
  tabId: number,
  details: ComposeDetails,
  { protection, change, check }: Extract<SendOutcome, { kind: "release" }>,
  { proofKey }: Configuration,
  leaves: () => Promise<void>,
): Promise<Answer> {
  if (protection.kind === "encrypt") {
    try {
      await switchEncryptionOn(tabId, protection.technology, details);
    } catch {
      afterwards(() => holdDraft(tab, check.fingerprint, ["encryption-refused"]));
      return { cancel: true };
    }
    const ended = sendEnds(tabId, questionMs);
    afterwards(() => tellOfQuestion(tab, tabId, ended));
  }
  const changes = releaseDetails(details, protection, check, proofKey, change);
  await noteTag(tabId, details.subject ?? "", changes.subject);
  afterwards(leaves);
  sendGoes(tabId);
  return { cancel: false, details: changes };
}

/**
 * Whether each recipient has a key shows only now: without one Thunderbird asks the user, and the send never ends. Nothing
 * tells that from a slow server.
 */
async function tellOfQuestion(tab: ComposeTab, tabId: number, ended: Promise<boolean>): Promise<void> {
  if ((await ended) || sendAsks(tabId)) return;
  await holdDraft(tab, fingerprintDraft(await thunderbirdComposeHost(tabId).read()), ["client-asks"]);
}

/** The answer goes first: Thunderbird unlocks the window on it. */
function afterwards(task: () => Promise<void>): void {
  setTimeout(() => void task().catch(() => {}), 0);
}
