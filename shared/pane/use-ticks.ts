import { useState } from "react";
import type { ReasonCode } from "../core/policy/verdict.ts";
import type { PaneScreen } from "./pane-session.ts";
import type { QuestionView } from "./question-views.ts";
import { carryTicks, noTicks, toggleTick } from "./ticks.ts";

/** What is confirmed on the screen, and how the user changes it. */
export interface Ticking {
  readonly confirmed: readonly ReasonCode[];
  /** The user ticked or unticked something in this turn: that is then the news, not the view. */
  readonly touched: boolean;
  toggle(question: QuestionView): void;
}

export function useTicks(screen: PaneScreen): Ticking {
  const [kept, setKept] = useState(noTicks);
  const [touchedIn, setTouchedIn] = useState(0);
  const ticks = carryTicks(kept, screen);
  if (ticks !== kept) setKept(ticks);
  return {
    confirmed: ticks.ticked.map(({ reason }) => reason),
    touched: touchedIn === ticks.turn && ticks.turn > 0,
    toggle: (question) => {
      setKept(toggleTick(ticks, question));
      setTouchedIn(ticks.turn);
    },
  };
}
