import { putDetails, readDetails } from "./compose-details.ts";
import { sessionRecord } from "./session-record.ts";

/** Subjects that got a gateway's tag on their way out (the key is the tab): the user's own, and what it became. */
const tagged = sessionRecord<{ readonly own: string; readonly sent: string }>("tagged-subject");

export async function noteTag(tabId: number, own: string, sent: string | undefined): Promise<void> {
  if (sent !== undefined && sent !== own) await tagged.put(tabId, { own, sent });
}

/** The message did not leave: its subject is the user's again, unless the user has touched it since. Never rejects. */
export async function takeTagBack(tabId: number, sent: boolean): Promise<void> {
  try {
    const subject = await tagged.find(tabId);
    if (subject === null) return;
    await tagged.drop(tabId);
    if (!sent && (await readDetails(tabId)).subject === subject.sent) await putDetails(tabId, { subject: subject.own });
  } catch {
    // The window is gone, and its subject with it.
  }
}
