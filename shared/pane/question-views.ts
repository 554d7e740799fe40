import type { Policy } from "../core/policy/policy.ts";
import { inForce, type Question, type ReasonCode, reasonOf, type Verdict } from "../core/policy/verdict.ts";
import type { Concern, ConcernCode, MessageConcern } from "../core/recipients/concern.ts";
import { distinctRecipients } from "./order-recipients.ts";
import type { RecipientView } from "./recipient-views.ts";
import { questionsOf } from "./verdict-parts.ts";

/** One thing that only the user can answer. */
export interface QuestionView {
  readonly reason: ReasonCode;
  /** `confirm`: ticked in the pane; `reason`: put right in the draft, or overridden with a reason. */
  readonly answer: Question["answer"];
  /** Whom it is about, each with what makes it ask and nothing else. */
  readonly about: readonly RecipientView[];
  /** What makes it ask that is about no single recipient. */
  readonly message: readonly MessageConcern[];
}

export function questionViews(
  verdict: Verdict,
  recipients: readonly RecipientView[],
  concerns: readonly Concern[],
  { rules }: Pick<Policy, "rules">,
): readonly QuestionView[] {
  return questionsOf(verdict).map(({ reason, answer, recipients: places }) => {
    const asked = new Set<ConcernCode>(
      inForce(rules)
        .filter((rule) => reasonOf(rule) === reason)
        .flatMap(({ when }) => when.concerns ?? []),
    );
    return {
      reason,
      answer,
      about: distinctRecipients(recipients.filter((_, place) => places.includes(place))).map((recipient) => ({
        ...recipient,
        concerns: recipient.concerns.filter(({ code }) => asked.has(code)),
      })),
      message: concerns.filter((concern) => isAboutMessage(concern)).filter(({ code }) => asked.has(code)),
    };
  });
}

function isAboutMessage(concern: Concern): concern is MessageConcern {
  return !("recipient" in concern);
}
