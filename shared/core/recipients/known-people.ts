import { addressKey, domainOf, type EmailAddress } from "../draft/email-address.ts";
import { isGivenName } from "./nicknames.ts";
import { fullNameKey, type PersonName, readLocalName, readPersonName } from "./person-name.ts";
import { isRoleWord } from "./role-words.ts";
import { type SimilarWords, similarWords } from "./similar-words.ts";
import { skeletonOf } from "./skeleton.ts";

/** Somebody whom the host knows, from an address book or from a thread. Several addresses: one person. */
export interface KnownPerson {
  readonly name: string;
  readonly addresses: readonly EmailAddress[];
}

/** The people whom a new address is held against. Build it once for an address book; asking is cheap. */
export interface KnownPeople {
  has(address: EmailAddress): boolean;
  namesOf(address: EmailAddress): readonly PersonName[];
  /** Everyone of this full name, whatever its order, spelling or nickname. */
  named(name: PersonName): readonly KnownPerson[];
  /** Everyone with the same part before the `@` at another domain, where it is one that names a person. */
  sameLocal(address: EmailAddress): readonly KnownPerson[];
  /** Addresses at this domain that look like this one. */
  looking(address: EmailAddress): readonly EmailAddress[];
  /** Addresses at this domain that are a slip of the hand from this one. */
  slipping(address: EmailAddress): readonly EmailAddress[];
}

export function knownPeople(people: readonly KnownPerson[]): KnownPeople {
  const byAddress = new Map<string, PersonName[]>();
  const byName = new Map<string, Set<KnownPerson>>();
  const byLocal = new Map<string, Set<KnownPerson>>();
  const bySkeleton = new Map<string, EmailAddress[]>();
  const slips = new Map<string, SimilarWords<EmailAddress>>();
  for (const person of people) {
    const name = readPersonName(person.name);
    note(byName, fullNameKey(name), person);
    for (const address of person.addresses) {
      const key = addressKey(address);
      const seen = byAddress.get(key) !== undefined;
      byAddress.set(key, [...(byAddress.get(key) ?? []), name]);
      note(byName, fullNameKey(readLocalName(address)), person);
      note(byLocal, personalLocal(address), person);
      if (seen) continue;
      const domain = domainOf(address);
      const skeleton = skeletonKey(address);
      bySkeleton.set(skeleton, [...(bySkeleton.get(skeleton) ?? []), address]);
      const words = slips.get(domain) ?? similarWords<EmailAddress>();
      slips.set(domain, words);
      words.add(barePart(address), address);
    }
  }
  return {
    has: (address) => byAddress.has(addressKey(address)),
    namesOf: (address) => byAddress.get(addressKey(address)) ?? [],
    named: (name) => [...(byName.get(fullNameKey(name) ?? "") ?? [])],
    sameLocal: (address) => [...(byLocal.get(personalLocal(address) ?? "") ?? [])],
    looking: (address) => bySkeleton.get(skeletonKey(address)) ?? [],
    slipping: (address) => slips.get(domainOf(address))?.near(barePart(address)) ?? [],
  };
}

/** The part before the `@`, in lower case, without a `+tag`. */
export function localOf(address: EmailAddress): string {
  return address.slice(0, address.lastIndexOf("@")).toLowerCase().replace(/\+.*$/, "");
}

/** Dots and hyphens are overlooked as easily as letters are taken for others. */
function skeletonKey(address: EmailAddress): string {
  return `${skeletonOf(withoutSeparators(localOf(address)))}@${domainOf(address)}`;
}

export function withoutSeparators(local: string): string {
  return local.replace(/[._-]/g, "");
}

/** Letters alone: numbers tell people apart and are read as such. */
function barePart(address: EmailAddress): string {
  return withoutSeparators(localOf(address)).replace(/\d/g, "");
}

/** `mlopez` names a person well enough to be met again elsewhere; `maria` and `info` do not. */
function personalLocal(address: EmailAddress): string | null {
  const local = localOf(address);
  const words = local.split(/[^\p{L}]+/u);
  return local.length < 5 || isGivenName(local) || words.some(isRoleWord) ? null : local;
}

function note(map: Map<string, Set<KnownPerson>>, key: string | null, person: KnownPerson): void {
  if (key === null) return;
  const there = map.get(key);
  if (there === undefined) map.set(key, new Set([person]));
  else there.add(person);
}
