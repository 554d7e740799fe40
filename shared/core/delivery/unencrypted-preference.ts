import type { Policy } from "../policy/policy.ts";
import { knownPurposes, type PreferencePurpose } from "../policy/preference-purpose.ts";
import type { Answer, UserDecision } from "../policy/user-decision.ts";
import type { Floor } from "../policy/verdict.ts";
import type { DeliveryFacts } from "./delivery-plan.ts";
import { reachesBare } from "./native-protection.ts";
import type { RankedRoute } from "./wire/routes.ts";

/** For what each recipient, in the order of the draft, has asked for unencrypted mail; by the endpoint's register. */
export type RecordedPreferences = readonly (readonly PreferencePurpose[])[];

/** Reads the endpoint's answer about routes. Evidence that has run out is none; neither is a purpose that nobody knows. */
export function recordedPreferences(
  routes: readonly (readonly RankedRoute[] | null)[],
  now: number,
): RecordedPreferences {
  return routes.map((ranked) =>
    (ranked ?? [])
      .filter(({ route, evidence }) => route === "plain" && evidence === "preference")
      .filter(({ validUntil }) => now < Date.parse(validUntil))
      .flatMap(({ detail }) => knownPurposes(detail)),
  );
}

/** Must the register be asked before this decision can be carried out? */
export function reliesOnPreference(decision: UserDecision | null, policy: Pick<Policy, "registers">): boolean {
  return preferenceAnswer(decision, policy) !== null;
}

/**
 * The answer by which a message may go below the floor though no override is allowed: policy lets preferences for this
 * purpose be used, and everybody whom the client's own way would reach below the floor has one on record. A group has none.
 */
export function allowedByPreference(
  decision: UserDecision | null,
  floor: Floor,
  facts: DeliveryFacts,
  policy: Pick<Policy, "registers">,
): Answer | null {
  const answer = preferenceAnswer(decision, policy);
  const agreed = answer?.purpose !== undefined && everybodyAsked(answer.purpose, floor, facts);
  return agreed ? answer : null;
}

/** For what this message may go below the floor on its recipients' own wish; empty where it needs none, too. */
export function agreedPurposes(
  floor: Floor,
  facts: DeliveryFacts,
  { registers: { unencryptedPreference: terms } }: Pick<Policy, "registers">,
): readonly PreferencePurpose[] {
  if (!terms.allowed || facts.trust.every((each) => reachesBare(floor, each))) return [];
  return terms.purposes.filter((purpose) => everybodyAsked(purpose, floor, facts));
}

function everybodyAsked(purpose: PreferencePurpose, floor: Floor, { trust, preferences = [] }: DeliveryFacts): boolean {
  return trust.every(
    (each, place) =>
      reachesBare(floor, each) || (each.recipient.kind === "mailbox" && preferences[place]?.includes(purpose) === true),
  );
}

function preferenceAnswer(
  decision: UserDecision | null,
  { registers: { unencryptedPreference: terms } }: Pick<Policy, "registers">,
): Extract<Answer, { choice: "send-unsealed" }> | null {
  if (!terms.allowed) return null;
  const unsealed = (decision?.answers ?? []).filter((answer) => answer.choice === "send-unsealed");
  return unsealed.findLast(({ purpose }) => purpose !== undefined && terms.purposes.includes(purpose)) ?? null;
}
