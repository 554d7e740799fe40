import type { Finding } from "../detection/finding.ts";
import type { Draft, DraftKind } from "../draft/draft.ts";
import type { EmailAddress } from "../draft/email-address.ts";
import type { Concern } from "../recipients/concern.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";
import { groupsOf } from "./effective-policy.ts";
import type { Policy } from "./policy.ts";

/** Everything about one draft that a rule may look at. */
export interface JudgedDraft {
  readonly sender: EmailAddress;
  readonly kind: DraftKind;
  readonly findings: readonly Finding[];
  readonly trust: readonly RecipientTrust[];
  readonly concerns: readonly Concern[];
  readonly attachments: readonly { readonly name: string; readonly size: number }[];
  /** The moment of sending on the sender's clock: weekday from 0 for Monday, minutes since midnight. */
  readonly localTime: { readonly weekday: number; readonly minutes: number };
  /** Groups of the policy that the sender is in. */
  readonly senderGroups: readonly string[];
}

/** Puts together what rules look at. `now`: milliseconds since the epoch. */
export function judgedDraft(
  draft: Draft,
  seen: Pick<JudgedDraft, "findings" | "trust" | "concerns">,
  policy: Policy,
  now: number,
): JudgedDraft {
  const { kind, from, attachments } = draft;
  const sender = from.address;
  return {
    ...seen,
    sender,
    kind,
    attachments,
    localTime: localTimeOf(new Date(now)),
    senderGroups: groupsOf(sender, policy),
  };
}

/** The sender's wall clock at a moment. */
function localTimeOf(date: Date): JudgedDraft["localTime"] {
  return { weekday: (date.getDay() + 6) % 7, minutes: date.getHours() * 60 + date.getMinutes() };
}
