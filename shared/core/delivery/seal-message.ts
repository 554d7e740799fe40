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
  /** `linkSecret`, encrypted to the endpoint's delivery key, so that it can announce a pickup itself; null without one. */
  readonly linkSecretForDelivery: Uint8Array | null;
}

/** Armored public keys besides the pickup password. */
export interface SealingKeys {
  readonly escrowKeys: readonly string[];
  /** The endpoint's own key, in a submit plan only: with it the endpoint can read the message. */
  readonly deliveryKey: string | null;
}

const sealingConfig = {
  ...config,
  aeadProtect: false,
  // The password has 256 bits already: stretching it would only cost time on a phone.
  s2kIterationCountByte: 96,
};

/**
 * Encrypts once, with one session key that is wrapped for the pickup password and for each key
 * `linkSecret` is given for a reply only, where it follows from that of the message (reply-secret.ts).
 * (RFC 4880 packets, AES-256, SEIPD v1: what GnuPG 2.2 reads). Rejects when a key cannot be used.
 */
export async function sealMessage(
  content: Uint8Array,
  messageId: string,
  { escrowKeys, deliveryKey }: SealingKeys,
  linkSecret: Uint8Array = crypto.getRandomValues(new Uint8Array(32)),
): Promise<SealedMessage> {
  const serverShare = crypto.getRandomValues(new Uint8Array(32));
  const armored = deliveryKey === null ? escrowKeys : [...escrowKeys, deliveryKey];
  const sealed = await encrypt({
    message: await createMessage({ binary: content }),
    encryptionKeys: await Promise.all(armored.map((armoredKey) => readKey({ armoredKey }))),
    passwords: [pickupPassword(linkSecret, serverShare, messageId)],
    format: "binary",
    config: sealingConfig,
  });
  return {
    messageId,
    sealed: sealed as Uint8Array,
    linkSecret,
    serverShare,
    linkSecretForDelivery: deliveryKey === null ? null : await encryptTo(deliveryKey, linkSecret),
  };
}

async function encryptTo(armoredKey: string, content: Uint8Array): Promise<Uint8Array> {
  const encrypted = await encrypt({
    message: await createMessage({ binary: content }),
    encryptionKeys: await readKey({ armoredKey }),
    format: "binary",
    config: sealingConfig,
  });
  return encrypted as Uint8Array;
}
