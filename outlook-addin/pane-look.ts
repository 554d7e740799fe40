import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { detectors } from "../shared/core/detection/detectors.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { assessDraft } from "../shared/core/send/assess-draft.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { type PaneView, paneView } from "../shared/pane/pane-view.ts";
import { faultView } from "../shared/pane/status-view.ts";
import { announcements } from "./announcements.ts";
import { type ComposeItem, currentItem } from "./compose-item.ts";
import { handedOver } from "./handed-over.ts";
import { knownRoutes } from "./known-routes.ts";
import { knownScans, makeScan, mostScanCharacters } from "./known-scan.ts";
import { isProtected } from "./office-call.ts";
import { readDraft } from "./outlook-compose-host.ts";
import { outlookGuard } from "./outlook-guard.ts";
import type { PaneStage } from "./pane-stage.ts";
import { policyForItem } from "./policy-for-item.ts";
import { recallRecipients } from "./recipient-memory.ts";
import { findVaultKey } from "./vault-key.ts";

/** Why the last try was held, and of which draft that is true; null: of any. */
export interface Held {
  readonly fingerprint: DraftFingerprint | null;
  readonly reasons: readonly HeldBecause[];
}

export interface Looked {
  readonly stage: PaneStage;
  readonly view: PaneView | null;
  readonly draft: Draft | null;
  readonly seen: DraftFingerprint | null;
}

const gone: Looked = { stage: { kind: "gone" }, view: null, draft: null, seen: null };

/** What the pane shows of this item now. `changed`: something new is known, and it should look again. Never rejects. */
export async function lookAtItem(
  item: ComposeItem,
  known: Draft | null,
  held: Held | null,
  policy: () => Promise<LoadedPolicy>,
  changed: () => void,
): Promise<Looked> {
  try {
    if (currentItem() !== item) return gone;
    const [draft, announcement, over, vault] = await Promise.all([
      readDraft(item, known),
      announcements.find(item),
      handedOver.find(item),
      findVaultKey(item).catch(() => null),
    ]);
    const seen = fingerprintDraft(draft);
    if (over !== null) return { stage: { kind: "submitted", copy: over.copy }, view: null, draft, seen };
    // Without an announcement: a draft that was closed with a notice in it, and opened again.
    if (announcement !== null || vault !== null) {
      const changed = announcement?.notice !== seen;
      return { stage: { kind: "notice", changed }, view: null, draft, seen };
    }
    const view = await viewOf(item, draft, held, policyForItem(item, await policy()), changed);
    return { stage: { kind: "look" }, draft, seen, view };
  } catch (error) {
    if (isProtected(error)) return { ...gone, stage: { kind: "protected" } };
    const closed = error instanceof ComposeHostError && error.code === "draft-closed";
    return closed ? gone : { stage: { kind: "look" }, view: faultView, draft: null, seen: null };
  }
}

async function viewOf(
  item: ComposeItem,
  draft: Draft,
  held: Held | null,
  loaded: LoadedPolicy,
  changed: () => void,
): Promise<PaneView> {
  const policy = effectivePolicy(loaded.policy, draft.from.address);
  const scan = makeScan(draft, scanDraft(draft, detectors), await recallRecipients());
  if (JSON.stringify(scan).length <= mostScanCharacters) await knownScans.put(item, scan).catch(() => {});
  const assessment = await assessDraft(
    draft,
    await outlookGuard(item, draft.from.address, policy, deferredDelivery, scan),
  );
  const applies = held !== null && (held.fingerprint === null || held.fingerprint === assessment.fingerprint);
  const known = knownRoutes(draft, assessment, policy, changed);
  return paneView(draft, assessment, applies ? held.reasons : [], loaded, known);
}
