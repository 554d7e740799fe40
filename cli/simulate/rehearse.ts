import type { DeliveryPlan } from "../../shared/core/delivery/delivery-plan.ts";
import type { Judgement } from "../../shared/core/policy/verdict.ts";
import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";
import type { RecipientTrust } from "../../shared/core/recipients/recipient-trust.ts";
import { type Judge, judgeMail } from "../judge-mail.ts";
import type { Mail } from "../mail.ts";
import type { ScannedMail } from "../scan-mail.ts";

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
  const { judgement, trust, plan } = await judgeMail(mail, scanned, { ...judge, sent });
  return { judgement, trust, meeting: meetingOf(plan) };
}

function meetingOf(plan: DeliveryPlan): Meeting {
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
