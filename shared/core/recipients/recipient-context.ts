import type { BodyText } from "../draft/body-text.ts";
import type { EmailAddress } from "../draft/email-address.ts";
import type { AskFamiliarity } from "./familiarity.ts";
import type { KnownDomains } from "./known-domains.ts";
import type { KnownPeople } from "./known-people.ts";

/** What the message answers. `participants` is null where the host cannot say who they are. */
export type Conversation =
  | { readonly kind: "new" }
  | {
      readonly kind: "reply" | "reply-all" | "forward";
      readonly participants: readonly EmailAddress[] | null;
    };

/** All that recipients are judged by, besides themselves. */
export interface RecipientContext {
  readonly sender: EmailAddress;
  /** The organisation's name, as the policy has it. */
  readonly organisation: string;
  readonly domains: KnownDomains;
  readonly people: KnownPeople;
  /** For the purpose of this very message. */
  readonly familiar: AskFamiliarity;
  readonly conversation: Conversation;
  readonly body: BodyText;
  /** Names of the patients that the inspection found, as they are written. */
  readonly patients: readonly string[];
  readonly hasFindings: boolean;
  /** The draft quotes a message that came protected. */
  readonly quotesProtected: boolean;
  /** How many people outside may see each other's addresses. */
  readonly visibleLimit: number;
}
