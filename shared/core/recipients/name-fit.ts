import type { EmailAddress } from "../draft/email-address.ts";
import { editDistance } from "./edit-distance.ts";
import { areNicknames } from "./nicknames.ts";
import { isPersonal, type PersonName, readLocalName, soundOf } from "./person-name.ts";
import { plainLetters } from "./plain-letters.ts";

/** `unknown`: what is written says neither yes nor no, and nobody is asked. */
export type NameFit = "fits" | "differs" | "unknown";

/**
 * Can the person of this name be the one behind this address? One word in common is enough, also as a nickname, in
 * another spelling, as an initial of the address; `differs` needs a whole other name to stand there.
 */
export function fitOfAddress(wanted: PersonName, names: readonly PersonName[], address: EmailAddress): NameFit {
  const local = readLocalName(address);
  const all = [...names, local];
  if (all.some((name) => shareWord(wanted, name)) || spellsInside(wanted, address)) return "fits";
  if (wanted.foreign || wanted.words.length === 0 || names.some(({ foreign }) => foreign) || local.foreign)
    return "unknown";
  const speaks = names.some(isPersonal) || (local.words.length >= 2 && local.words.every((word) => word.length >= 3));
  if (!speaks) return "unknown";
  return all.some((name) => sharesInitials(wanted, name)) ? "unknown" : "differs";
}

/** One word in common, as people write it. */
export function shareWord(a: PersonName, b: PersonName): boolean {
  return a.words.some((one) => b.words.some((other) => isSameWord(one, other)));
}

function isSameWord(a: string, b: string): boolean {
  if (a === b || areNicknames(a, b)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long.startsWith(short)) return true;
  const [one, other] = [soundOf(a), soundOf(b)];
  if (one === other) return true;
  return one.length >= 5 && other.length >= 5 && editDistance(one, other, 1) <= 1;
}

/** `janer77`, `mroe`: no word of its own, yet the name stands in it. */
function spellsInside({ words }: PersonName, address: EmailAddress): boolean {
  const local = plainLetters(address.slice(0, address.lastIndexOf("@"))).replace(/[^a-z]/g, "");
  return words.flatMap((word) => [word, soundOf(word)]).some((word) => word.length >= 3 && local.includes(word));
}

/** `J. R.` may be Jane Roe; nobody can tell. */
function sharesInitials(wanted: PersonName, name: PersonName): boolean {
  return (
    name.initials.length > 0 &&
    name.words.length < 2 &&
    name.initials.some((initial) => wanted.words.some((word) => word.startsWith(initial)))
  );
}
