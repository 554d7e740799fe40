import { domainOf } from "../../shared/core/draft/email-address.ts";
import type { DnsClient } from "../dns/dns-client.ts";
import { mailHosts } from "../dns/mail-hosts.ts";
import { coversHost } from "./mta-sts-policy.ts";
import type { RouteSource } from "./route-source.ts";

export interface PinnedPartner {
  readonly domains: readonly string[];
  /** Names of the partner's mail hosts, or `*.name`: whoever forges the MX still cannot show one of these. */
  readonly hosts: readonly string[];
}

/** Partners with whom the admin has agreed on TLS. Only the hosts that the admin named are ever used. */
export function partnerSource(dns: DnsClient, partners: readonly PinnedPartner[]): RouteSource {
  return {
    evidence: "partner-pin",
    keptFor: "domain",
    async find({ address }, signal) {
      const domain = domainOf(address);
      const partner = partners.find(({ domains }) => domains.includes(domain));
      if (partner === undefined) return null;
      const { names } = await mailHosts(dns, domain, signal);
      const pinned = names.filter((name) => partner.hosts.some((pattern) => coversHost(pattern, name)));
      if (pinned.length === 0) return null;
      return {
        way: { kind: "tls", target: { hosts: pinned.map((name) => ({ kind: "name", name })) } },
        evidence: "partner-pin",
        detail: pinned.slice(0, 3).join(", ").slice(0, 200),
        validForMs: 3_600_000,
      };
    },
  };
}
