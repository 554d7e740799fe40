import { config, createMessage, encrypt, readKey } from "openpgp";
import { pickupPassword } from "./pickup-key.ts";

/** A sealed message and both halves of its secret. The halves must not travel together again. */
export interface SealedMessage {
  readonly messageId: string;
  /** The OpenPGP message, binary. */
  readonly sealed: Uint8Array;
  /** Travels only in the link's fragment. */
  readonly linkSecret: Uint8Array;
  /** Kept by the endpoint; destroying it is recall and expiry. */
  readonly serverShare: Uint8Array;
}

/**
 * Encrypts once, with one session key that is wrapped for the pickup password and for each escrow key
 * (RFC 4880 packets, AES-256, SEIPD v1: what GnuPG 2.2 reads). Rejects when an escrow key cannot be used.
 */
export async function sealMessage(
  content: Uint8Array,
  messageId: string,
  escrowKeys: readonly string[],
): Promise<SealedMessage> {
  const linkSecret = crypto.getRandomValues(new Uint8Array(32));
  const serverShare = crypto.getRandomValues(new Uint8Array(32));
  const encryptionKeys = await Promise.all(escrowKeys.map((armoredKey) => readKey({ armoredKey })));
  const sealed = await encrypt({
    message: await createMessage({ binary: content }),
    encryptionKeys,
    passwords: [pickupPassword(linkSecret, serverShare, messageId)],
    format: "binary",
    config: {
      ...config,
      aeadProtect: false,
      // The password has 256 bits already: stretching it would only cost time on a phone.
      s2kIterationCountByte: 96,
    },
  });
  return { messageId, sealed: sealed as Uint8Array, linkSecret, serverShare };
}
