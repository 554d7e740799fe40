import { addressKey, domainOf, type EmailAddress } from "../draft/email-address.ts";
import { type KnownPeople, localOf, withoutSeparators } from "./known-people.ts";

/** `letters`: letters that look like others; `slip`: a letter more, less, swapped or another; `separator`: a dot or hyphen. */
export type AddressTrick = "letters" | "slip" | "separator";

export interface LookAlikeAddress {
  readonly trick: AddressTrick;
  readonly resembles: EmailAddress;
}

/** Short parts before the `@` are a letter apart by nature (`jsmith`, `lsmith`). */
const shortestSlip = 8;
const shortestPlain = 6;

const dotless = new Set(["gmail.com", "googlemail.com"]);

/** Which known address at the same domain this new one may have been meant to be, if any. */
export function lookAlikeAddress(address: EmailAddress, people: KnownPeople): LookAlikeAddress | null {
  if (people.has(address)) return null;
  const local = localOf(address);
  const others = (found: readonly EmailAddress[]) => found.filter((other) => mailboxKey(other) !== mailboxKey(address));
  if (!/^[a-z._-]+$/.test(local) || local.length >= shortestPlain) {
    const [looking] = others(people.looking(address));
    if (looking !== undefined) {
      const sameLetters = withoutSeparators(localOf(looking)) === withoutSeparators(local);
      return { trick: sameLetters ? "separator" : "letters", resembles: looking };
    }
  }
  const slips = others(people.slipping(address));
  const [slip] = slips.filter((other) => local.length >= shortestSlip && localOf(other).length >= shortestSlip - 1);
  return slip === undefined ? null : { trick: "slip", resembles: slip };
}

/** The same for addresses that come to one mailbox: a `+tag` never counts, and Gmail reads no dots. */
export function mailboxKey(address: EmailAddress): string {
  const domain = domainOf(address);
  const local = localOf(address);
  return dotless.has(domain)
    ? `${local.replaceAll(".", "")}@gmail.com`
    : addressKey(`${local}@${domain}` as EmailAddress);
}
