import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";

/**
 * Wraps the server's share with AES-256-GCM, bound to its message: nonce, tag, ciphertext. With key objects, because Node
 * takes many times longer to prepare raw bytes.
 */
export function wrapShare(key: Buffer, messageId: string, share: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", createSecretKey(key), nonce).setAAD(Buffer.from(messageId));
  const wrapped = Buffer.concat([cipher.update(share), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), wrapped]);
}

/** Throws when the row was changed or belongs to another key: a fault of the store, not of the reader. */
export function unwrapShare(key: Buffer, messageId: string, wrapped: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", createSecretKey(key), wrapped.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(messageId)).setAuthTag(wrapped.subarray(12, 28));
  return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
}
