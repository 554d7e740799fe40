import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { SubmittedCopy } from "./handed-over.ts";

/**
 * What the pane is about just now.
 * - `look`: the draft; the shared pane
 * - `press-send`: answers are kept, and the user has to press Send
 * - `notice`: a notice stands in the draft's place; `changed`: not as we wrote it
 * - `submitted`: the endpoint has the message; `copy`: what stands in the window
 * - `sign-in`: a code is needed for this sender at this endpoint
 * - `protected`: no add-in may read this item
 * - `gone`: no item is being written
 */
export type PaneStage =
  | { readonly kind: "look" | "press-send" | "protected" | "gone" }
  | { readonly kind: "submitted"; readonly copy: SubmittedCopy }
  | { readonly kind: "notice"; readonly changed: boolean }
  | { readonly kind: "sign-in"; readonly endpoint: string; readonly sender: EmailAddress };

/** Holds the stage; React looks at it. */
export interface Stages {
  now(): PaneStage;
  show(stage: PaneStage): void;
  subscribe(changed: () => void): () => void;
}

export function paneStages(): Stages {
  const listeners = new Set<() => void>();
  let stage: PaneStage = { kind: "look" };
  return {
    now: () => stage,
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(stage)) return;
      stage = next;
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
