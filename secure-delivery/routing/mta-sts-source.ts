import { domainOf } from "../../shared/core/draft/email-address.ts";
import type { DnsClient } from "../dns/dns-client.ts";
import { fetchFromHost, type WebAccess } from "../dns/fetch-from-host.ts";
import { mailHosts } from "../dns/mail-hosts.ts";
import { textRecords } from "../dns/text-records.ts";
import { coversHost, parseMtaSts, policyIdIn } from "./mta-sts-policy.ts";
import type { RouteSource } from "./route-source.ts";

const longestMs = 24 * 3_600_000;

/** MTA-STS in mode `enforce`; `testing` counts for nothing. Its hosts are checked again, with TLS, at delivery. */
export function mtaStsSource(dns: DnsClient, web: WebAccess): RouteSource {
  return {
    evidence: "mta-sts",
    keptFor: "domain",
    async find({ address }, signal) {
      const domain = domainOf(address);
      const id = policyIdIn(await textRecords(dns, `_mta-sts.${domain}`, signal));
      if (id === null) return null;
      const fetched = await fetchFromHost(`mta-sts.${domain}`, "/.well-known/mta-sts.txt", 64 * 1024, web, signal);
      if (fetched.status !== 200 || fetched.mediaType !== "text/plain") return null;
      const policy = parseMtaSts(fetched.body.toString("utf8"));
      if (policy?.mode !== "enforce") return null;
      const { names } = await mailHosts(dns, domain, signal);
      const covered = names.filter((name) => policy.mx.some((pattern) => coversHost(pattern, name)));
      if (covered.length === 0) return null;
      return {
        way: { kind: "tls", target: { hosts: covered.map((name) => ({ kind: "name", name })) } },
        evidence: "mta-sts",
        detail: `enforce ${id}`,
        validForMs: Math.min(policy.maxAgeSeconds * 1_000, longestMs),
      };
    },
  };
}
