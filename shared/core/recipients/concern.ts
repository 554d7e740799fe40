import type { EmailAddress } from "../draft/email-address.ts";
import type { DomainOwner } from "./known-domains.ts";
import type { AddressTrick } from "./look-alike-address.ts";
import type { LookAlikeTrick } from "./look-alike-domain.ts";

/**
 * What gives pause about one recipient; `recipient` counts the draft's recipients from 0. Codes are closed and may go to
 * the audit log. `resembles`, `known` and `usual` are for the pane alone: they name a domain or a person.
 */
export type RecipientConcern =
  /** Not exactly one address. */
  | { readonly code: "unparseable"; readonly recipient: number }
  /** A group whose members cannot be seen. */
  | { readonly code: "unverifiable"; readonly recipient: number }
  /** A new domain that passes for a known one. */
  | {
      readonly code: "look-alike-domain";
      readonly recipient: number;
      readonly trick: LookAlikeTrick;
      readonly owner: DomainOwner;
      readonly resembles: string;
    }
  /** A new address that passes for a known one at the same domain. */
  | {
      readonly code: "look-alike-address";
      readonly recipient: number;
      readonly trick: AddressTrick;
      readonly resembles: EmailAddress;
    }
  /** Letters of several scripts in one word of a new address. */
  | { readonly code: "mixed-scripts"; readonly recipient: number }
  /** The name shown holds another address or domain than the one that the message goes to. */
  | { readonly code: "name-shows-other-address"; readonly recipient: number }
  /** The name shown is that of somebody whose known address is another. */
  | { readonly code: "name-of-other-person"; readonly recipient: number; readonly known: EmailAddress }
  /** The name shown is the organisation's own, the address is outside. */
  | { readonly code: "name-of-organisation"; readonly recipient: number }
  /** The name shown is that of an inside office (`Help Desk`), the address is outside and is no such office's. */
  | { readonly code: "name-of-office"; readonly recipient: number }
  /** Somebody of the same name would have been the usual one. */
  | { readonly code: "namesake"; readonly recipient: number; readonly usual: EmailAddress }
  /** Outside, and put into a conversation of others by this user. */
  | { readonly code: "added-to-thread"; readonly recipient: number }
  /** The only one outside, while the greeting names somebody else. */
  | { readonly code: "greeting-names-other"; readonly recipient: number }
  /** The only one with a personal account, while the message is about somebody else. */
  | { readonly code: "patient-is-other"; readonly recipient: number }
  /** The only one with a personal account, while the message is about several patients. */
  | { readonly code: "several-patients"; readonly recipient: number }
  /**
   * Outside, and this user has never sent there (`before: "never"`), or never for this purpose. `wroteFirst`: the
   * address is in the thread that is answered, so it was not mistyped.
   */
  | {
      readonly code: "first-time";
      readonly recipient: number;
      readonly before: "never" | "other-purpose";
      readonly wroteFirst: boolean;
    };

/** What gives pause about the message as a whole. */
export type MessageConcern =
  /** Findings go to all of a conversation, some of them outside. */
  | { readonly code: "reply-all"; readonly outside: number }
  /** Over `limit` people outside see each other's addresses in To and Cc; Bcc would hide them. */
  | { readonly code: "many-visible"; readonly outside: number; readonly limit: number }
  /** Quoted words that came protected would go out to people outside. */
  | { readonly code: "quotes-protected"; readonly outside: number };

export type Concern = RecipientConcern | MessageConcern;
export type ConcernCode = Concern["code"];

/** Every code, for conditions in policies. */
export const concernCodes = [
  "unparseable",
  "unverifiable",
  "look-alike-domain",
  "look-alike-address",
  "mixed-scripts",
  "name-shows-other-address",
  "name-of-other-person",
  "name-of-organisation",
  "name-of-office",
  "namesake",
  "added-to-thread",
  "greeting-names-other",
  "patient-is-other",
  "several-patients",
  "first-time",
  "reply-all",
  "many-visible",
  "quotes-protected",
] as const satisfies readonly ConcernCode[];
