import type { EmailAddress } from "../draft/email-address.ts";
import type { KnownPeople } from "./known-people.ts";
import { mailboxKey } from "./look-alike-address.ts";
import { fitOfAddress, type NameFit, shareWord } from "./name-fit.ts";
import { fullNameKey, type PersonName, readPersonName } from "./person-name.ts";

/** One address of the draft and what it is called there. */
export interface Addressee {
  readonly name: string;
  readonly address: EmailAddress;
}

/**
 * Can the person of this name be this addressee? A full name whose known addresses are all others differs, whatever
 * the address looks like.
 */
export function fitOf(wanted: PersonName, { name, address }: Addressee, people: KnownPeople): NameFit {
  const known = people.namesOf(address);
  const fit = fitOfAddress(wanted, [readPersonName(name), ...known], address);
  if (fit !== "unknown") return fit;
  const key = fullNameKey(wanted);
  const namesakes =
    key === null ? [] : people.named(wanted).filter((person) => fullNameKey(readPersonName(person.name)) === key);
  if (namesakes.length === 0) return "unknown";
  return namesakes.some(({ addresses }) => addresses.some((one) => mailboxKey(one) === mailboxKey(address)))
    ? "fits"
    : "differs";
}

/** True where every one of these names is surely somebody else than this addressee. */
export function allDiffer(wanted: readonly PersonName[], addressee: Addressee, people: KnownPeople): boolean {
  return wanted.length > 0 && wanted.every((name) => fitOf(name, addressee, people) === "differs");
}

/** True where two of these names share no word: `Jane Roe`, `Ms. Roe` and `Jane` are one family at most. */
export function areSeveral(patients: readonly PersonName[]): boolean {
  const readable = patients.filter(({ words, foreign }) => words.length > 0 && !foreign);
  const [first] = [...readable].sort((a, b) => b.words.length - a.words.length);
  if (first === undefined) return false;
  const apart = readable.filter((one) => !shareWord(one, first));
  return apart.some(({ words }) => words.length >= 2) && first.words.length >= 2;
}
