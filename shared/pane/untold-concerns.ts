import { confirmQuestions } from "./open-questions.ts";
import type { PaneView } from "./pane-view.ts";
import type { RecipientView } from "./recipient-views.ts";

/** The recipients with what no question above them says already: everything is said once. */
export function untoldConcerns<Shown extends RecipientView>(
  recipients: readonly Shown[],
  view: Pick<PaneView, "questions">,
): readonly Shown[] {
  const told = new Set(
    confirmQuestions(view).flatMap(({ about }) =>
      about.flatMap(({ shown, concerns }) => concerns.map(({ code }) => `${code}:${shown}`)),
    ),
  );
  return recipients.map((recipient) => ({
    ...recipient,
    concerns: recipient.concerns.filter(({ code }) => !told.has(`${code}:${recipient.shown}`)),
  }));
}
