import { type ComposeHost, ComposeHostError, type NewAttachment } from "../shared/core/draft/compose-host.ts";
import type { BodySource, Draft } from "../shared/core/draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import { mostBodyCharacters } from "./item-body.ts";

/** All that a notice overwrites. */
export interface Original {
  readonly fingerprint: DraftFingerprint;
  readonly subject: string;
  readonly body: BodySource;
  readonly attachments: readonly NewAttachment[];
}

/**
 * The draft with the bytes of its files. Rejects when one cannot be read, or when Outlook would not take the body back:
 * then nothing may be overwritten.
 */
export async function readOriginal(draft: Draft, host: ComposeHost): Promise<Original> {
  if (draft.source.content.length > mostBodyCharacters) throw new ComposeHostError("host-failed");
  return {
    fingerprint: fingerprintDraft(draft),
    subject: draft.subject,
    body: draft.source,
    attachments: await Promise.all(
      draft.attachments.map(async ({ id, name, mediaType }) => ({
        name,
        mediaType,
        content: await host.readAttachment(id),
      })),
    ),
  };
}
