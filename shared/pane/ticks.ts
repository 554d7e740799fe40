import type { PaneScreen } from "./pane-session.ts";
import type { QuestionView } from "./question-views.ts";

/** The questions that the user has ticked in the view of one turn. */
export interface Ticks {
  readonly turn: number;
  readonly ticked: readonly QuestionView[];
}

export const noTicks: Ticks = { turn: 0, ticked: [] };

/**
 * What is still ticked on this screen; the same object while nothing changes. An edit of the draft voids every tick. After
 * an action of the pane itself (the subject moved, a server that failed) a tick stays where the question is the very same.
 */
export function carryTicks(ticks: Ticks, screen: PaneScreen): Ticks {
  if (screen.phase !== "showing" || screen.turn === ticks.turn) return ticks;
  const { turn, after, view } = screen;
  const asked = view.questions.map((question) => JSON.stringify(question));
  const ticked = after === "action" ? ticks.ticked.filter((each) => asked.includes(JSON.stringify(each))) : [];
  return { turn, ticked };
}

export function toggleTick({ turn, ticked }: Ticks, question: QuestionView): Ticks {
  const others = ticked.filter(({ reason }) => reason !== question.reason);
  return { turn, ticked: others.length < ticked.length ? others : [...ticked, question] };
}
