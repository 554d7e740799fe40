import { toBase64 } from "../shared/core/delivery/base64.ts";
import type { DraftChange, NewAttachment } from "../shared/core/draft/compose-host.ts";
import type { BodySource } from "../shared/core/draft/draft.ts";
import { attachmentBytes } from "./attachment-bytes.ts";
import type { ComposeItem } from "./compose-item.ts";
import { readBody, writeBody } from "./item-body.ts";
import { moveToBcc } from "./move-to-bcc.ts";
import { officeCall } from "./office-call.ts";

type Undo = () => Promise<unknown>;

/**
 * Applies a change in several calls; when one of them fails, the ones before it are taken back (as far as Outlook
 * still answers) and the failure goes up. What grows comes first, what shrinks last.
 */
export async function writeItem(item: ComposeItem, change: DraftChange): Promise<void> {
  const done: Undo[] = [];
  const { addAttachments = [], removeAttachments = [] } = change;
  try {
    const before = await readBody(item);
    for (const file of addAttachments) {
      const id = await addAttachment(item, file, change.body ?? before);
      done.push(() => removeAttachment(item, id));
    }
    if (change.subject !== undefined) done.push(await writeSubject(item, change.subject));
    if (change.body !== undefined) {
      await writeBody(item, change.body);
      done.push(() => writeBody(item, before));
    }
    if (change.toBcc !== undefined) done.push(await moveToBcc(item, change.toBcc));
    for (const id of removeAttachments) done.push(await removeForNow(item, id, before));
  } catch (error) {
    for (const undo of done.reverse()) await undo().catch(() => {});
    throw error;
  }
}

async function writeSubject({ subject }: ComposeItem, text: string): Promise<Undo> {
  const before = await officeCall<string>((answered) => subject.getAsync(answered));
  await officeCall<void>((answered) => subject.setAsync(text, answered));
  return () => officeCall<void>((answered) => subject.setAsync(before, answered));
}

/** Gives the new attachment's id. A picture that the body shows by its name goes inline, as it was. */
function addAttachment(
  item: ComposeItem,
  { name, content }: NewAttachment,
  { content: body }: BodySource,
): Promise<string> {
  const isInline = body.includes(`cid:${name}`);
  return officeCall<string>((answered) =>
    item.addFileAttachmentFromBase64Async(toBase64(content), name, { isInline }, answered),
  );
}

function removeAttachment(item: ComposeItem, id: string): Promise<void> {
  return officeCall<void>((answered) => item.removeAttachmentAsync(id, answered));
}

async function removeForNow(item: ComposeItem, id: string, body: BodySource): Promise<Undo> {
  const listed = await officeCall<Office.AttachmentDetailsCompose[]>((answered) => item.getAttachmentsAsync(answered));
  const name = listed.find((details) => details.id === id)?.name ?? "";
  const content = await attachmentBytes(item, id);
  await removeAttachment(item, id);
  return () => addAttachment(item, { name, mediaType: "", content }, body);
}
