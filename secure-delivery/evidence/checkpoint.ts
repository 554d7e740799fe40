import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import type { Checkpoint } from "../../shared/core/delivery/wire/evidence.ts";

export interface LogKey {
  readonly secret: KeyObject;
  /** 32 bytes in base64url. */
  readonly public: string;
}

/** DER in front of the 32 bytes of an Ed25519 private key (RFC 8410). */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

export function logKeyOf(seed: Buffer): LogKey {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const { x = "" } = createPublicKey(secret).export({ format: "jwk" });
  return { secret, public: x };
}

/** What was signed: five lines, so that nothing can be read in two ways. */
function checkpointText({ origin, size, root, at }: Omit<Checkpoint, "signature">): string {
  return `sealpost/1 checkpoint\n${origin}\n${size}\n${root}\n${at}\n`;
}

export function signCheckpoint(unsigned: Omit<Checkpoint, "signature">, { secret }: LogKey): Checkpoint {
  return { ...unsigned, signature: sign(null, Buffer.from(checkpointText(unsigned)), secret).toString("base64url") };
}
