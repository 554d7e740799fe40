import { fromBase64Url } from "../../shared/core/delivery/base64.ts";

/** What the reader's link says; the secret never leaves this page. */
export interface PickupLink {
  readonly messageId: string;
  readonly linkSecret: Uint8Array;
}

/** Null when the link is not complete. */
export function readPickupLink(path: string, fragment: string): PickupLink | null {
  const messageId = /^\/p\/([A-Za-z0-9_-]{22})\/?$/.exec(path)?.[1];
  const linkSecret = fromBase64Url(fragment.replace(/^#/, ""));
  return messageId === undefined || linkSecret?.length !== 32 ? null : { messageId, linkSecret };
}

/** Out of the address bar, so that no history, screenshot or shared tab carries the secret on. */
export function hideFragment(): void {
  history.replaceState(null, "", location.pathname);
}
