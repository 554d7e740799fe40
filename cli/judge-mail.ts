import { type DeliveryPlan, planDelivery } from "../shared/core/delivery/delivery-plan.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import { judgedDraft } from "../shared/core/policy/judged-draft.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { policyDirectory } from "../shared/core/policy/policy-directory.ts";
import { type Acquaintance, acquaintanceOf, recipientConcerns } from "../shared/core/policy/recipient-concerns.ts";
import { decide, type Judgement } from "../shared/core/policy/verdict.ts";
import type { Concern } from "../shared/core/recipients/concern.ts";
import { nobodyFamiliar } from "../shared/core/recipients/familiarity.ts";
import { knownPeople } from "../shared/core/recipients/known-people.ts";
import type { SentMemory } from "../shared/core/recipients/recall-sent.ts";
import {
  type RecipientDirectory,
  type RecipientTrust,
  verifyRecipients,
} from "../shared/core/recipients/recipient-trust.ts";
import type { Mail } from "./mail.ts";
import { findingsIn, type ScannedMail } from "./scan-mail.ts";

/** Who is who, and by which rules. */
export interface Judge {
  readonly directory: RecipientDirectory;
  readonly policy: Policy;
  readonly acquaintance: Acquaintance;
  /** To whom this sender has sent; null: nobody kept it, and then nobody is called new. */
  readonly sent: SentMemory | null;
}

const noMemory: SentMemory = { frequentDomains: [], familiarFor: () => nobodyFamiliar };

/** A judge for single mails, of whose senders nothing is known. `today` is an ISO date. */
export function judgeOf(policy: Policy, today: string): Judge {
  return {
    directory: policyDirectory(policy, today),
    policy,
    acquaintance: acquaintanceOf(policy, [], noMemory),
    sent: null,
  };
}

export interface JudgedMail {
  readonly judgement: Judgement;
  readonly trust: readonly RecipientTrust[];
  readonly concerns: readonly Concern[];
  /** As it holds for this sender. */
  readonly policy: Policy;
  /** What happens when Send is pressed and nobody has answered anything. */
  readonly plan: DeliveryPlan;
}

/** The judging half of `inspectMail`, at the moment that the mail itself names, else now. */
export async function judgeMail(
  mail: Mail,
  scanned: ScannedMail,
  { directory, policy: whole, acquaintance, sent }: Judge,
): Promise<JudgedMail> {
  const bodies = [scanned.plain, scanned.rich].filter((body) => body !== null);
  const [first] = bodies;
  if (first === undefined) throw new Error("a scanned mail has no body");
  const policy = effectivePolicy(whole, first.draft.from.address);
  const today = mail.day === undefined ? directory : policyDirectory(whole, mail.day);
  const trust = await verifyRecipients(first.draft.recipients, today);
  const remembered = mail.sent ?? sent;
  const people = mail.people === undefined ? acquaintance.people : knownPeople(mail.people);
  const known = { ...acquaintance, people, sent: remembered ?? noMemory };
  const concerns = concernsOnce(
    bodies
      .flatMap(({ draft, findings }) => recipientConcerns(draft, findings, policy, known))
      .filter(({ code }) => remembered !== null || code !== "first-time"),
  );
  const judged = judgedDraft(first.draft, { findings: findingsIn(scanned), trust, concerns }, whole, Date.now());
  const judgement = decide({ ...judged, localTime: mail.localTime ?? judged.localTime }, policy);
  const facts = { trust, encryption: first.draft.encryption };
  return { judgement, concerns, trust, policy, plan: planDelivery(judgement.verdict, null, facts, policy) };
}

/** What both bodies give rise to is one concern. */
function concernsOnce(concerns: readonly Concern[]): readonly Concern[] {
  const once = new Map<string, Concern>();
  for (const concern of concerns) {
    const key = `${concern.code} ${"recipient" in concern ? concern.recipient : ""}`;
    if (!once.has(key)) once.set(key, concern);
  }
  return [...once.values()];
}
