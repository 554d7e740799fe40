import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The link secret of a reply, from that of the message that it answers: so the sender reads it with the link that is in
 * their Sent folder, and no mail and no server ever carries a secret for it.
 */
export function replyLinkSecret(linkSecret: Uint8Array, replyId: string): Uint8Array {
  return hkdf(sha256, linkSecret, undefined, utf8ToBytes(`sealpost/1 reply ${replyId}`), 32);
}
