import { domainOf } from "../../shared/core/draft/email-address.ts";
import type { DnsClient } from "../dns/dns-client.ts";
import { mailHosts } from "../dns/mail-hosts.ts";
import { usableTlsa } from "../smtp/dane-match.ts";
import type { PeerProof } from "../smtp/tls-target.ts";
import type { RouteSource } from "./route-source.ts";

const shortestMs = 60_000;
const longestMs = 3_600_000;

/** TLSA records, where the MX and they are both signed and validated (RFC 7672 2.2). */
export function daneSource(dns: DnsClient, port: number): RouteSource {
  return {
    evidence: "dane",
    keptFor: "domain",
    async find({ address }, signal) {
      const { names, authenticated } = await mailHosts(dns, domainOf(address), signal);
      if (!authenticated) return null;
      const answers = await Promise.all(names.map((name) => dns.ask(`_${port}._tcp.${name}`, "TLSA", signal)));
      const hosts: PeerProof[] = [];
      const lifetimes: number[] = [];
      for (const [index, answer] of answers.entries()) {
        const records = usableTlsa(answer.records.map(({ data }) => data));
        const name = names[index];
        if (!answer.authenticated || records.length === 0 || name === undefined) continue;
        hosts.push({ kind: "dane", name, records });
        lifetimes.push(...answer.records.map(({ ttl }) => (ttl ?? 0) * 1_000));
      }
      if (hosts.length === 0) return null;
      return {
        way: { kind: "tls", target: { hosts } },
        evidence: "dane",
        detail: hosts
          .flatMap((host) => (host.kind === "dane" ? host.records.map(describe) : []))
          .slice(0, 4)
          .join(", "),
        validForMs: Math.min(Math.max(Math.min(...lifetimes), shortestMs), longestMs),
      };
    },
  };
}

function describe({
  usage,
  selector,
  matchingType,
}: {
  usage: number;
  selector: number;
  matchingType: number;
}): string {
  return `${usage} ${selector} ${matchingType}`;
}
