import { type Finding, isPatientInformation } from "../detection/finding.ts";
import type { Draft } from "../draft/draft.ts";
import { quotesProtected } from "../draft/quoted-protection.ts";
import type { Concern } from "../recipients/concern.ts";
import { concernsOf } from "../recipients/concerns-of.ts";
import { type KnownDomains, knownDomains } from "../recipients/known-domains.ts";
import { type KnownPeople, type KnownPerson, knownPeople } from "../recipients/known-people.ts";
import type { SentMemory } from "../recipients/recall-sent.ts";
import type { Conversation } from "../recipients/recipient-context.ts";
import type { SendPurpose } from "../recipients/sent-record.ts";
import { lastMade } from "./last-made.ts";
import type { Policy } from "./policy.ts";

/** What new recipients are held against: the policy's domains, the address book, and to whom this user has sent. */
export interface Acquaintance {
  readonly domains: KnownDomains;
  readonly people: KnownPeople;
  readonly sent: SentMemory;
}

/** Asking is cheap, with ten thousand partners too. */
export function acquaintanceOf(
  policy: Pick<Policy, "domains" | "partners">,
  people: readonly KnownPerson[],
  sent: SentMemory,
): Acquaintance {
  return { domains: domainsOf(policy, sent.frequentDomains), people: knownPeople(people), sent };
}

const domainsBeside = lastMade<Policy["partners"], KnownDomains>();

function domainsOf(
  { domains: own, partners }: Pick<Policy, "domains" | "partners">,
  frequent: readonly string[],
): KnownDomains {
  return domainsBeside(partners, JSON.stringify([own, frequent.toSorted()]), () =>
    knownDomains({ own, partners: partners.flatMap((partner) => partner.domains), frequent }),
  );
}

/** What a message is for, as the memory of sends keeps it. */
export function purposeOf(findings: readonly Finding[]): SendPurpose {
  return hasPatientInformation(findings) ? "patient-information" : "ordinary";
}

/** What gives pause about the draft's recipients, by the policy and by what this machine knows. */
export function recipientConcerns(
  draft: Draft,
  findings: readonly Finding[],
  { organisation, limits }: Policy,
  { domains, people, sent }: Acquaintance,
): readonly Concern[] {
  const concerns = concernsOf(draft.recipients, {
    sender: draft.from.address,
    organisation: organisation.name,
    domains,
    people,
    familiar: sent.familiarFor(purposeOf(findings)),
    conversation: conversationOf(draft),
    body: draft.body,
    patients: patientNames(draft, findings),
    hasFindings: hasPatientInformation(findings),
    quotesProtected: quotesProtected(draft),
    visibleLimit: limits.outsideRecipients,
  });
  // Somebody who wrote first was not mistyped: there is nothing to ask.
  return concerns.filter((concern) => concern.code !== "first-time" || !concern.wroteFirst);
}

function hasPatientInformation(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.level === "warn" && isPatientInformation(finding));
}

function conversationOf({ kind, participants }: Draft): Conversation {
  return kind === "new" || kind === "redirect" ? { kind: "new" } : { kind, participants };
}

function patientNames({ subject, body }: Draft, findings: readonly Finding[]): readonly string[] {
  const names = findings
    .filter(({ kind, level }) => kind === "name" && level === "warn")
    .flatMap(({ where, span: { start, end } }) => {
      if (where === "subject") return [subject.slice(start, end)];
      return where === "body" ? [body.text.slice(start, end)] : [];
    });
  return [...new Set(names)];
}
