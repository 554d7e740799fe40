import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { PickupOpen } from "../../shared/core/delivery/wire/pickup.ts";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type Digest, plainDigest } from "../keys/digests.ts";
import type { StoredMessage } from "../messages/message-store.ts";
import { type AttemptResult, tryCode, tryProof } from "./attempts.ts";
import { provesPasskey, siteOf } from "./passkey.ts";
import { readerOf } from "./reader.ts";

/**
 * One try to prove an address for one message. Every kind of proof goes through the same counter, and one that nobody may
 * make is wrong in the same way and after the same work as any other.
 */
export async function prove(
  message: StoredMessage | null,
  id: string,
  address: EmailAddress,
  given: PickupOpen,
  parts: EndpointParts,
): Promise<AttemptResult> {
  const { config, digests, storage, now } = parts;
  const reader = digests.reader(id, address);
  const wanted = message?.secret ?? null;
  const secretFits = wanted === null || (given.secret !== undefined && digests.secret(id, given.secret) === wanted);
  const may = readerOf(message, reader) !== null && secretFits;
  const time = now();
  if ("code" in given) {
    const code = digests.code(reader, given.code);
    return storage.attempts.step(reader, (attempts) => tryCode(attempts, code, may, time, config.limits));
  }
  const owns = "device" in given ? await trusts(given.device, address, parts) : await hasPasskey(given, address, parts);
  return storage.attempts.step(reader, (attempts) => tryProof(attempts, may && owns, time, config.limits));
}

async function trusts(
  token: string,
  address: EmailAddress,
  { config, digests, storage, now }: EndpointParts,
): Promise<boolean> {
  const device = await storage.devices.find(plainDigest(token));
  return (
    config.pickup.trustedDeviceDays > 0 &&
    device !== null &&
    device.owner === digests.owner(address) &&
    device.until > now()
  );
}

async function hasPasskey(
  { passkey }: Extract<PickupOpen, { passkey: object }>,
  address: EmailAddress,
  parts: EndpointParts,
): Promise<boolean> {
  const { pickup, publicUrl } = parts.config;
  if (!pickup.passkeys || publicUrl === null) return false;
  return provesPasskey(passkey as unknown as AuthenticationResponseJSON, address, siteOf(publicUrl), parts);
}

/** Remembers this browser for the reader; gives the token that it keeps. */
export async function trustDevice(
  owner: Digest,
  token: string,
  { config, storage, now }: EndpointParts,
): Promise<void> {
  const until = now() + config.pickup.trustedDeviceDays * 86_400_000;
  await storage.devices.add({ token: plainDigest(token), owner, until });
}
