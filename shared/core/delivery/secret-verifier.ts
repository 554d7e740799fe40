import { scryptAsync } from "@noble/hashes/scrypt.js";
import { toBase64Url } from "./base64.ts";

/** RFC 7914; about a tenth of a second on a phone, and 32 MiB. */
const cost = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };

/**
 * What the endpoint learns of a word that sender and recipient agreed upon: never the word. `salt`: random, or the message's id; small
 * differences in writing (case, spaces, accents composed or not) do not matter.
 */
export async function secretVerifier(word: string, salt: string): Promise<string> {
  const written = word.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return toBase64Url(await scryptAsync(written, `sealpost/1 secret ${salt}`, cost));
}
