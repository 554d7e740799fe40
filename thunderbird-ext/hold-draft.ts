import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { heldDrafts } from "./held-drafts.ts";
import { type ComposeTab, openPane } from "./pane-windows.ts";
import { waitForConnection } from "./waiting-drafts.ts";

/** Keeps why a draft was held, and shows it. `fingerprint` null: whatever the draft is. */
export async function holdDraft(
  tab: ComposeTab,
  fingerprint: DraftFingerprint | null,
  reasons: readonly HeldBecause[],
): Promise<void> {
  // The pane opens even when the reason cannot be kept: it then says what it finds itself.
  if (tab.id !== undefined) await heldDrafts.put(tab.id, { fingerprint, reasons }).catch(() => {});
  await waitForConnection(tab, fingerprint, reasons).catch(() => {});
  await openPane(tab);
}
