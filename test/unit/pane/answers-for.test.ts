import { describe, expect, test } from "vitest";
import { overrideReasons } from "../../../shared/core/policy/policy.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import type { Verdict } from "../../../shared/core/policy/verdict.ts";
import { answersFor } from "../../../shared/pane/answers-for.ts";
import type { PaneAction } from "../../../shared/pane/pane-action.ts";

const ask = (floor: "none" | "tls" | "sealed"): Verdict => ({
  kind: "ask",
  reasons: ["phi-in-subject", "look-alike-recipient", "first-time-recipient"],
  questions: [
    { reason: "phi-in-subject", answer: "reason", recipients: [] },
    { reason: "look-alike-recipient", answer: "confirm", recipients: [0] },
    { reason: "first-time-recipient", answer: "confirm", recipients: [0] },
  ],
  floor,
});
const judged = (verdict: Verdict) => ({ judgement: { verdict, shadow: [] }, decision: null });
const protect: Verdict = { kind: "protect", reasons: ["phi-to-outside"], floor: "sealed" };
const lookAlike: Answer = { choice: "confirm", question: "look-alike-recipient" };
const subject: Answer = { choice: "override", question: "phi-in-subject", reason: "emergency" };
const unsealed: Answer = { choice: "send-unsealed", reason: "emergency" };
const emergency = { do: "override", reason: "emergency" } as const;

const cases: readonly (readonly [string, PaneAction, Verdict, readonly Answer[]])[] = [
  [
    "what is ticked is confirmed, and no more",
    { do: "send", confirmed: ["look-alike-recipient"] },
    ask("none"),
    [lookAlike],
  ],
  ["nothing ticked confirms nothing", { do: "send", confirmed: [] }, ask("none"), []],
  ["a tick for what nobody asks is no answer", { do: "send", confirmed: ["name-mismatch"] }, ask("none"), []],
  ["a tick is no answer where a reason is asked for", { do: "send", confirmed: ["phi-in-subject"] }, ask("none"), []],
  ["a clear message needs no answer", { do: "send", confirmed: ["name-mismatch"] }, { kind: "clear" }, []],
  [
    "sealing is an answer of its own, beside what is ticked",
    { do: "send-sealed", confirmed: ["look-alike-recipient"] },
    ask("sealed"),
    [lookAlike, { choice: "seal" }],
  ],
  [
    "an override gives its reason to each question that asks for one",
    { ...emergency, confirmed: [] },
    ask("none"),
    [subject],
  ],
  [
    "and lets go of protection where it is asked for",
    { ...emergency, confirmed: ["look-alike-recipient"] },
    ask("sealed"),
    [lookAlike, subject, unsealed],
  ],
  ["an override confirms no recipient by itself", { ...emergency, confirmed: [] }, ask("sealed"), [subject, unsealed]],
  ["protection alone is let go of with one answer", { ...emergency, confirmed: [] }, protect, [unsealed]],
  [
    "ordinary mail as it was asked for names its purpose",
    { do: "as-asked", purpose: "billing", note: " she called ", confirmed: ["look-alike-recipient"] },
    ask("sealed"),
    [lookAlike, { choice: "send-unsealed", reason: "patient-agreed", purpose: "billing", note: "she called" }],
  ],
  [
    "a note stands beside each reason",
    { ...emergency, note: "why", confirmed: [] },
    ask("sealed"),
    [
      { ...subject, note: "why" },
      { ...unsealed, note: "why" },
    ],
  ],
  ["moving the subject answers nothing", { do: "edit", edit: { kind: "move-subject" } }, ask("sealed"), []],
  ["going back answers nothing", { do: "back" }, ask("sealed"), []],
];

test.each(cases)("%s", (_, action, verdict, answers) => {
  expect(answersFor(action, judged(verdict), overrideReasons)).toEqual(answers);
});

describe("break-glass only", () => {
  test("an emergency counts", () => {
    expect(answersFor({ ...emergency, confirmed: [] }, judged(protect), ["emergency"])).toEqual([unsealed]);
  });

  test("any other reason answers nothing, but what was ticked stays confirmed", () => {
    const action: PaneAction = { do: "override", reason: "other", confirmed: ["look-alike-recipient"] };
    expect(answersFor(action, judged(ask("sealed")), ["emergency"])).toEqual([lookAlike]);
  });
});
