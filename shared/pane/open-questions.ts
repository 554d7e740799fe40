import type { ReasonCode } from "../core/policy/verdict.ts";
import type { PaneAction } from "./pane-action.ts";
import type { PaneView } from "./pane-view.ts";
import type { QuestionView } from "./question-views.ts";

/** What the user ticks; the other questions are answered by putting the draft right, or by an override. */
export function confirmQuestions({ questions }: Pick<PaneView, "questions">): readonly QuestionView[] {
  return questions.filter(({ answer }) => answer === "confirm");
}

/** What is not ticked yet. */
export function openQuestions(
  view: Pick<PaneView, "questions">,
  confirmed: readonly ReasonCode[],
): readonly QuestionView[] {
  return confirmQuestions(view).filter(({ reason }) => !confirmed.includes(reason));
}

/** Nothing leaves before everything is confirmed; the draft may be put right at any time. */
export function waitsForConfirmation(action: PaneAction["do"]): boolean {
  switch (action) {
    case "send":
    case "send-sealed":
    case "send-encrypted":
    case "override":
    case "as-asked":
      return true;
    case "edit":
    case "set-aside":
    case "count-again":
    case "back":
      return false;
  }
}
