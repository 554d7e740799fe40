import { createContext } from "react";
import type { PaneAction } from "./pane-action.ts";

/** How anything deep inside the pane acts on the draft; `busy`: an action runs, nothing can be pressed. */
export interface Acting {
  readonly act: (action: PaneAction) => void;
  readonly busy: boolean;
}

export const ActContext = createContext<Acting>({ act: () => {}, busy: true });
