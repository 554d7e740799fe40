import type { ComposeHost } from "../shared/core/draft/compose-host.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { Original } from "./original-vault.ts";

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
