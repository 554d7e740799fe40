import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The password that opens a sealed message: HKDF-SHA256 over both halves of the secret.
 * `linkSecret` (32 bytes) travels only in the link's fragment, `serverShare` (32 bytes) is kept by the endpoint;
 * neither a stolen database nor a stolen mailbox opens the message alone. In hex, so that any OpenPGP
 * program can take it from a terminal.
 */
export function pickupPassword(linkSecret: Uint8Array, serverShare: Uint8Array, messageId: string): string {
  return bytesToHex(hkdf(sha256, linkSecret, serverShare, utf8ToBytes(`sealpost/1 pickup ${messageId}`), 32));
}
