import { ed25519 } from "@noble/curves/ed25519.js";
import { base64urlnopad } from "@scure/base";

/** Why a delivered document is not taken for the organisation's. */
export type SignatureProblem = "unsigned" | "bad-signature";

export type OpenedPolicy =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly cause: SignatureProblem };

const protectedHeader = { alg: "EdDSA", typ: "sealpost-policy+jws" } as const;

/** Signs a policy document: a compact JWS (RFC 7515) with Ed25519 (RFC 8037). The secret key has 32 bytes. */
export function signPolicy(text: string, secretKey: Uint8Array): string {
  const signed = `${encode(JSON.stringify(protectedHeader))}.${encode(text)}`;
  return `${signed}.${base64urlnopad.encode(ed25519.sign(bytesOf(signed), secretKey))}`;
}

/** The public key that a deployment pins, in base64url; the secret key has 32 bytes. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return base64urlnopad.encode(ed25519.getPublicKey(secretKey));
}

/**
 * Opens a signed policy with one of the pinned keys (base64url; several while a key is changed). The algorithm is
 * not the document's to choose: anything but EdDSA counts as unsigned.
 */
export function openPolicyJws(jws: string, pinnedKeys: readonly string[]): OpenedPolicy {
  const [header, payload, signature, ...rest] = jws.trim().split(".");
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    return { ok: false, cause: "unsigned" };
  }
  try {
    const { alg, typ } = JSON.parse(decode(header));
    if (alg !== protectedHeader.alg || typ !== protectedHeader.typ) return { ok: false, cause: "unsigned" };
    const bytes = bytesOf(`${header}.${payload}`);
    const genuine = pinnedKeys.some((key) => verifies(signature, bytes, key));
    return genuine ? { ok: true, text: decode(payload) } : { ok: false, cause: "bad-signature" };
  } catch {
    return { ok: false, cause: "unsigned" };
  }
}

/** A pinned key that is no key verifies nothing; it must not keep another one from doing so. */
function verifies(signature: string, bytes: Uint8Array, key: string): boolean {
  try {
    return ed25519.verify(base64urlnopad.decode(signature), bytes, base64urlnopad.decode(key));
  } catch {
    return false;
  }
}

function encode(text: string): string {
  return base64urlnopad.encode(bytesOf(text));
}

function decode(part: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(base64urlnopad.decode(part));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
