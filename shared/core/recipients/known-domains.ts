import { mistypedProviders } from "./personal-providers.ts";
import { readableDomain } from "./readable-domain.ts";
import { type DomainParts, domainParts } from "./registrable-domain.ts";
import { type SimilarWords, similarWords } from "./similar-words.ts";
import { skeletonOf } from "./skeleton.ts";

/** Why a domain is known. `frequent`: this user writes there often. */
export type DomainOwner = "own" | "partner" | "frequent" | "provider";

export interface KnownDomain {
  readonly domain: string;
  readonly owner: DomainOwner;
  readonly parts: DomainParts;
}

/** The domains that a new one is held against. Build it once for a policy; asking is cheap. */
export interface KnownDomains {
  /** Whose exactly this domain is. */
  ownerOf(domain: string): DomainOwner | null;
  /** True where the same registrant holds this domain and a known one: `mail.clinic.org` beside `clinic.org`. */
  hasRegistrable(registrable: string): boolean;
  /** Known domains whose name is this one, under any ending. */
  named(name: string): readonly KnownDomain[];
  /** Known domains whose name looks like this one. */
  looking(skeleton: string): readonly KnownDomain[];
  /** Known domains whose name is a slip of the hand from this one. */
  slipping(name: string): readonly KnownDomain[];
  /** The known domain that this one spells without its dots: `clinic-org`, `clinicorg`. */
  undotted(word: string): KnownDomain | null;
}

export function knownDomains(given: {
  readonly own: readonly string[];
  readonly partners?: readonly string[];
  readonly frequent?: readonly string[];
}): KnownDomains {
  const owners = new Map<string, DomainOwner>();
  const registrables = new Set<string>();
  const byName = new Map<string, KnownDomain[]>();
  const bySkeleton = new Map<string, KnownDomain[]>();
  const byUndotted = new Map<string, KnownDomain>();
  const slips: SimilarWords<KnownDomain> = similarWords();

  const add = (written: string, owner: DomainOwner): void => {
    const domain = written.toLowerCase();
    if (owners.has(domain)) return;
    owners.set(domain, owner);
    const parts = domainParts(readableDomain(domain));
    if (registrables.has(parts.registrable)) return;
    registrables.add(parts.registrable);
    const known = { domain: parts.registrable, owner, parts };
    put(byName, parts.name, known);
    put(bySkeleton, skeletonOf(parts.name), known);
    byUndotted.set(parts.registrable.replaceAll(".", ""), known);
    slips.add(withoutDigits(parts.name), known);
  };
  for (const domain of given.own) add(domain, "own");
  for (const domain of given.partners ?? []) add(domain, "partner");
  for (const domain of given.frequent ?? []) add(domain, "frequent");
  for (const domain of mistypedProviders) add(domain, "provider");

  return {
    ownerOf: (domain) => owners.get(domain) ?? null,
    hasRegistrable: (registrable) => registrables.has(registrable),
    named: (name) => byName.get(name) ?? [],
    looking: (skeleton) => bySkeleton.get(skeleton) ?? [],
    slipping: (name) => slips.near(withoutDigits(name)),
    undotted: (word) => byUndotted.get(word.replaceAll("-", "")) ?? null,
  };
}

/** Numbers tell siblings apart and are read as such: `hospital1` is no slip for `hospital2`. */
function withoutDigits(name: string): string {
  return name.replace(/\d/g, "");
}

function put(map: Map<string, KnownDomain[]>, key: string, known: KnownDomain): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [known]);
  else there.push(known);
}
