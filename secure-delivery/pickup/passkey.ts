import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type Digest, plainDigest } from "../keys/digests.ts";

const challengeMs = 5 * 60_000;

/** Where the portal is, as browsers bind a passkey to it. */
export interface Site {
  readonly origin: string;
  readonly host: string;
}

export function siteOf(url: string): Site {
  const { origin, hostname } = new URL(url);
  return { origin, host: hostname };
}

/** What a browser needs to prove a passkey. The same for everybody: it names no credential, so it tells nothing. */
export async function authenticationOptions(site: Site, parts: EndpointParts) {
  const options = await generateAuthenticationOptions({ rpID: site.host, userVerification: "preferred" });
  await keepChallenge(options.challenge, parts);
  return options;
}

/** Does this answer prove a passkey that belongs to this address? */
export async function provesPasskey(
  answer: AuthenticationResponseJSON,
  address: EmailAddress,
  site: Site,
  { digests, storage, now }: EndpointParts,
): Promise<boolean> {
  const passkey = await storage.passkeys.find(answer.id);
  if (passkey === null || passkey.owner !== digests.owner(address)) return false;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: (challenge) => storage.passkeyChallenges.take(plainDigest(challenge), now()),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: false,
      credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
    });
    if (verified) await storage.passkeys.counted(passkey.id, authenticationInfo.newCounter);
    return verified;
  } catch {
    // Malformed, another origin, a counter that went back: not proven, whatever the cause.
    return false;
  }
}

/** For a reader who has just proved the address. `owner` names the passkey in the browser's own list. */
export async function registrationOptions(address: EmailAddress, site: Site, parts: EndpointParts) {
  const options = await generateRegistrationOptions({
    rpID: site.host,
    rpName: parts.config.organisation,
    userName: address,
    userID: new Uint8Array(Buffer.from(parts.digests.owner(address), "base64url")),
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
  await keepChallenge(options.challenge, parts);
  return options;
}

export async function addPasskey(
  answer: RegistrationResponseJSON,
  owner: Digest,
  site: Site,
  { storage, now }: EndpointParts,
): Promise<boolean> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: (challenge) => storage.passkeyChallenges.take(plainDigest(challenge), now()),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: false,
    });
    if (!verified || registrationInfo === undefined) return false;
    const { id, publicKey, counter } = registrationInfo.credential;
    await storage.passkeys.add({ id, owner, publicKey: new Uint8Array(publicKey), counter }, now());
    return true;
  } catch {
    return false;
  }
}

async function keepChallenge(challenge: string, { storage, now }: EndpointParts): Promise<void> {
  await storage.passkeyChallenges.add(plainDigest(challenge), now() + challengeMs);
}
