import { base64urlnopad } from "@scure/base";
import { z } from "zod";
import { publicKeyOf } from "../../shared/core/policy/policy-jws.ts";

/** A signing key as a JSON Web Key (RFC 8037), which other tools read too. */
const secretJwk = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string().length(43),
  d: z.string().length(43),
});
const publicJwk = secretJwk.omit({ d: true });

export function writeKeyFile(secretKey: Uint8Array): string {
  const jwk = { kty: "OKP", crv: "Ed25519", x: publicKeyOf(secretKey), d: base64urlnopad.encode(secretKey) };
  return `${JSON.stringify(jwk, null, 2)}\n`;
}

/** Null when the text holds no secret key, or one whose halves do not belong together. */
export function readSecretKey(text: string): Uint8Array | null {
  try {
    const { d, x } = secretJwk.parse(JSON.parse(text));
    const secretKey = base64urlnopad.decode(d);
    return publicKeyOf(secretKey) === x ? secretKey : null;
  } catch {
    return null;
  }
}

/** The public half, from a key file of either kind. */
export function readPublicKey(text: string): string | null {
  try {
    return publicJwk.parse(JSON.parse(text)).x;
  } catch {
    return null;
  }
}

/** A public key as `keygen` prints it: 32 bytes in base64url. */
export function isPublicKey(text: string): boolean {
  try {
    return base64urlnopad.decode(text).length === 32;
  } catch {
    return false;
  }
}
