import type { DeliveryPlan } from "../core/delivery/delivery-plan.ts";
import type { NativeProtection } from "../core/delivery/native-protection.ts";
import type { RankedRoute } from "../core/delivery/wire/routes.ts";
import type { EncryptionTechnology } from "../core/draft/encryption.ts";
import type { Floor } from "../core/policy/verdict.ts";
import type { RecipientTrust } from "../core/recipients/recipient-trust.ts";

/**
 * How one recipient would get it, and how that is known.
 * - `inside`: never leaves the organisation
 * - `tls`: straight to a partner, over transport that the admin has made sure of
 * - `plain`: as ordinary mail
 * - `encrypted`: by the mail client itself; `pinned`: the admin vouches for the key, otherwise Send looks for one
 * - `gateway`: the organisation's gateway is told to protect it
 * - `sealed`: opened in the browser with a code
 * - `endpoint`: the endpoint delivers; `best`: the way that it would take now, null when it was not asked
 */
export type RouteView =
  | { readonly by: "inside" | "tls" | "plain" | "gateway" | "sealed" }
  | { readonly by: "encrypted"; readonly technology: EncryptionTechnology; readonly pinned: boolean }
  | { readonly by: "endpoint"; readonly best: RankedRoute | null };

/** What the endpoint answered about each recipient of the draft, in its order; null: not known. */
export type KnownRoutes = readonly (readonly RankedRoute[] | null)[];

/** One for each recipient, in the order of the draft; nothing for a plan that leads nowhere. */
export function routeViews(
  plan: DeliveryPlan,
  trust: readonly RecipientTrust[],
  known: KnownRoutes,
): readonly RouteView[] {
  switch (plan.kind) {
    case "hold":
      return [];
    case "release":
      return trust.map((each) => nativeRoute(plan.protection, each));
    case "seal":
      return trust.map(() => ({ by: "sealed" }));
    case "submit":
      return trust.map((_, place) => ({ by: "endpoint", best: bestRoute(known[place] ?? [], plan.floor) }));
  }
}

function nativeRoute(protection: NativeProtection, { standing, nativeRoute: bare, keys }: RecipientTrust): RouteView {
  switch (protection.kind) {
    case "encrypt":
      return { by: "encrypted", technology: protection.technology, pinned: keys === protection.technology };
    case "gateway":
      return { by: standing === "internal" ? "inside" : "gateway" };
    case "as-is":
      return { by: bare === "direct" ? "inside" : bare };
  }
}

/** The strongest that keeps to the floor: the endpoint ranks them so, and never goes below it. */
function bestRoute(ranked: readonly RankedRoute[], floor: Floor): RankedRoute | null {
  return ranked.find(({ route }) => reaches(route, floor)) ?? null;
}

function reaches(route: RankedRoute["route"], floor: Floor): boolean {
  switch (route) {
    case "openpgp":
    case "smime":
    case "portal":
      return true;
    case "tls":
    case "gateway":
      return floor !== "sealed";
    case "plain":
      return floor === "none";
  }
}
