import { addressKey, type EmailAddress } from "../draft/email-address.ts";
import type { AskFamiliarity } from "./familiarity.ts";
import type { KnownPeople, KnownPerson } from "./known-people.ts";
import { mailboxKey } from "./look-alike-address.ts";
import { readLocalName, readPersonName } from "./person-name.ts";

/** What decides which of two people of one name is the usual one here. */
export interface NamesakeContext {
  readonly people: KnownPeople;
  readonly familiar: AskFamiliarity;
  /** In the conversation that is answered. */
  inThread(address: EmailAddress): boolean;
  /** Among the recipients of this draft: then the user has seen both. */
  isRecipient(address: EmailAddress): boolean;
  isInternal(address: EmailAddress): boolean;
}

/**
 * The address of somebody of the same name who would have been the usual one: somebody of this conversation; or,
 * where this user has not sent this kind of message to the chosen one, a colleague or somebody who gets such messages.
 */
export function usualNamesake(name: string, address: EmailAddress, context: NamesakeContext): EmailAddress | null {
  const { people, familiar, inThread, isRecipient, isInternal } = context;
  if (inThread(address)) return null;
  const others = namesakesOf(name, address, people).filter((other) => mailboxKey(other) !== mailboxKey(address));
  if (others.some(isRecipient)) return null;
  const meant = others.find(inThread);
  if (meant !== undefined) return meant;
  if (familiar(address).address === "same-purpose") return null;
  return (
    others.find((other) => familiar(other).address === "same-purpose") ??
    (isInternal(address) ? undefined : others.find(isInternal)) ??
    null
  );
}

/** Addresses of other people; a second address of the same entry of the address book is the same person. */
function namesakesOf(name: string, address: EmailAddress, people: KnownPeople): readonly EmailAddress[] {
  const found = new Set<KnownPerson>([
    ...people.named(readPersonName(name)),
    ...people.named(readLocalName(address)),
    ...people.sameLocal(address),
  ]);
  return [...found]
    .filter(({ addresses }) => !addresses.some((one) => addressKey(one) === addressKey(address)))
    .flatMap(({ addresses }) => addresses);
}
