import type { ComposeDetails } from "./compose-details.ts";
import { messengerCall } from "./messenger-call.ts";
import { sessionRecord } from "./session-record.ts";

/** The API's newer half, which the published types lack. */
interface Header {
  readonly folder?: { readonly specialUse?: readonly string[] };
}
interface Saved {
  readonly mode: string;
  readonly messages: readonly { readonly id: number }[];
}
interface Saving {
  readonly onAfterSave: {
    addListener(listener: (tab: { readonly id?: number }, saved: Saved) => void): void;
  };
}

/** The draft in a folder that was last saved from a window (the key is the tab). */
const lastSaved = sessionRecord<number>("saved-draft");

/** Call it while the event page loads. A template is no draft: it stays. */
export function watchSavedDrafts(): void {
  (messenger.compose as unknown as Saving).onAfterSave.addListener(({ id }, { mode, messages }) => {
    const saved = mode === "template" ? undefined : messages.at(-1);
    if (id !== undefined && saved !== undefined) void lastSaved.put(id, saved.id);
  });
}

export function forgetSavedDraft(tabId: number): Promise<void> {
  return lastSaved.drop(tabId);
}

/** The draft that this window was last saved as, or was opened from; ask before the window closes. Null: none. */
export async function savedDraftOf(tabId: number, details: ComposeDetails): Promise<number | null> {
  const opened = details.type === "draft" ? (details.relatedMessageId ?? null) : null;
  return (await lastSaved.find(tabId)) ?? opened;
}

/**
 * As a normal send does it: the message has gone, so its saved draft goes too. Only what surely is a draft, in a folder for
 * drafts, is taken out. Never rejects: a draft too many is no harm.
 */
export async function removeSavedDraft(id: number | null): Promise<void> {
  if (id === null) return;
  try {
    const { folder } = (await messengerCall(() => messenger.messages.get(id))) as Header;
    if (folder?.specialUse?.includes("drafts") !== true) return;
    await messengerCall(() => messenger.messages.delete([id], true));
  } catch {
    // It is gone already.
  }
}
