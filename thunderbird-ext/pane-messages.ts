import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import type { PaneAction } from "../shared/pane/pane-action.ts";
import type { PaneView } from "../shared/pane/pane-view.ts";

/** Pane to background. `seen`: the draft that the pane showed when the user chose. */
export type PaneRequest =
  | { readonly pane: "look"; readonly tabId: number }
  | {
      readonly pane: "act";
      readonly tabId: number;
      readonly action: PaneAction;
      readonly seen: DraftFingerprint | null;
    };

/** What to show next; a null view: the draft is gone. */
export interface PaneReply {
  readonly view: PaneView | null;
  readonly seen: DraftFingerprint | null;
}

/** Background to every pane: look again, if this is your draft. */
export interface PaneNews {
  readonly changed: number;
}

export function isPaneRequest(message: unknown): message is PaneRequest {
  return typeof message === "object" && message !== null && "pane" in message;
}

export function isNewsFor(message: unknown, tabId: number): message is PaneNews {
  return typeof message === "object" && message !== null && "changed" in message && message.changed === tabId;
}

/** The compose window's script to the background page: the user wrote something. */
export interface TypingNews {
  readonly typed: "short" | "long";
}

export function isTyping(message: unknown): message is TypingNews {
  return typeof message === "object" && message !== null && "typed" in message;
}

/** The pane to the background page: an event waits for its way to the endpoint. */
export const auditNews = { audit: "waiting" } as const;

export function isAuditNews(message: unknown): message is typeof auditNews {
  return typeof message === "object" && message !== null && "audit" in message;
}
