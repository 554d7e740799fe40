import { fromBase64Url, toBase64Url } from "../../shared/core/delivery/base64.ts";
import type { PickupLink } from "./pickup-link.ts";
import type { PickupState } from "./pickup-state.ts";

type CodeStep = Extract<PickupState, { step: "code" }>;

interface WaitingPage {
  readonly messageId: string;
  readonly linkSecret: string;
  readonly until: number;
  /** Only what the server said of the code; nothing that was typed but the address. */
  readonly code: Omit<CodeStep, "step" | "failed" | "again" | "resume"> | null;
}

/**
 * A phone throws a page out of its memory while the reader looks for the code in their mail program, and loads it again when they
 * come back. So the link and the step are kept, for this tab alone, until the message is open, and for half an hour at most.
 */
const name = "sealpost-waiting";
const keptMs = 30 * 60_000;

export function keepWaiting({ messageId, linkSecret }: PickupLink, state: PickupState): void {
  if (state.step !== "address" && state.step !== "code") {
    forgetWaiting();
    return;
  }
  const code = state.step === "code" ? onlyAsked(state) : null;
  const page: WaitingPage = { messageId, linkSecret: toBase64Url(linkSecret), until: Date.now() + keptMs, code };
  try {
    sessionStorage.setItem(name, JSON.stringify(page));
  } catch {
    // A browser that keeps nothing needs the link again: the page says so.
  }
}

/** Null: nothing is kept for this page, or for too long. */
export function keptWaiting(path: string): { readonly link: PickupLink; readonly state: PickupState | null } | null {
  try {
    const page = JSON.parse(sessionStorage.getItem(name) ?? "null") as WaitingPage | null;
    if (page === null || page.until < Date.now() || !path.startsWith(`/p/${page.messageId}`)) return null;
    const linkSecret = fromBase64Url(page.linkSecret);
    if (linkSecret?.length !== 32) return null;
    const state: PickupState | null =
      page.code === null ? null : { ...page.code, step: "code", failed: null, again: false, resume: null };
    return { link: { messageId: page.messageId, linkSecret }, state };
  } catch {
    return null;
  }
}

function forgetWaiting(): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Then nothing was kept either.
  }
}

function onlyAsked({ address, minutes, secret, salt, named, sms }: CodeStep): WaitingPage["code"] {
  return { address, minutes, secret, salt, named, sms };
}
