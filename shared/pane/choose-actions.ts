import type { ReasonCode } from "../core/policy/verdict.ts";
import type { PaneAction, PaneView } from "./pane-view.ts";

/** An action that needs no second step. */
export type PlainAction = Exclude<PaneAction, { do: "override" }>;

/** What the buttons do: exactly one primary, the others in the order in which they are shown. */
export interface ActionChoice {
  readonly primary: PlainAction;
  readonly others: readonly PlainAction[];
  readonly override: boolean;
}

/**
 * The safest step that gets the user on is the primary one: put the subject right, then seal, then send.
 * Where nothing but an edit helps, it is the way back to the draft. An override is never primary. `confirmed`: what the
 * user has ticked.
 */
export function chooseActions({ verdict, offers }: PaneView, confirmed: readonly ReasonCode[]): ActionChoice {
  const back: PlainAction = { do: "back" };
  const offered: PlainAction[] = [];
  if (offers.moveSubject) offered.push({ do: "move-subject" });
  if (offers.seal) offered.push({ do: "send-sealed", confirmed });
  if (offers.send) offered.push({ do: "send", confirmed });
  const [first, ...rest] = verdict === "refuse" ? [back, ...offered] : [...offered, back];
  return { primary: first ?? back, others: rest, override: offers.overrideReasons.length > 0 };
}
