import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import { composeMessage, type MessageFile } from "../../shared/core/delivery/compose-message.ts";
import { replyLinkSecret } from "../../shared/core/delivery/reply-secret.ts";
import { sealMessage } from "../../shared/core/delivery/seal-message.ts";
import type { PickupReply } from "../../shared/core/delivery/wire/pickup-answers.ts";
import { makeDraft } from "../../shared/core/draft/draft.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";

export interface ReplyWords {
  /** Address of the reader who answers. */
  readonly from: string;
  /** Address of the message's sender. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly MessageFile[];
}

/** The answer as one message, sealed here in the browser. Rejects when an address is none. */
export async function sealReply(
  words: ReplyWords,
  linkSecret: Uint8Array,
  escrowKeys: readonly string[],
  now: Date,
): Promise<PickupReply> {
  const id = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const to = addressIn(words.to);
  const draft = makeDraft({
    from: { name: "", address: addressIn(words.from) },
    recipients: [{ kind: "mailbox", field: "to", name: "", address: to }],
    subject: /^re:/i.test(words.subject) ? words.subject : `Re: ${words.subject}`,
    source: { format: "plain", content: words.text },
    attachments: [],
  });
  const content = composeMessage(draft, words.files, now);
  const secret = replyLinkSecret(linkSecret, id);
  const { sealed, serverShare } = await sealMessage(content, id, { escrowKeys, deliveryKey: null }, secret);
  return { id, sender: to, serverShare: toBase64Url(serverShare), sealed: toBase64(sealed) };
}

function addressIn(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (address === null) throw new Error("not an address");
  return address;
}
