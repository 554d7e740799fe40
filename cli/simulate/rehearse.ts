import { planDelivery } from "../../shared/core/delivery/delivery-plan.ts";
import { noEncryption } from "../../shared/core/draft/encryption.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";
import type { Judgement, Verdict } from "../../shared/core/policy/verdict.ts";
import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";
import type { RecipientTrust } from "../../shared/core/recipients/recipient-trust.ts";
import { type Judge, judgeMail, type ScannedMail } from "../inspect-mail.ts";
import type { Mail } from "../mail.ts";

/** What a user meets on Send: nothing, nothing and it goes sealed, something to answer, or no way on. */
export const meetings = ["goes", "sealed", "asked", "stopped"] as const;
export type Meeting = (typeof meetings)[number];

/** What one policy would have made of one mail. */
export interface Rehearsed {
  readonly judgement: Judgement;
  readonly trust: readonly RecipientTrust[];
  readonly meeting: Meeting;
}

/** `sent`: to whom this sender has sent in the mails before; null: nobody is called new. */
export async function rehearse(
  mail: Mail,
  scanned: ScannedMail,
  judge: Judge,
  sent: SentMemory | null,
): Promise<Rehearsed> {
  const { judgement, trust, policy } = await judgeMail(mail, scanned, { ...judge, sent });
  return { judgement, trust, meeting: meetingOf(judgement.verdict, trust, policy) };
}

function meetingOf(verdict: Verdict, trust: readonly RecipientTrust[], policy: Policy): Meeting {
  const plan = planDelivery(verdict, null, { trust, encryption: noEncryption }, policy);
  switch (plan.kind) {
    case "release":
      return "goes";
    case "seal":
    case "submit":
      return "sealed";
    case "hold":
      return plan.reasons.includes("needs-decision") ? "asked" : "stopped";
  }
}
