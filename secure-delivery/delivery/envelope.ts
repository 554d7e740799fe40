import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { unwrapShare, wrapShare } from "../keys/share-wrap.ts";

/** Who sends, and to whom. Kept encrypted under the share key: the database alone names nobody. */
export interface Envelope {
  readonly from: EmailAddress;
  /** With those in Bcc, who stand nowhere else. */
  readonly recipients: readonly EmailAddress[];
}

export function wrapEnvelope(key: Buffer, messageId: string, envelope: Envelope): Buffer {
  return wrapShare(key, `${messageId} envelope`, Buffer.from(JSON.stringify(envelope)));
}

/** Throws when it was changed or belongs to another message or key. */
export function unwrapEnvelope(key: Buffer, messageId: string, wrapped: Uint8Array): Envelope {
  const { from, recipients } = JSON.parse(unwrapShare(key, `${messageId} envelope`, wrapped).toString()) as Envelope;
  const [sender, ...others] = [from, ...recipients].map((each) => parseEmailAddress(each));
  if (!sender || others.some((each) => each === null)) throw new Error("an envelope names no address");
  return { from: sender, recipients: others.filter((each) => each !== null) };
}
