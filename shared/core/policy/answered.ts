import type { OverrideReason, Policy } from "./policy.ts";
import type { Answer, UserDecision } from "./user-decision.ts";
import type { Question } from "./verdict.ts";

/** The reasons with which this policy lets a user go on despite a finding; empty: none. */
export function permittedReasons({ override }: Pick<Policy, "override">): readonly OverrideReason[] {
  if (override.allowed) return override.reasons;
  return override.breakGlass ? ["emergency"] : [];
}

/**
 * The answers that count: overrides only with a reason that the policy permits. Who names a purpose relies on a register: that
 * counts by what is on record (delivery/unencrypted-preference.ts), and never as an override.
 */
export function validAnswers(decision: UserDecision | null, policy: Pick<Policy, "override">): readonly Answer[] {
  const permitted = permittedReasons(policy);
  return (decision?.answers ?? []).filter((answer) => {
    if (answer.choice === "set-aside") return permitted.includes("not-patient-information");
    if (answer.choice === "send-unsealed" && answer.purpose !== undefined) return false;
    return !("reason" in answer) || permitted.includes(answer.reason);
  });
}

/** Is this question answered? */
export function isAnswered(question: Question, answers: readonly Answer[]): boolean {
  return answers.some((given) => doesAnswer(given, question));
}

/** Sealing answers the subject: a sealed message travels under a neutral one. So does OpenPGP, which hides it. */
function doesAnswer(given: Answer, { reason, answer }: Question): boolean {
  switch (given.choice) {
    case "seal":
      return reason === "phi-in-subject";
    case "encrypt":
      return reason === "phi-in-subject" && given.technology === "openpgp";
    case "confirm":
      return answer === "confirm" && given.question === reason;
    case "override":
      return given.question === reason;
    case "send-unsealed":
    case "set-aside":
      return false;
  }
}
