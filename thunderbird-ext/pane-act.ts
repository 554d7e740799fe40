import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { takeNote } from "../shared/core/delivery/override-notes.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { permittedReasons } from "../shared/core/policy/answered.ts";
import { assessDraft } from "../shared/core/send/assess-draft.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { answersFor } from "../shared/pane/answers-for.ts";
import { changeFor } from "../shared/pane/edit-draft.ts";
import type { PaneAction } from "../shared/pane/pane-action.ts";
import { configurationFor } from "./configuration.ts";
import { sendDeferred } from "./deferred-send.ts";
import { heldDrafts } from "./held-drafts.ts";
import { ownNotes } from "./own-notes.ts";
import { lookAtDraft } from "./pane-look.ts";
import type { PaneReply } from "./pane-messages.ts";
import { closePane } from "./pane-windows.ts";
import { sendMessage } from "./send-message.ts";
import { sessionDecisions } from "./session-decisions.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { thunderbirdGuard } from "./thunderbird-guard.ts";
import { waitForConnection } from "./waiting-drafts.ts";

const gone: PaneReply = { view: null, seen: null };

/**
 * Does what the user chose, to the draft that the user saw: when it has changed since, nothing is done and the pane
 * shows it anew. Sending always goes through `onBeforeSend` again. Never rejects.
 */
export async function actOnDraft(tabId: number, action: PaneAction, seen: DraftFingerprint | null): Promise<PaneReply> {
  if (action.do === "back") {
    await closePane(tabId);
    return gone;
  }
  try {
    await heldDrafts.drop(tabId);
    const draft = await thunderbirdComposeHost(tabId).read();
    if (fingerprintDraft(draft) !== seen) return await holdAndLook(tabId, ["draft-changed"]);
    return await actOn(tabId, draft, action, seen);
  } catch {
    return holdAndLook(tabId, ["inspection-failed"]);
  }
}

async function actOn(
  tabId: number,
  draft: Draft,
  action: Exclude<PaneAction, { do: "back" }>,
  seen: DraftFingerprint,
): Promise<PaneReply> {
  switch (action.do) {
    case "edit": {
      const change = changeFor(action.edit, draft, (await configurationFor(draft.from.address)).loaded.policy);
      if (change !== null) await thunderbirdComposeHost(tabId).write(change);
      return lookAtDraft(tabId);
    }
    case "set-aside":
    case "count-again":
      await record(draft, action, seen);
      return lookAtDraft(tabId);
    case "send":
    case "send-encrypted":
    case "override":
    case "as-asked":
      await record(draft, action, seen);
      return sendAsItIs(tabId);
    case "send-sealed": {
      await record(draft, action, seen);
      const sealed = await sendDeferred(tabId);
      switch (sealed.kind) {
        case "sent":
          return leave(tabId);
        case "clear":
          return sendAsItIs(tabId);
        case "hold":
          return holdAndLook(tabId, sealed.reasons);
      }
    }
  }
}

/** Refused: by us (the reasons are kept already), by Thunderbird, or by the server, and Thunderbird has said so itself. */
async function sendAsItIs(tabId: number): Promise<PaneReply> {
  switch (await sendMessage(tabId)) {
    case "sent":
      return leave(tabId);
    case "refused":
      return lookAtDraft(tabId);
    case "pending":
      return holdAndLook(tabId, ["notice-pending"]);
    case "asked":
      return holdAndLook(tabId, ["client-asks"]);
  }
}

async function leave(tabId: number): Promise<PaneReply> {
  await closePane(tabId);
  return gone;
}

/** No answers are recorded too: they void those of an earlier try. */
async function record(draft: Draft, action: PaneAction, fingerprint: DraftFingerprint): Promise<void> {
  const configuration = await configurationFor(draft.from.address);
  const assessment = await assessDraft(draft, await thunderbirdGuard(configuration, deferredDelivery, draft));
  const answers = answersFor(action, assessment, permittedReasons(configuration.loaded.policy));
  const decision = await takeNote({ fingerprint, answers, decidedAt: Date.now() }, draft, ownNotes);
  await sessionDecisions.record(decision);
}

async function holdAndLook(tabId: number, reasons: readonly HeldBecause[]): Promise<PaneReply> {
  const { seen } = await lookAtDraft(tabId);
  await waitForConnection({ id: tabId }, seen, reasons).catch(() => {});
  await heldDrafts.put(tabId, { fingerprint: seen, reasons });
  return lookAtDraft(tabId);
}
