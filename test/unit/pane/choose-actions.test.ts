import { expect, test } from "vitest";
import { chooseActions } from "../../../shared/pane/choose-actions.ts";
import { viewOf } from "./view-of.ts";

const cases = [
  ["a clear draft is sent", viewOf({ verdict: "clear", offers: { send: true } }), "send", ["back"]],
  [
    "the subject is put right before anything is sent",
    viewOf({ verdict: "ask", offers: { moveSubject: true, seal: true } }),
    "move-subject",
    ["send-sealed", "back"],
  ],
  ["then it is sealed", viewOf({ verdict: "protect", offers: { seal: true } }), "send-sealed", ["back"]],
  ["where nothing can be done, only the way back is left", viewOf({ verdict: "protect" }), "back", []],
  [
    "a refused draft goes back, whatever else could be put right",
    viewOf({ verdict: "refuse", offers: { moveSubject: true } }),
    "back",
    ["move-subject"],
  ],
] as const;

test.each(cases)("%s", (_, view, primary, others) => {
  const choice = chooseActions(view, []);
  expect(choice.primary.do).toBe(primary);
  expect(choice.others.map(({ do: other }) => other)).toEqual(others);
});

test("an override is offered only with a reason to choose, and is never the primary action", () => {
  const choice = chooseActions(viewOf({ verdict: "protect", offers: { overrideReasons: ["other"] } }), []);
  expect(choice).toEqual({ primary: { do: "back" }, others: [], override: true });
  expect(chooseActions(viewOf({ verdict: "protect" }), []).override).toBe(false);
});

test.each(["send", "send-sealed"] as const)("%s carries what was confirmed", (action) => {
  const offers = { send: action === "send", seal: action === "send-sealed" };
  const { primary } = chooseActions(viewOf({ verdict: "ask", offers }), ["first-time-recipient"]);
  expect(primary).toEqual({ do: action, confirmed: ["first-time-recipient"] });
});
