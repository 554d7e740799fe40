import { createHmac, createSecretKey, hash } from "node:crypto";
import { addressKey, type EmailAddress } from "../../shared/core/draft/email-address.ts";

declare const brand: unique symbol;

/** A digest in base64url. All that the database ever holds of an address, a code or a token. */
export type Digest = string & { readonly [brand]: "Digest" };

export interface Digests {
  /** Bound to the message: the same recipient of two messages cannot be linked. */
  reader(messageId: string, address: EmailAddress): Digest;
  sender(address: EmailAddress): Digest;
  /** Of what belongs to an address across messages: passkeys, trusted browsers. */
  owner(address: EmailAddress): Digest;
  secret(messageId: string, verifier: string): Digest;
  /** One of the people behind an address, by the name that they gave. */
  named(reader: Digest, name: string): Digest;
  /** Whom an entry of a register is about. */
  person(address: EmailAddress): Digest;
  code(reader: Digest, code: string): Digest;
  enrolmentCode(code: string): Digest;
  idempotency(subject: Digest, key: string): Digest;
  subject(id: string): Digest;
  session(subject: string, session: string): Digest;
}

export function keyedDigests(key: Buffer): Digests {
  // As a key object: Node takes many times longer to prepare raw bytes, and would at each digest.
  const secret = createSecretKey(key);
  const digest = (purpose: string, ...parts: readonly string[]): Digest =>
    createHmac("sha256", secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest("base64url") as Digest;
  return {
    reader: (messageId, address) => digest("reader", messageId, addressKey(address)),
    sender: (address) => digest("sender", addressKey(address)),
    person: (address) => digest("person", addressKey(address)),
    owner: (address) => digest("owner", addressKey(address)),
    secret: (messageId, verifier) => digest("secret", messageId, verifier),
    named: (reader, name) => digest("named", reader, name.toLowerCase()),
    code: (reader, code) => digest("code", reader, code),
    enrolmentCode: (code) => digest("enrolment", code),
    idempotency: (subject, key) => digest("idempotency", subject, key),
    subject: (id) => digest("subject", id),
    session: (subject, session) => digest("session", subject, session),
  };
}

/** For secrets of 256 random bits, which need no key, and for bodies. */
export function plainDigest(bytes: string | Uint8Array): Digest {
  return hash("sha256", bytes, "base64url") as Digest;
}
