import { domainOf, parseEmailAddress } from "../draft/email-address.ts";
import type { PickupProof } from "../policy/pickup-proof.ts";
import type { Policy } from "../policy/policy.ts";
import type { Submission } from "./wire/submission.ts";

/** What a submission says of its pickup; nothing where neither the sender nor the policy asks for more than the mailed code. */
export function pickupTerms(
  recipients: readonly string[],
  proof: PickupProof | undefined,
  { sealing }: Policy,
): Pick<Submission, "secret" | "secretSalt" | "phones" | "shared"> {
  const { word, phones = [] } = proof ?? {};
  const shared = recipients.map((address) => isShared(address, sealing.sharedAddresses));
  const numbers = recipients.map((address) => phones.find((each) => sameText(each.address, address))?.number ?? null);
  return {
    ...(word === undefined ? {} : { secret: word.verifier, secretSalt: word.salt }),
    ...(numbers.some((number) => number !== null) ? { phones: numbers } : {}),
    ...(shared.includes(true) ? { shared } : {}),
  };
}

function isShared(written: string, shared: readonly string[]): boolean {
  const address = parseEmailAddress(written);
  return address !== null && (shared.includes(address.toLowerCase()) || shared.includes(domainOf(address)));
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
