import type { DnsClient } from "./dns-client.ts";

export interface MailHosts {
  /** Names in the order in which they are to be tried; none: the domain takes no mail (RFC 7505). */
  readonly names: readonly string[];
  readonly authenticated: boolean;
}

/** The domain's MX; without any, the domain itself is its own mail host (RFC 5321 5.1). */
export async function mailHosts(dns: DnsClient, domain: string, signal: AbortSignal): Promise<MailHosts> {
  const { records, authenticated } = await dns.ask(domain, "MX", signal);
  if (records.length === 0) return { names: [domain], authenticated };
  const sorted = records.map(({ data }) => data).sort((a, b) => (a.preference ?? 0) - (b.preference ?? 0));
  const names = sorted.map(({ exchange }) => exchange.replace(/\.$/, "").toLowerCase());
  return { names: [...new Set(names.filter((name) => name !== ""))], authenticated };
}
