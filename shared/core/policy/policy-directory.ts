import { domainOf } from "../draft/email-address.ts";
import { personalProviders } from "../recipients/personal-providers.ts";
import type { AddressTrust, RecipientDirectory } from "../recipients/recipient-trust.ts";
import { hasAgreement } from "./has-agreement.ts";
import { lastMade } from "./last-made.ts";
import type { Partner } from "./partner.ts";
import type { Policy } from "./policy.ts";

/**
 * Who is who, by the policy. Internal is exactly the organisation's own domains, no more: `hospital.org` does not
 * speak for `mail.hospital.org`, which may belong to a vendor. A partner without an agreement that holds today
 * counts as outside. `today` is an ISO date.
 */
export function policyDirectory({ domains, partners }: Policy, today: string): RecipientDirectory {
  const own = new Set(domains);
  const agreed = agreedOfToday(partners, today, () => agreedOn(today, partners));
  return {
    async lookUp(address) {
      const domain = domainOf(address);
      if (own.has(domain)) return { standing: "internal", nativeRoute: "direct" };
      const transport = agreed.get(domain);
      if (transport !== undefined) return { standing: "partner", ...wayTo(transport) };
      return { standing: personalProviders.has(domain) ? "personal" : "outside", nativeRoute: "plain" };
    },
  };
}

/** Made once a day for a policy, however often it is asked. */
const agreedOfToday = lastMade<Policy["partners"], ReadonlyMap<string, Partner["transport"]>>();

function agreedOn(today: string, partners: Policy["partners"]): ReadonlyMap<string, Partner["transport"]> {
  const agreed = partners.filter((partner) => hasAgreement(partner, today));
  return new Map(agreed.flatMap(({ domains, transport }) => domains.map((domain) => [domain, transport] as const)));
}

function wayTo(transport: Partner["transport"]): Pick<AddressTrust, "nativeRoute" | "keys"> {
  switch (transport) {
    case "pinned-tls":
      return { nativeRoute: "tls" };
    case "openpgp":
    case "smime":
      return { nativeRoute: "plain", keys: transport };
    case "unproven":
      return { nativeRoute: "plain" };
  }
}
