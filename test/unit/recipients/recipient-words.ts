import { type EmailAddress, parseEmailAddress } from "../../../shared/core/draft/email-address.ts";
import { readPlainBody } from "../../../shared/core/draft/plain-body.ts";
import { parseRecipient, type Recipient } from "../../../shared/core/draft/recipient.ts";
import type { Concern, ConcernCode } from "../../../shared/core/recipients/concern.ts";
import { concernsOf } from "../../../shared/core/recipients/concerns-of.ts";
import type { Familiarity } from "../../../shared/core/recipients/familiarity.ts";
import { knownDomains } from "../../../shared/core/recipients/known-domains.ts";
import { knownPeople } from "../../../shared/core/recipients/known-people.ts";
import type { Conversation } from "../../../shared/core/recipients/recipient-context.ts";

export function address(raw: string): EmailAddress {
  const parsed = parseEmailAddress(raw);
  if (parsed === null) throw new Error(`a test named an address that is none: ${raw}`);
  return parsed;
}

/** One send in a few words, for tests. People: `Name <address> <address>`. */
export interface Sending {
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly groups?: readonly string[];
  readonly people?: readonly string[];
  /** Sent to for this purpose before. */
  readonly sent?: readonly string[];
  /** Sent to for another purpose before. */
  readonly sentOther?: readonly string[];
  readonly kind?: Conversation["kind"];
  readonly thread?: readonly string[] | null;
  readonly text?: string;
  readonly patients?: readonly string[];
  readonly findings?: boolean;
  readonly limit?: number;
  readonly organisation?: string;
}

const domains = knownDomains({
  own: ["clinic.org"],
  partners: ["mercy.org", "goodhealthplan.com"],
  frequent: ["vendorcorp.com"],
});

export function concernsIn(sending: Sending): readonly Concern[] {
  const entries = (field: Recipient["field"]) =>
    (sending[field as "to"] ?? []).map((raw) => parseRecipient(field, raw));
  const groups = (sending.groups ?? []).map((name): Recipient => ({ kind: "group", field: "to", name }));
  const kind = sending.kind ?? (sending.thread === undefined ? "new" : "reply");
  return concernsOf([...entries("to"), ...entries("cc"), ...entries("bcc"), ...groups], {
    sender: address("alice@clinic.org"),
    organisation: sending.organisation ?? "Riverside Clinic",
    domains,
    people: knownPeople((sending.people ?? []).map(person)),
    familiar: (one) => familiarity(one, sending),
    conversation: kind === "new" ? { kind } : { kind, participants: sending.thread?.map(address) ?? null },
    body: readPlainBody(sending.text ?? ""),
    patients: sending.patients ?? [],
    quotesProtected: false,
    hasFindings: sending.findings ?? false,
    visibleLimit: sending.limit ?? 10,
  });
}

/** The codes alone, without `first-time`, which every new recipient has. */
export function codesIn(sending: Sending): readonly ConcernCode[] {
  return concernsIn(sending)
    .map(({ code }) => code)
    .filter((code) => code !== "first-time");
}

function person(raw: string): { name: string; addresses: readonly EmailAddress[] } {
  const [name = "", ...rest] = raw.split("<");
  return { name: name.trim(), addresses: rest.map((one) => address(one.replace(">", "").trim())) };
}

function familiarity(one: EmailAddress, { sent = [], sentOther = [] }: Sending): Familiarity {
  const domain = [...sent, ...sentOther].some((raw) => raw.split("@")[1] === one.split("@")[1]);
  if (sent.includes(one)) return { address: "same-purpose", domain };
  return { address: sentOther.includes(one) ? "other-purpose" : "never", domain };
}
