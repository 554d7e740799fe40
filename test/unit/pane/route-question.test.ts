import { expect, test } from "vitest";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import type { Verdict } from "../../../shared/core/policy/verdict.ts";
import { routeQuestion } from "../../../shared/pane/route-question.ts";
import { policyOf } from "../../support/policy-of.ts";

const clear: Verdict = { kind: "clear" };
const protect: Verdict = { kind: "protect", reasons: ["phi-to-outside"], floor: "sealed" };
const ssn: Finding = {
  kind: "ssn",
  where: "body",
  span: { start: 0, end: 4 },
  confidence: 1,
  level: "warn",
  reason: "labelled-identifier",
};
const preferences: Partial<PolicyInput> = { registers: { unencryptedPreference: { allowed: true } } };

test.each<[string, Verdict, readonly Finding[], Partial<PolicyInput>, ReturnType<typeof routeQuestion>]>([
  ["nothing here depends on an answer", protect, [ssn], {}, null],
  ["a patient may have asked for ordinary mail", protect, [ssn], preferences, "sensitive"],
  ["nothing is to be protected", clear, [], preferences, null],
  ["there is no endpoint to ask", protect, [ssn], { ...preferences, endpoint: null }, null],
  ["something that cannot be read is to be protected", protect, [], preferences, "sensitive"],
])("%s", (_name, verdict, findings, policy, about) => {
  expect(routeQuestion({ findings, judgement: { verdict, shadow: [] } }, policyOf(policy))).toBe(about);
});
