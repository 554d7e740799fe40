import { paneState } from "./pane-state.ts";
import type { PaneView } from "./pane-view.ts";
import type { WayView } from "./ways.ts";

/** The state in the catalogue's words: what protects it is named as it is. */
export type StateKey = ReturnType<typeof paneState> | "secured" | "encrypted";

export function stateKey(view: PaneView, way: WayView | null): StateKey {
  const state = paneState(view);
  if (state !== "protected" || way === null) return state;
  switch (way.way) {
    case "send":
      return state;
    case "sealed":
      return way.routes.some(({ by }) => by === "endpoint") ? "secured" : state;
    case "openpgp":
    case "smime":
      return "encrypted";
  }
}
