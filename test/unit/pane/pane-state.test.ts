import { expect, test } from "vitest";
import { type PaneState, paneState, reasonsToShow } from "../../../shared/pane/pane-state.ts";
import type { PaneView } from "../../../shared/pane/pane-view.ts";
import { questionOf, viewOf } from "./view-of.ts";

const cases: readonly (readonly [string, PaneView, PaneState])[] = [
  ["a clear draft is clear", viewOf({ verdict: "clear" }), "clear"],
  ["a draft that can be sealed is protected", viewOf({ verdict: "protect", offers: { seal: true } }), "protected"],
  ["one that is protected enough on its way is clear", viewOf({ verdict: "protect", offers: { send: true } }), "clear"],
  ["one that needs sealing and cannot be sealed is blocked", viewOf({ verdict: "protect" }), "blocked"],
  [
    "unless an override is left, which is the user's to decide",
    viewOf({ verdict: "protect", offers: { overrideReasons: ["emergency"] } }),
    "needs-you",
  ],
  ["a question needs the user", viewOf({ verdict: "ask", offers: { send: true } }), "needs-you"],
  ["a question that no answer helps with is blocked", viewOf({ verdict: "ask" }), "blocked"],
  ["a refusal is blocked", viewOf({ verdict: "refuse" }), "blocked"],
  [
    "after a failure the failure comes first",
    viewOf({ verdict: "protect", because: ["endpoint-timeout", "phi-to-outside"], offers: { seal: true } }),
    "failed",
  ],
  [
    "what the client still has on its way is neither sent nor failed",
    viewOf({ verdict: "refuse", because: ["notice-pending"] }),
    "pending",
  ],
  [
    "what waits for a connection goes by itself",
    viewOf({ verdict: "protect", because: ["offline-waiting"], offers: { seal: true } }),
    "waiting",
  ],
  ["what is held for want of one is not sent", viewOf({ verdict: "clear", because: ["offline"] }), "failed"],
  ["a check that broke off is a failure", viewOf({ verdict: "clear", because: ["inspection-failed"] }), "failed"],
];

test.each(cases)("%s", (_, view, state) => expect(paneState(view)).toBe(state));

test("'choose how to go on' is left out beside a reason that says what is wrong", () => {
  expect(reasonsToShow(viewOf({ because: ["phi-in-subject", "needs-decision"] }))).toEqual(["phi-in-subject"]);
});

test("'choose how to go on' is shown when it is all there is to say", () => {
  expect(reasonsToShow(viewOf({ because: ["needs-decision"] }))).toEqual(["needs-decision"]);
});

test("what is to be confirmed is said where it is confirmed, not at the top as well", () => {
  const questions = [questionOf({}), questionOf({ reason: "phi-in-subject", answer: "reason" })];
  const because = ["phi-in-subject", "look-alike-recipient", "phi-to-outside", "needs-decision"] as const;
  expect(reasonsToShow(viewOf({ because, questions }))).toEqual(["phi-in-subject", "phi-to-outside"]);
  expect(reasonsToShow(viewOf({ because: ["look-alike-recipient", "needs-decision"], questions }))).toEqual([]);
});
