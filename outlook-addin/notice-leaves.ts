import { checkHeaders } from "../shared/core/audit/proof-of-check.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { Announcement } from "./announcements.ts";
import { outlookAuditLog } from "./audit-log.ts";
import type { ComposeItem } from "./compose-item.ts";
import { putHeaders } from "./headers.ts";
import { noteInTime, recipientsKnown } from "./leaving-mail.ts";

/** The notice of a sealed message may leave: it says so in its headers, and it is recorded. */
export async function noticeLeaves(
  item: ComposeItem,
  draft: Draft,
  { messageId, policyVersion }: Announcement,
): Promise<void> {
  const at = new Date().toISOString();
  const fingerprint = fingerprintDraft(draft);
  await putHeaders(item, checkHeaders({ fingerprint, verdict: "protect", by: "notice", policyVersion, at }, null));
  // The message itself is stored already; a full log must not keep its link back.
  await outlookAuditLog(draft.from.address)
    .append({ type: "announcement", at, messageId, outcome: "sent" })
    .catch(() => {});
  await noteInTime(() => recipientsKnown(draft, "patient-information"));
}
