import { openDesk } from "./open-desk.ts";
import type { PaneReply } from "./pane-messages.ts";

/** A pane that has not asked by then is not coming, and the draft may be another one, in milliseconds. */
const freshMs = 10_000;

/** Looks that began before the pane was there to ask, by tab. */
const begun = new Map<number, { readonly at: number; readonly reply: Promise<PaneReply> }>();

/** Call it before the pane's window is made: this page has nothing to do meanwhile, and shares its thread with the pane. */
export function lookAhead(tabId: number): void {
  begun.set(tabId, { at: Date.now(), reply: openDesk().then(({ lookAtDraft }) => lookAtDraft(tabId)) });
}

/** The look that has begun, once; else a new one. */
export async function firstLook(tabId: number): Promise<PaneReply> {
  const look = begun.get(tabId);
  begun.delete(tabId);
  if (look !== undefined && Date.now() - look.at < freshMs) return look.reply;
  return (await openDesk()).lookAtDraft(tabId);
}

/** What was seen of this draft is old. */
export function dropLook(tabId: number): void {
  begun.delete(tabId);
}
