import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { takeNote } from "../shared/core/delivery/override-notes.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { permittedReasons } from "../shared/core/policy/answered.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { assessDraft } from "../shared/core/send/assess-draft.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { answersFor } from "../shared/pane/answers-for.ts";
import { changeFor } from "../shared/pane/edit-draft.ts";
import type { PaneAction } from "../shared/pane/pane-action.ts";
import type { ComposeItem } from "./compose-item.ts";
import { routesNow } from "./known-routes.ts";
import { outlookComposeHost } from "./outlook-compose-host.ts";
import { outlookGuard } from "./outlook-guard.ts";
import { ownNotes } from "./own-notes.ts";
import { policyForItem } from "./policy-for-item.ts";
import { sendItem } from "./send-item.ts";
import { sessionDecisions } from "./session-decisions.ts";
import { keepRoutes } from "./session-routes.ts";

/** What came of it: `deliver` asks for the endpoint, `press-send` for the user. */
export type Acted =
  | { readonly kind: "looked" | "sent" | "press-send" | "deliver" }
  | { readonly kind: "hold"; readonly reasons: readonly HeldBecause[] };

/**
 * Does what the user chose, to the draft that the user saw: when it has changed since, nothing is done and the pane
 * shows it anew. Sending always goes through the handler again. Never rejects.
 */
export async function actOnItem(
  item: ComposeItem,
  action: PaneAction,
  seen: DraftFingerprint | null,
  policy: () => Promise<LoadedPolicy>,
): Promise<Acted> {
  if (action.do === "back") return { kind: "looked" };
  try {
    const draft = await outlookComposeHost(item).read();
    const fingerprint = fingerprintDraft(draft);
    if (fingerprint !== seen) return { kind: "hold", reasons: ["draft-changed"] };
    const { policy: loaded } = policyForItem(item, await policy());
    return await actOn(item, draft, fingerprint, action, effectivePolicy(loaded, draft.from.address));
  } catch {
    return { kind: "hold", reasons: ["inspection-failed"] };
  }
}

async function actOn(
  item: ComposeItem,
  draft: Draft,
  fingerprint: DraftFingerprint,
  action: Exclude<PaneAction, { do: "back" }>,
  policy: Policy,
): Promise<Acted> {
  if (action.do === "edit") {
    const change = changeFor(action.edit, draft, policy);
    if (change !== null) await outlookComposeHost(item).write(change);
    return { kind: "looked" };
  }
  // No answers are recorded too: they void those of an earlier try.
  const assessment = await assessDraft(
    draft,
    await outlookGuard(item, draft.from.address, policy, deferredDelivery, null),
  );
  const answers = answersFor(action, assessment, permittedReasons(policy));
  if (action.do === "as-asked") await keepRoutes(item, draft, await routesNow(draft, policy));
  await sessionDecisions(item).record(await takeNote({ fingerprint, answers, decidedAt: Date.now() }, draft, ownNotes));
  switch (action.do) {
    case "set-aside":
    case "count-again":
      return { kind: "looked" };
    case "send-sealed":
      return { kind: "deliver" };
    case "send":
    case "send-encrypted":
    case "override":
    case "as-asked":
      return sendAsItIs(item);
  }
}

/** Refused by the handler or by the mail server: the draft is still there, and is looked at again. */
async function sendAsItIs(item: ComposeItem): Promise<Acted> {
  const sent = await sendItem(item);
  switch (sent) {
    case "sent":
    case "press-send":
      return { kind: sent };
    case "refused":
      return { kind: "looked" };
    case "pending":
      return { kind: "hold", reasons: ["notice-pending"] };
  }
}
