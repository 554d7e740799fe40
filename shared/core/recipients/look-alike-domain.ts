import type { DomainOwner, KnownDomain, KnownDomains } from "./known-domains.ts";
import { honestNeighbours, personalProviders } from "./personal-providers.ts";
import { readableDomain } from "./readable-domain.ts";
import { type DomainParts, domainParts } from "./registrable-domain.ts";
import { skeletonOf } from "./skeleton.ts";

/**
 * - `letters`: letters that look like others (`cIinic`, `clιnic`, `rnercy`)
 * - `slip`: a letter more, less, swapped or another
 * - `ending`: the same name under another ending (`clinic.com` for `clinic.org`)
 * - `inside`: the known domain stands inside (`clinic.org.evil.com`, `clinic-org.com`)
 * - `added-word`: the known name and a word that is to win trust (`clinic-portal.com`)
 */
export type LookAlikeTrick = "letters" | "slip" | "ending" | "inside" | "added-word";

export interface LookAlike {
  readonly trick: LookAlikeTrick;
  readonly resembles: string;
  readonly owner: DomainOwner;
}

/** The shortest name that is somebody's own under any ending; shorter ones are shared by many. */
const shortestName = 4;
/** The shortest known name that is looked for beside added words. */
const shortestCombined = 5;
/** From here on a slip is no chance, even under another ending. */
const longName = 8;

const winningWords = new Set(
  "access account accounts admin alert alerts auth billing care cloud confirm help helpdesk info invoice login mail my notice office online pay payment payments portal secure security service services signin support team update verify web webmail".split(
    " ",
  ),
);

/** A draft is looked at again and again while it is written; kept for as long as the known domains are. */
const answered = new WeakMap<KnownDomains, Map<string, LookAlike | null>>();
const mostAnswered = 2_000;

/** Which known domain this one passes for, if any. Nothing is said of known domains and of personal providers. */
export function lookAlikeDomain(domain: string, known: KnownDomains): LookAlike | null {
  const answers = answered.get(known) ?? new Map<string, LookAlike | null>();
  answered.set(known, answers);
  const before = answers.get(domain);
  if (before !== undefined) return before;
  const answer = compare(domain, known);
  if (answers.size >= mostAnswered) answers.clear();
  answers.set(domain, answer);
  return answer;
}

function compare(domain: string, known: KnownDomains): LookAlike | null {
  if (known.ownerOf(domain) !== null || personalProviders.has(domain)) return null;
  const readable = readableDomain(domain);
  const parts = domainParts(readable);
  if (known.hasRegistrable(parts.registrable) || personalProviders.has(parts.registrable)) return null;
  if (honestNeighbours.has(parts.registrable)) return null;
  return (
    say("letters", looksLike(parts, known)) ??
    say("inside", holdsInside(readable, parts, known)) ??
    say("ending", hasOtherEnding(parts, known)) ??
    say("slip", isSlip(parts, known)) ??
    say("added-word", hasAddedWord(parts, known))
  );
}

function say(trick: LookAlikeTrick, known: KnownDomain | null): LookAlike | null {
  return known === null ? null : { trick, resembles: known.domain, owner: known.owner };
}

/** Letters and numbers that look alike; plain letters alone only in names long enough. */
function looksLike({ name }: DomainParts, known: KnownDomains): KnownDomain | null {
  const plainLetters = /^[a-z-]+$/.test(name);
  if (name.length < (plainLetters ? shortestCombined : 3)) return null;
  return foremost(known.looking(skeletonOf(name)).filter((other) => other.parts.name !== name));
}

function hasOtherEnding({ name, suffix }: DomainParts, known: KnownDomains): KnownDomain | null {
  if (name.length < shortestName) return null;
  return foremost(known.named(name).filter((other) => other.parts.suffix !== suffix));
}

/** Other numbers make another name, whatever its letters: `mail15.com` is no slip for `gmail.com`. */
function isSlip({ name, suffix }: DomainParts, known: KnownDomains): KnownDomain | null {
  const anyEnding = name.length >= longName;
  return foremost(
    known
      .slipping(name)
      .filter(({ parts }) => digitsOf(parts.name) === digitsOf(name))
      .filter(({ parts, owner }) => parts.suffix === suffix || (owner !== "provider" && anyEnding)),
  );
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}

function holdsInside(domain: string, { name, suffix }: DomainParts, known: KnownDomains): KnownDomain | null {
  const undotted = known.undotted(name);
  if (undotted !== null && name.length > shortestName) return undotted;
  const labels = domain.split(".");
  const registrableAt = labels.length - suffix.split(".").length - 1;
  for (let from = 0; from < registrableAt; from++) {
    for (let to = from + 2; to <= Math.min(registrableAt + 1, from + 4); to++) {
      const run = domainParts(labels.slice(from, to).join("."));
      if (!known.hasRegistrable(run.registrable)) continue;
      return foremost(known.named(run.name).filter((other) => other.domain === run.registrable));
    }
  }
  return null;
}

function hasAddedWord({ name }: DomainParts, known: KnownDomains): KnownDomain | null {
  const words = name.split("-");
  if (words.length < 2) return null;
  const rest = words.filter((word) => !winningWords.has(word));
  const core = rest.join("-");
  if (rest.length === words.length || core.length < shortestCombined) return null;
  return foremost(known.named(core));
}

const ranks: Readonly<Record<DomainOwner, number>> = { own: 0, partner: 1, frequent: 2, provider: 3 };

function foremost(candidates: readonly KnownDomain[]): KnownDomain | null {
  return candidates.reduce<KnownDomain | null>(
    (best, next) => (best === null || ranks[next.owner] < ranks[best.owner] ? next : best),
    null,
  );
}
