import { expect, test } from "vitest";
import { chooseActions } from "../../../shared/pane/choose-actions.ts";
import { doingOf } from "../../../shared/pane/pane-action.ts";
import { viewOf } from "./view-of.ts";

const cases = [
  ["a clear draft is sent", viewOf({ verdict: "clear" }), "send", "send", ["back"]],
  [
    "the subject is put right before anything is sent",
    viewOf({ verdict: "ask", offers: { moveSubject: true } }),
    "sealed",
    "move-subject",
    ["send-sealed", "back"],
  ],
  ["then it is sealed", viewOf({ verdict: "protect" }), "sealed", "send-sealed", ["back"]],
  ["or encrypted, where that was chosen", viewOf({ verdict: "protect" }), "openpgp", "send-encrypted", ["back"]],
  ["where nothing can be done, only the way back is left", viewOf({ verdict: "protect" }), null, "back", []],
  [
    "a refused draft goes back, whatever else could be put right",
    viewOf({ verdict: "refuse", offers: { moveSubject: true } }),
    null,
    "back",
    ["move-subject"],
  ],
] as const;

test.each(cases)("%s", (_, view, way, primary, others) => {
  const choice = chooseActions(view, way, []);
  expect(doingOf(choice.primary)).toBe(primary);
  expect(choice.others.map(doingOf)).toEqual(others);
});

test("an override is offered only with a reason to choose, and is never the primary action", () => {
  const choice = chooseActions(viewOf({ verdict: "protect", offers: { overrideReasons: ["other"] } }), null, []);
  expect(choice).toEqual({ primary: { do: "back" }, others: [], override: true, asAsked: false });
  expect(chooseActions(viewOf({ verdict: "protect" }), null, []).override).toBe(false);
});

test.each(["send", "sealed", "openpgp", "smime"] as const)("%s carries what was confirmed", (way) => {
  const { primary } = chooseActions(viewOf({ verdict: "ask" }), way, ["first-time-recipient"]);
  expect(primary).toMatchObject({ confirmed: ["first-time-recipient"] });
});
