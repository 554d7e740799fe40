import type { ReasonCode } from "../core/policy/verdict.ts";
import type { PaneAction } from "./pane-action.ts";
import type { PaneView } from "./pane-view.ts";
import { sending, type Way } from "./ways.ts";

/** An action of the big buttons, that needs no second step. */
export type PlainAction =
  | Extract<PaneAction, { do: `send${string}` | "back" }>
  | { readonly do: "edit"; readonly edit: { readonly kind: "move-subject" } };

/** Ways on that take a second step. */
export type SecondStepKind = "override" | "as-asked";

/** What the buttons do: exactly one primary, the others in the order in which they are shown. */
export interface ActionChoice {
  readonly primary: PlainAction;
  readonly others: readonly PlainAction[];
  readonly override: boolean;
  readonly asAsked: boolean;
}

/**
 * The safest step that gets the user on is the primary one: put the subject right, then send by the chosen way. Where
 * nothing but an edit helps, it is the way back to the draft. What needs a second step is never primary. `confirmed`: what the user
 * has ticked; `way`: null where none leads out.
 */
export function chooseActions(
  { verdict, offers }: PaneView,
  way: Way | null,
  confirmed: readonly ReasonCode[],
): ActionChoice {
  const back: PlainAction = { do: "back" };
  const offered: PlainAction[] = [];
  if (offers.moveSubject) offered.push({ do: "edit", edit: { kind: "move-subject" } });
  if (way !== null) offered.push(sending(way, confirmed));
  const [first, ...rest] = verdict === "refuse" ? [back, ...offered] : [...offered, back];
  return {
    primary: first ?? back,
    others: rest,
    override: offers.overrideReasons.length > 0,
    asAsked: offers.asAsked !== null,
  };
}
