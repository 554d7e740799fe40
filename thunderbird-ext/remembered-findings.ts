import type { Finding } from "../shared/core/detection/finding.ts";
import { type Detector, scanDraft } from "../shared/core/detection/scan-draft.ts";
import { withoutDisclaimers } from "../shared/core/detection/without-disclaimers.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { sessionRecord } from "./session-record.ts";

type Scan = readonly [key: string, findings: readonly Finding[]];

/** Kinds and places of the last drafts that were looked at, never their text; they outlive an event page that sleeps. */
const kept = sessionRecord<readonly Scan[]>("scans");
const scanCount = 8;
/** More than this is not kept. */
const mostFindings = 500;

let recent: readonly Scan[] = [];
let recalled: Promise<void> | null = null;

/** Call it early: it is needed with the first draft. Never rejects: what is not known is looked at anew. */
export function recallFindings(): Promise<void> {
  recalled ??= kept.find("recent").then(
    (scans) => {
      recent = scans ?? [];
    },
    () => {},
  );
  return recalled;
}

/**
 * What looks at this draft. While it was written it has been looked at already, and Send need not wait for that again: exactly
 * the same text gives the same findings, and the verdict on them is made anew each time. The detectors with their word lists are
 * most of the add-on's code, and are loaded only for a draft that is new. `ownTexts`: the policy's disclaimers.
 */
export async function detectorsFor(draft: Draft, ownTexts: readonly string[]): Promise<readonly Detector[]> {
  await recallFindings();
  const seen = keyOf(withoutDisclaimers(draft, ownTexts));
  const known = recent.find(([key]) => key === seen);
  if (known !== undefined) return [() => known[1]];
  const { detectors } = await import("../shared/core/detection/detectors.ts");
  return [(as) => remember(as, scanDraft(as, detectors))];
}

function remember(draft: Draft, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostFindings) {
    recent = [[keyOf(draft), findings] as const, ...recent].slice(0, scanCount);
    void kept.put("recent", recent).catch(() => {});
  }
  return findings;
}

/**
 * The fingerprint names all that a detector looks at, but for how the sender is called, what could be read of the files, and
 * what the policy has blanked out of the text.
 */
function keyOf(draft: Draft): string {
  const { from, body, attachments } = draft;
  const files = attachments.map(({ reading }) => [
    reading.state,
    reading.state === "text" ? reading.text.length : 0,
    "missing" in reading ? reading.missing : "cause" in reading ? reading.cause : null,
  ]);
  return JSON.stringify([fingerprintDraft(draft), checksum(from.name), checksum(body.text), files]);
}

/** FNV-1a, 32 bits: tells two readings of one draft apart, no more. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
