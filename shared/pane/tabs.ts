import type { PaneView } from "./pane-view.ts";

export type PaneTab = "check" | "sent" | "templates" | "guidance";

/** The parts of the pane over this view, in their order. */
export function tabsOf({ templates, rulebook }: PaneView, hasSentBox: boolean): readonly PaneTab[] {
  return [
    "check",
    ...(hasSentBox ? (["sent"] as const) : []),
    ...(templates.length > 0 ? (["templates"] as const) : []),
    ...(rulebook === null ? [] : (["guidance"] as const)),
  ];
}
