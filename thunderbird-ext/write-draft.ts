import { ComposeHostError, type DraftChange } from "../shared/core/draft/compose-host.ts";
import { movedToBcc } from "./compose-recipients.ts";
import { messengerCall } from "./messenger-call.ts";

type Undo = () => Promise<unknown>;

/**
 * Applies a change in several calls; when one of them fails, the ones before it are taken back (as far as
 * Thunderbird still answers) and the failure goes up. What grows comes first, what shrinks last.
 */
export async function writeDraft(tabId: number, change: DraftChange): Promise<void> {
  const done: Undo[] = [];
  try {
    for (const { name, mediaType, content } of change.addAttachments ?? []) {
      const file = new File([new Uint8Array(content)], name, { type: mediaType });
      const { id } = await messengerCall(() => messenger.compose.addAttachment(tabId, { file, name }));
      done.push(() => messenger.compose.removeAttachment(tabId, id));
    }
    done.push(await writeDetails(tabId, change));
    for (const id of (change.removeAttachments ?? []).map(Number)) {
      const file = await messengerCall(() => messenger.compose.getAttachmentFile(id));
      await messengerCall(() => messenger.compose.removeAttachment(tabId, id));
      done.push(() => messenger.compose.addAttachment(tabId, { file, name: file.name }));
    }
  } catch (error) {
    for (const undo of done.reverse()) await messengerCall(undo).catch(() => {});
    throw error;
  }
}

async function writeDetails(tabId: number, { subject, body, toBcc }: DraftChange): Promise<Undo> {
  if (subject === undefined && body === undefined && toBcc === undefined) return async () => {};
  const before = await messengerCall(() => messenger.compose.getComposeDetails(tabId));
  // A window keeps its format for life, and Thunderbird drops a body of the other one without a word.
  if (body !== undefined && (body.format === "plain") !== before.isPlainText) throw new ComposeHostError("host-failed");
  const put = (
    subjectText: string | undefined,
    content: string | undefined,
    fields: messenger.compose.ComposeDetails,
  ): Promise<void> =>
    messenger.compose.setComposeDetails(tabId, {
      ...fields,
      ...(subjectText === undefined ? {} : { subject: subjectText }),
      ...(content === undefined ? {} : bodyDetails(before.isPlainText === true, content)),
    });
  const fields = toBcc === undefined ? {} : movedToBcc(before, toBcc);
  await messengerCall(() => put(subject, body?.content, fields));
  const { to, cc, bcc } = before;
  return () =>
    put(
      before.subject,
      before.isPlainText ? before.plainTextBody : before.body,
      toBcc === undefined ? {} : { to, cc, bcc },
    );
}

/** `both`: by itself Thunderbird may turn light HTML into text alone. */
function bodyDetails(isPlainText: boolean, content: string): messenger.compose.ComposeDetails {
  return isPlainText ? { plainTextBody: content } : { body: content, deliveryFormat: "both" };
}
