import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { Keystore } from "../keys/keystore.ts";

/** Who sends, and to whom. Kept encrypted under a key of the keystore: the database alone names nobody. */
export interface Envelope {
  readonly from: EmailAddress;
  /** With those in Bcc, who stand nowhere else. */
  readonly recipients: readonly EmailAddress[];
}

export async function sealEnvelope(
  keystore: Keystore,
  messageId: string,
  expiresAt: number,
  envelope: Envelope,
): Promise<Uint8Array> {
  return keystore.seal(`${messageId} envelope`, expiresAt, Buffer.from(JSON.stringify(envelope)));
}

/** Null: its key was destroyed. Throws when it was changed or belongs to another message or keystore. */
export async function openEnvelope(
  keystore: Keystore,
  messageId: string,
  sealed: Uint8Array,
): Promise<Envelope | null> {
  const opened = await keystore.open(`${messageId} envelope`, sealed);
  if (opened === null) return null;
  const { from, recipients } = JSON.parse(opened.toString()) as Envelope;
  const [sender, ...others] = [from, ...recipients].map((each) => parseEmailAddress(each));
  if (!sender || others.some((each) => each === null)) throw new Error("an envelope names no address");
  return { from: sender, recipients: others.filter((each) => each !== null) };
}
