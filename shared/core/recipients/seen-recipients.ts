import { addressKey, type EmailAddress } from "../draft/email-address.ts";
import type { Recipient, RecipientField } from "../draft/recipient.ts";
import { spokenName } from "./display-name.ts";
import { mailboxKey } from "./look-alike-address.ts";
import type { RecipientContext } from "./recipient-context.ts";
import { type AddressRelation, relationOfAddress } from "./relation.ts";

/** Nobody reads further, and neither do we. */
const longestName = 300;

export interface SeenMailbox {
  /** Its place among the draft's recipients. */
  readonly recipient: number;
  readonly field: RecipientField;
  readonly name: string;
  readonly address: EmailAddress;
  readonly relation: AddressRelation;
}

/** The draft's recipients, each mailbox once and without the sender. */
export interface SeenRecipients {
  readonly mailboxes: readonly SeenMailbox[];
  readonly mailboxAt: ReadonlyMap<number, SeenMailbox>;
  readonly groups: readonly RecipientField[];
  has(address: EmailAddress): boolean;
  inThread(address: EmailAddress): boolean;
}

export function seeRecipients(recipients: readonly Recipient[], context: RecipientContext): SeenRecipients {
  const { sender, conversation, domains } = context;
  const keys = new Set<string>();
  const mailboxAt = new Map<number, SeenMailbox>();
  const groups: RecipientField[] = [];
  recipients.forEach((recipient, at) => {
    if (recipient.kind === "group") groups.push(recipient.field);
    if (recipient.kind !== "mailbox") return;
    const { address, field } = recipient;
    const key = addressKey(address);
    if (key === addressKey(sender) || keys.has(key)) return;
    keys.add(key);
    const name = spokenName(recipient.name.slice(0, longestName), address);
    mailboxAt.set(at, { recipient: at, field, name, address, relation: relationOfAddress(address, domains) });
  });
  const mailboxes = [...mailboxAt.values()];
  const own = new Set(mailboxes.map(({ address }) => mailboxKey(address)));
  const participants = conversation.kind === "new" ? [] : (conversation.participants ?? []);
  const thread = new Set(participants.map(mailboxKey));
  return {
    mailboxes,
    mailboxAt,
    groups,
    has: (address) => own.has(mailboxKey(address)),
    inThread: (address) => thread.has(mailboxKey(address)),
  };
}
