import { deferredDelivery } from "../shared/core/delivery/deferred-delivery.ts";
import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { assessDraft } from "../shared/core/send/assess-draft.ts";
import { paneView } from "../shared/pane/pane-view.ts";
import { faultView, statusView } from "../shared/pane/status-view.ts";
import { announcements } from "./announcements.ts";
import { configurationFor } from "./configuration.ts";
import { heldDrafts } from "./held-drafts.ts";
import { knownRoutes } from "./known-routes.ts";
import type { PaneReply } from "./pane-messages.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { thunderbirdGuard } from "./thunderbird-guard.ts";

/** What the pane of this tab shows now. Never rejects. */
export async function lookAtDraft(tabId: number): Promise<PaneReply> {
  try {
    const draft = await thunderbirdComposeHost(tabId).read();
    const announcement = await announcements.find(tabId);
    if (announcement !== null) {
      const reason = announcement.notice === null ? "draft-not-restored" : "notice-pending";
      return { view: statusView([reason]), seen: null };
    }
    const configuration = await configurationFor(draft.from.address);
    const assessment = await assessDraft(draft, await thunderbirdGuard(configuration, deferredDelivery, draft));
    const { fingerprint } = assessment;
    const held = await heldDrafts.find(tabId);
    const applies = held !== null && (held.fingerprint === null || held.fingerprint === fingerprint);
    const because = applies ? held.reasons : [];
    const known = knownRoutes(tabId, draft, assessment, configuration);
    return { view: paneView(draft, assessment, because, configuration.loaded, known), seen: fingerprint };
  } catch (error) {
    const closed = error instanceof ComposeHostError && error.code === "draft-closed";
    return { view: closed ? null : faultView, seen: null };
  }
}
