import type { IconName } from "./outlines.ts";
import type { PaneState } from "./pane-state.ts";

export const stateIcons: Readonly<Record<PaneState, IconName>> = {
  clear: "check",
  "needs-you": "edit",
  protected: "lock",
  blocked: "stop",
  pending: "clock",
  waiting: "clock",
  failed: "alert",
};
