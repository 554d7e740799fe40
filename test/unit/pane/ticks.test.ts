import { describe, expect, test } from "vitest";
import type { PaneScreen } from "../../../shared/pane/pane-session.ts";
import type { QuestionView } from "../../../shared/pane/question-views.ts";
import { carryTicks, noTicks, toggleTick } from "../../../shared/pane/ticks.ts";
import { questionOf, recipientOf, viewOf } from "./view-of.ts";

const lookAlike = questionOf({});
const firstTime = questionOf({ reason: "first-time-recipient" });
const showing = (
  turn: number,
  after: "opening" | "action" | "change",
  questions: readonly QuestionView[],
): PaneScreen => ({
  phase: "showing",
  turn,
  after,
  view: viewOf({ verdict: "ask", questions }),
});
const reasons = ({ ticked }: { ticked: readonly QuestionView[] }) => ticked.map(({ reason }) => reason);
const ticked = toggleTick(carryTicks(noTicks, showing(1, "opening", [lookAlike, firstTime])), lookAlike);

test("a press ticks, another press unticks", () => {
  expect(reasons(ticked)).toEqual(["look-alike-recipient"]);
  expect(reasons(toggleTick(ticked, lookAlike))).toEqual([]);
  expect(reasons(toggleTick(ticked, firstTime))).toEqual(["look-alike-recipient", "first-time-recipient"]);
});

test("while the view stands, so do the ticks, also while an action runs", () => {
  expect(carryTicks(ticked, showing(1, "opening", [lookAlike, firstTime]))).toBe(ticked);
  const busy: PaneScreen = { phase: "busy", view: viewOf({}), turn: 1, doing: "send" };
  expect(carryTicks(ticked, busy)).toBe(ticked);
});

test("an edit of the draft voids every tick, though the same is asked again", () => {
  expect(reasons(carryTicks(ticked, showing(2, "change", [lookAlike])))).toEqual([]);
});

describe("after an action of the pane itself", () => {
  test("the very same question stays ticked", () => {
    expect(reasons(carryTicks(ticked, showing(2, "action", [firstTime, lookAlike])))).toEqual(["look-alike-recipient"]);
  });

  test("the same question about somebody else does not", () => {
    const other = questionOf({ about: [recipientOf({ shown: "mallory@lakeslde.example" })] });
    expect(reasons(carryTicks(ticked, showing(2, "action", [other])))).toEqual([]);
  });
});
