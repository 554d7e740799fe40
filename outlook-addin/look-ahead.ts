import { detectors } from "../shared/core/detection/detectors.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { currentItem } from "./compose-item.ts";
import { noteConversation } from "./conversation-start.ts";
import { refreshPolicy } from "./handler-policy.ts";
import { reportFromHandler } from "./handler-report.ts";
import { inTime } from "./in-time.ts";
import { isFor, knownScans, makeScan, mostScanCharacters } from "./known-scan.ts";
import { outlookComposeHost } from "./outlook-compose-host.ts";
import { recallRecipients } from "./recipient-memory.ts";

/** In milliseconds. */
const limitMs = 60_000;

/**
 * Looks at the draft while it is being written, so that Send is quick: the code is loaded, the policy is new, and what was
 * found is kept. Decides nothing, and nothing depends on it.
 */
export function lookAhead(event: Office.MailboxEvent): void {
  inTime(Promise.all([refreshPolicy(), keepScan(), reportFromHandler()]), limitMs)
    .catch(() => {})
    .then(() => event.completed());
}

/** The same, when the window has just opened. */
export function lookAtStart(event: Office.MailboxEvent): void {
  const item = currentItem();
  const noted = item === null ? Promise.resolve() : noteConversation(item);
  // First: from now on the user adds recipients.
  noted.catch(() => {}).then(() => lookAhead(event));
}

async function keepScan(): Promise<void> {
  const item = currentItem();
  if (item === null) return;
  const [draft, known] = await Promise.all([outlookComposeHost(item).read(), knownScans.find(item)]);
  if (isFor(known, fingerprintDraft(draft))) return;
  const scan = makeScan(draft, scanDraft(draft, detectors), await recallRecipients());
  if (JSON.stringify(scan).length <= mostScanCharacters) await knownScans.put(item, scan);
}
