import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import type { DraftFingerprint } from "../draft/fingerprint.ts";
import type { Verdict } from "../policy/verdict.ts";

/** What the guard can vouch for about one message that leaves. Holds nothing of the message but its hash. */
export interface CheckRecord {
  readonly fingerprint: DraftFingerprint;
  readonly verdict: Verdict["kind"];
  /** How it leaves. */
  readonly by: "as-is" | "encrypt" | "gateway" | "notice";
  readonly policyVersion: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * Headers for a message that was checked, so that a server rule can take the secure route for one that was not
 * (mobile, offline, other programs). `X-Sealpost-Check` says it in the open; `X-Sealpost-Proof` is a compact JWS (RFC 7515,
 * HS256) of the same record, for those who deployed a `key` (at least 32 bytes).
 */
export function checkHeaders(check: CheckRecord, key: Uint8Array | null): readonly MailHeader[] {
  const { verdict, by, policyVersion, at } = check;
  const open = {
    name: "X-Sealpost-Check",
    value: `v=1; verdict=${verdict}; by=${by}; policy=${policyVersion}; at=${at}`,
  };
  return key === null ? [open] : [open, { name: "X-Sealpost-Proof", value: signCheck(check, key) }];
}

const header = encode({ alg: "HS256", typ: "sealpost-check+jws" });

function signCheck(check: CheckRecord, key: Uint8Array): string {
  const signed = `${header}.${encode(check)}`;
  return `${signed}.${mac(signed, key)}`;
}

/** The record inside a proof, or null when it was not made with this key. Says nothing about replay: compare fingerprint and time. */
export function readProof(proof: string, key: Uint8Array): CheckRecord | null {
  const [head, body, tag, ...rest] = proof.trim().split(".");
  if (head !== header || body === undefined || tag === undefined || rest.length > 0) return null;
  if (!equal(tag, mac(`${head}.${body}`, key))) return null;
  try {
    return JSON.parse(new TextDecoder().decode(base64urlnopad.decode(body))) as CheckRecord;
  } catch {
    return null;
  }
}

function mac(text: string, key: Uint8Array): string {
  return base64urlnopad.encode(hmac(sha256, key, utf8ToBytes(text)));
}

function encode(value: object): string {
  return base64urlnopad.encode(utf8ToBytes(JSON.stringify(value)));
}

/** In constant time for strings of one length. */
function equal(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let at = 0; at < left.length; at++) difference |= left.charCodeAt(at) ^ right.charCodeAt(at);
  return difference === 0;
}
