import addressparser from "nodemailer/lib/addressparser";
import { addressKey, type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { field, type HeaderField, isField, type SplitMessage, splitMessage, unfolded } from "./split-message.ts";

/** What may stand once only (RFC 5322 3.6); two of them are shown differently by different readers. */
const once = ["from", "sender", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type"];
/** Never goes out: who else got it, what is another server's to say, and what asks for a reading of its own. */
const dropped =
  /^(?:bcc|resent-.*|received|return-path|dkim-signature|authentication-results|arc-.*|x-originating-.*)$/i;

/** A message that the endpoint sends for a user: To and Cc as they wrote them, and never a Bcc. */
export interface OutgoingMessage extends SplitMessage {
  /** The display name in `From`; empty when there is none. */
  readonly fromName: string;
}

/**
 * Null: a message that must not go out, since it is none, names another sender than `from`, or says something twice.
 * `id` makes its Message-ID where it has none, the same for every recipient and every try.
 */
export function outgoingMessage(bytes: Uint8Array, from: EmailAddress, id: string, at: Date): OutgoingMessage | null {
  const split = splitMessage(bytes);
  if (split === null) return null;
  for (const name of once) if (split.fields.filter(isField(name)).length > 1) return null;
  const fromField = split.fields.find(isField("from"));
  if (fromField === undefined) return null;
  const [author, ...others] = addressparser(unfolded(fromField), { flatten: true });
  const address = parseEmailAddress(author?.address ?? "");
  if (address === null || addressKey(address) !== addressKey(from) || others.length > 0) return null;
  const sender = split.fields.find(isField("sender"));
  const kept = split.fields.filter((field) => !dropped.test(field.name) && field !== sender);
  const added: HeaderField[] = [
    ...(kept.some(isField("message-id"))
      ? []
      : [field("Message-ID", `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`)]),
    ...(kept.some(isField("date")) ? [] : [field("Date", at.toUTCString().replace("GMT", "+0000"))]),
    ...(kept.some(isField("mime-version")) ? [] : [field("MIME-Version", "1.0")]),
  ];
  return { fields: [...kept, ...added], body: split.body, fromName: author?.name ?? "" };
}
