import { domainOf } from "../../shared/core/draft/email-address.ts";
import type { DnsClient } from "../dns/dns-client.ts";
import { mailHosts } from "../dns/mail-hosts.ts";
import type { TlsTarget } from "../smtp/tls-target.ts";
import { openVerifiedSession, type SmtpAccess } from "../smtp/verified-session.ts";
import type { RouteSource } from "./route-source.ts";

/** Does a mail host show, right now, TLS 1.2 or later and a certificate for its name? For ordinary mail only. */
export function probeSource(dns: DnsClient, smtp: SmtpAccess): RouteSource {
  return {
    evidence: "tls-probe",
    keptFor: "domain",
    async find({ address }, signal) {
      const { names } = await mailHosts(dns, domainOf(address), signal);
      const target: TlsTarget = { hosts: names.slice(0, 4).map((name) => ({ kind: "name", name })) };
      const result = await openVerifiedSession(target, smtp, signal);
      if (result.kind !== "open") return null;
      const { protocol, host } = result.session;
      result.session.close();
      return {
        way: { kind: "tls", target: { hosts: [{ kind: "name", name: host }] } },
        evidence: "tls-probe",
        detail: protocol,
        validForMs: 3_600_000,
      };
    },
  };
}
