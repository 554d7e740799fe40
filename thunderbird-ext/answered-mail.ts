import type { Draft } from "../shared/core/draft/draft.ts";
import { addressKey, type EmailAddress } from "../shared/core/draft/email-address.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import type { ComposeDetails } from "./compose-details.ts";
import { messengerCall } from "./messenger-call.ts";

/** What the guard has to know of the message that a draft answers or forwards: who took part, and how it came. */
export interface AnsweredMail {
  readonly author: EmailAddress | null;
  readonly participants: readonly EmailAddress[];
  readonly protection: Draft["answered"];
}

/** A message in a folder never changes. In memory is enough: an event page that slept reads it again. */
const seen = new Map<number, AnsweredMail>();

/**
 * Null for a new message, a draft that was closed in between (Thunderbird then names the draft itself), and an original
 * that is gone. Never rejects: what cannot be told is not assumed.
 */
export async function answeredMail({ type, relatedMessageId: id }: ComposeDetails): Promise<AnsweredMail | null> {
  if (id === undefined || (type !== "reply" && type !== "forward" && type !== "redirect")) return null;
  const known = seen.get(id);
  if (known !== undefined) return known;
  try {
    const [header, root] = await Promise.all([
      messengerCall(() => messenger.messages.get(id)),
      messengerCall(() => messenger.messages.getFull(id, { decrypt: false, decodeContent: false } as object)),
    ]);
    const answered = {
      author: addressOf(header.author),
      participants: [header.author, ...header.recipients, ...header.ccList].flatMap((entry) => addressOf(entry) ?? []),
      protection: protectionOf(root),
    };
    seen.set(id, answered);
    return answered;
  } catch {
    return null;
  }
}

/** An answer that goes to more of those who took part than the author alone. */
export function answersAll({ author, participants }: AnsweredMail, recipients: Draft["recipients"]): boolean {
  const others = new Set(participants.map(addressKey));
  if (author !== null) others.delete(addressKey(author));
  return recipients.some((recipient) => recipient.kind === "mailbox" && others.has(addressKey(recipient.address)));
}

type Part = messenger.messages.MessagePart;

/** By structure alone: nothing is decrypted for this. */
function protectionOf(part: Part): Draft["answered"] {
  const type = [part.contentType ?? "", ...(part.headers?.["content-type"] ?? [])].join(" ").toLowerCase();
  if (type.includes("multipart/encrypted") || part.body?.includes("-----BEGIN PGP MESSAGE-----")) return "openpgp";
  // A signature alone is the same type with another name; without a name it counts as encrypted.
  if (/application\/(?:x-)?pkcs7-mime/.test(type) && !type.includes("signed-data")) return "smime";
  for (const inner of part.parts ?? []) {
    const found = protectionOf(inner);
    if (found !== null) return found;
  }
  return null;
}

function addressOf(entry: string): EmailAddress | null {
  return parseMailbox(entry)?.address ?? null;
}
