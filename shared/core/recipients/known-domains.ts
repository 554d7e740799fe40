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

/** Whose each domain is is known at once; what is only needed for a domain that nobody knows is made when one comes. */
export function knownDomains(given: {
  readonly own: readonly string[];
  readonly partners?: readonly string[];
  readonly frequent?: readonly string[];
}): KnownDomains {
  const owners = new Map<string, DomainOwner>();
  const add = (domains: readonly string[], owner: DomainOwner): void => {
    for (const written of domains) {
      const domain = written.toLowerCase();
      if (!owners.has(domain)) owners.set(domain, owner);
    }
  };
  add(given.own, "own");
  add(given.partners ?? [], "partner");
  add(given.frequent ?? [], "frequent");
  add(mistypedProviders, "provider");
  let made: DomainIndex | null = null;
  const index = (): DomainIndex => {
    made ??= indexOf(owners);
    return made;
  };
  return {
    ownerOf: (domain) => owners.get(domain) ?? null,
    hasRegistrable: (registrable) => owners.has(registrable) || index().above.has(registrable),
    named: (name) => index().byName.get(name) ?? [],
    looking: (skeleton) => index().bySkeleton.get(skeleton) ?? [],
    slipping: (name) => index().slips.near(withoutDigits(name)),
    undotted: (word) => undotted(word.replaceAll("-", ""), index()),
  };
}

interface DomainIndex {
  /** Registrable domains of which only a subdomain is known. */
  readonly above: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly KnownDomain[]>;
  readonly bySkeleton: ReadonlyMap<string, readonly KnownDomain[]>;
  readonly suffixes: ReadonlySet<string>;
  readonly slips: SimilarWords<KnownDomain>;
}

function indexOf(owners: ReadonlyMap<string, DomainOwner>): DomainIndex {
  const above = new Set<string>();
  const byName = new Map<string, KnownDomain[]>();
  const bySkeleton = new Map<string, KnownDomain[]>();
  const suffixes = new Set<string>();
  const slips: SimilarWords<KnownDomain> = similarWords();
  for (const [domain, owner] of owners) {
    const parts = domainParts(readableDomain(domain));
    const { name, suffix, registrable } = parts;
    if (registrable !== domain) {
      if (owners.has(registrable) || above.has(registrable)) continue;
      above.add(registrable);
    }
    const known = { domain: registrable, owner, parts };
    put(byName, name, known);
    put(bySkeleton, skeletonOf(name), known);
    suffixes.add(suffix);
    slips.add(withoutDigits(name), known);
  }
  return { above, byName, bySkeleton, suffixes, slips };
}

function undotted(word: string, { byName, suffixes }: DomainIndex): KnownDomain | null {
  for (const suffix of suffixes) {
    const ending = suffix.replaceAll(".", "");
    if (!word.endsWith(ending)) continue;
    const found = byName.get(word.slice(0, -ending.length))?.find(({ parts }) => parts.suffix === suffix);
    if (found !== undefined) return found;
  }
  return null;
}

/** Numbers tell siblings apart and are read as such: `hospital1` is no slip for `hospital2`. */
function withoutDigits(name: string): string {
  return /\d/.test(name) ? name.replace(/\d/g, "") : name;
}

function put(map: Map<string, KnownDomain[]>, key: string, known: KnownDomain): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [known]);
  else there.push(known);
}
