import { type ComposeHostCode, ComposeHostError } from "../shared/core/draft/compose-host.ts";

/** Limit of one call to Outlook, in milliseconds. */
export const officeLimitMs = 10_000;

/** `APICallFailedDueToItemChange`: the item that was asked about is not in this window any more. */
const itemChanged = 9030;

/**
 * What we take for “no add-in may read this item” (rights management, S/MIME). Assumed: no document says which code comes for it.
 * Documented is 9016 alone (“Permission denied: access is denied”, Office Common API error codes); office.js itself names 9017
 * `AccessRestricted` and 9038 `InsufficientItemPermissions`. Reported besides: 9038 where the manifest asks for too little
 * (office-js #5815), 9017 for failures that pass (#2277, #6809). So what we say to the user fits those, too. Mostly Outlook does not
 * even start add-ins on such items: on Windows from 2009 (13229.10000) only with the right to programmatic access, elsewhere
 * not at all (“Mailbox items available to add-ins”).
 */
const itemProtected: readonly unknown[] = [9016, 9017, 9038];

type Answered<T> = (result: Office.AsyncResult<T>) => void;

/**
 * The one gate for every call to Outlook: settles within the limit and once, whatever Outlook does (it may throw, fail,
 * never answer or answer twice), and rejects with `ComposeHostError` only. Outlook's own messages are dropped: they may
 * name a file.
 */
export function officeCall<T>(call: (answered: Answered<T>) => void, limitMs: number = officeLimitMs): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ComposeHostError("host-timeout")), limitMs);
    const fail = (code: number | undefined): void => reject(new ComposeHostError(meaningOf(code)));
    try {
      call((result) => {
        clearTimeout(timer);
        // The names of the enumeration are not there in every runtime; its values are.
        if (String(result.status) === "succeeded") resolve(result.value);
        else fail(result.error?.code);
      });
    } catch {
      clearTimeout(timer);
      fail(undefined);
    }
  });
}

function meaningOf(code: number | undefined): ComposeHostCode {
  if (code === itemChanged) return "draft-closed";
  return itemProtected.includes(code) ? "draft-protected" : "host-failed";
}

/** May no add-in read this draft? */
export function isProtected(error: unknown): boolean {
  return error instanceof ComposeHostError && error.code === "draft-protected";
}
