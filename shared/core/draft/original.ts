import type { ComposeHost, NewAttachment } from "./compose-host.ts";
import type { BodySource, Draft } from "./draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "./fingerprint.ts";

/** All that a notice overwrites. */
export interface Original {
  readonly fingerprint: DraftFingerprint;
  readonly subject: string;
  readonly body: BodySource;
  readonly attachments: readonly NewAttachment[];
}

/** The draft with the bytes of its files. Rejects when one cannot be read: then nothing may be overwritten. */
export async function readOriginal(draft: Draft, host: ComposeHost): Promise<Original> {
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
