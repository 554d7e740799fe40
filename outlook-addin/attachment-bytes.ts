import { fromBase64 } from "../shared/core/draft/attachments/from-base64.ts";
import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import type { ComposeItem } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** Large files take Outlook a while. In milliseconds. */
const contentLimitMs = 20_000;

/** The bytes of one attachment. Rejects for what has none here: a file in the cloud is only a link. */
export async function attachmentBytes(item: ComposeItem, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const { content, format } = await officeCall<Office.AttachmentContent>(
    (answered) => item.getAttachmentContentAsync(id, answered),
    contentLimitMs,
  );
  switch (String(format)) {
    case "base64": {
      const bytes = fromBase64(content);
      if (bytes === null) throw new ComposeHostError("attachment-failed");
      return bytes;
    }
    case "eml":
    case "iCalendar":
      return new TextEncoder().encode(content);
    default:
      throw new ComposeHostError("attachment-failed");
  }
}
