import { domainOf, type EmailAddress, parseEmailAddress } from "../draft/email-address.ts";
import type { KnownDomains } from "./known-domains.ts";
import type { KnownPeople } from "./known-people.ts";
import { mailboxKey } from "./look-alike-address.ts";
import { fitOfAddress, type NameFit } from "./name-fit.ts";
import { fullNameKey, readLocalName, readPersonName } from "./person-name.ts";
import { plainLetters } from "./plain-letters.ts";
import { readableDomain } from "./readable-domain.ts";
import { domainParts } from "./registrable-domain.ts";
import { isRoleWord } from "./role-words.ts";

/** A name that holds only the address itself, as many clients write it, is no name. */
export function spokenName(name: string, address: EmailAddress): string {
  const bare = name.trim().replace(/^['"<(]+|['">)]+$/g, "");
  return bare.toLowerCase() === address.toLowerCase() ? "" : bare;
}

const commonEndings = /\.(?:com|org|net|edu|gov|mil|info|health|care|clinic|hospital)$/;

/** `"dr.lee@clinic.org" <x@evil.com>`, `"clinic.org billing" <x@evil.com>`. */
export function showsOtherAddress(name: string, address: EmailAddress, domains: KnownDomains): boolean {
  const own = registrableOf(domainOf(address));
  const local = address.slice(0, address.lastIndexOf("@")).toLowerCase();
  for (const written of name.split(/[\s"'<>()[\],;:|]+/).filter((word) => word.includes("."))) {
    const word = written.replace(/^\.+|\.+$/g, "");
    const shown = word.includes("@") ? parseEmailAddress(word) : null;
    if (shown !== null) {
      const same =
        mailboxKey(shown) === mailboxKey(address) ||
        (registrableOf(domainOf(shown)) === own && localOfShown(shown) === local);
      if (!same) return true;
      continue;
    }
    const domain = word.toLowerCase();
    const isDomain =
      parseEmailAddress(`x@${domain}`) !== null && (domains.ownerOf(domain) !== null || commonEndings.test(domain));
    if (isDomain && registrableOf(domain) !== own) return true;
  }
  return false;
}

function localOfShown(shown: EmailAddress): string {
  return shown.slice(0, shown.lastIndexOf("@")).toLowerCase();
}

function registrableOf(domain: string): string {
  return domainParts(readableDomain(domain)).registrable;
}

/** The address of the person whom the name names, where this is not one of theirs and does not read like their name. */
export function namedPersonElsewhere(name: string, address: EmailAddress, people: KnownPeople): EmailAddress | null {
  const named = readPersonName(name);
  const key = fullNameKey(named);
  if (key === null) return null;
  const [first, ...more] = people.named(named).filter((person) => fullNameKey(readPersonName(person.name)) === key);
  if (
    first === undefined ||
    [first, ...more].some(({ addresses }) => addresses.some((one) => mailboxKey(one) === mailboxKey(address)))
  )
    return null;
  const fit: NameFit = fitOfAddress(named, [], address);
  if (fit === "fits") return null;
  return first.addresses[0] ?? null;
}

/** Words that stand beside an organisation's name when one of its offices writes. */
const fillers = new Set("the of at for and inc llc ltd corp".split(" "));

/** The name is the organisation's, alone or with the name of an office. */
export function namesOrganisation(name: string, organisation: string): boolean {
  const own = wordsOf(organisation);
  const words = wordsOf(name);
  if (own.join("").length < 4 || own.every(isRoleWord)) return words.join(" ") === own.join(" ") && own.length > 1;
  const at = words.findIndex((_, from) => own.every((word, index) => words[from + index] === word));
  if (at === -1) return false;
  const rest = [...words.slice(0, at), ...words.slice(at + own.length)];
  return own.length > 1 || rest.every(isRoleWord);
}

const insideOffices = new Set([
  "help desk",
  "helpdesk",
  "it",
  "it help desk",
  "it helpdesk",
  "it support",
  "it department",
  "it service desk",
  "it security",
  "information technology",
  "service desk",
  "servicedesk",
  "tech support",
  "system administrator",
  "systems administrator",
  "administrator",
  "webmaster",
  "postmaster",
  "mail administrator",
  "security team",
  "information security",
  "payroll",
  "payroll department",
  "human resources",
  "hr",
  "hr department",
  "hr team",
  "accounts payable",
  "medical records",
  "health information management",
  "privacy officer",
  "compliance officer",
  "ceo",
  "chief executive officer",
  "recursos humanos",
  "soporte tecnico",
  "mesa de ayuda",
  "nomina",
  "cuentas por pagar",
]);

/** `Help Desk` at a personal account, or at an address outside that reads like no office's. */
export function namesInsideOffice(name: string, address: EmailAddress, relation: "personal" | "outside"): boolean {
  if (!insideOffices.has(wordsOf(name).join(" "))) return false;
  if (relation === "personal") return true;
  return readLocalName(address).words.length > 0 || /\d/.test(address.slice(0, address.lastIndexOf("@")));
}

function wordsOf(text: string): readonly string[] {
  return plainLetters(text)
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !fillers.has(word));
}
