import { type EncryptionTechnology, encryptionTechnologies } from "../draft/encryption.ts";
import type { Policy } from "../policy/policy.ts";
import { type Floor, floors } from "../policy/verdict.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";
import type { DeliveryFacts } from "./delivery-plan.ts";
import { type GatewayInstructions, gatewayInstructions } from "./gateway-profiles.ts";

/**
 * What the client does when it sends a released draft itself.
 * - `as-is`: nothing; the way is protected enough already, or nothing needs protection
 * - `encrypt`: its own OpenPGP or S/MIME must be on; without a key for every recipient it must not go
 * - `gateway`: the organisation's gateway is told
 */
export type NativeProtection =
  | { readonly kind: "as-is" }
  | { readonly kind: "encrypt"; readonly technology: EncryptionTechnology }
  | { readonly kind: "gateway"; readonly instructions: GatewayInstructions };

/** The least that brings the client's own sending up to the floor for every recipient; null: nothing does. */
export function nativeProtection(floor: Floor, facts: DeliveryFacts, policy: Policy): NativeProtection | null {
  const { trust, encryption } = facts;
  if (trust.every((each) => reachesBare(floor, each))) return { kind: "as-is" };
  const { active } = encryption;
  if (active !== null && policy.delivery.clientEncryption.includes(active))
    return { kind: "encrypt", technology: active };
  const technology = pinnedKeys(floor, facts, policy);
  if (technology !== null) return { kind: "encrypt", technology };
  return gatewayReaches(floor, policy) ? gatewayOf(policy) : null;
}

/** Does the client's own sending keep to the floor for every recipient, in one way or another? */
export function reachesAll(floor: Floor, facts: DeliveryFacts, policy: Policy): boolean {
  return nativeProtection(floor, facts, policy) !== null;
}

/** Does the client's own sending, with nothing added, keep to the floor for this recipient? */
export function reachesBare(floor: Floor, { nativeRoute }: RecipientTrust): boolean {
  if (floor === "none" || nativeRoute === "direct") return true;
  return floor === "tls" && nativeRoute === "tls";
}

/** One technology that the sender has, for which the admin vouches for every recipient who needs it. */
function pinnedKeys(floor: Floor, { trust, encryption }: DeliveryFacts, policy: Policy): EncryptionTechnology | null {
  const needing = trust.filter((each) => !reachesBare(floor, each));
  const usable = encryptionTechnologies.filter(
    (technology) =>
      encryption.available.includes(technology) &&
      policy.delivery.clientEncryption.includes(technology) &&
      // Encryption is for the whole message: recipients who do not need it must be able to read it as well.
      trust.every(({ keys }) => keys === technology) &&
      needing.length > 0,
  );
  return usable[0] ?? null;
}

function gatewayReaches(floor: Floor, { delivery: { gateway } }: Policy): boolean {
  if (gateway === null || gateway.provenOn === null) return false;
  return floors.indexOf(gateway.countsAs) >= floors.indexOf(floor);
}

function gatewayOf({ delivery: { gateway } }: Policy): NativeProtection | null {
  return gateway === null ? null : { kind: "gateway", instructions: gatewayInstructions(gateway) };
}
