import { checkDkim } from "./dns/dkim.ts";
import { checkDmarc } from "./dns/dmarc.ts";
import { checkMtaSts } from "./dns/mta-sts.ts";
import type { DomainNames } from "./dns/resolver.ts";
import { checkSpf } from "./dns/spf.ts";
import { checkTlsReporting } from "./dns/tls-reporting.ts";
import type { Reach } from "./reach.ts";
import { answersOf, type Result } from "./result.ts";

/** How the organisation's own domain stands in the eyes of those who receive its mail, or send it some. */
export async function examineDomain(
  domain: string,
  dns: DomainNames,
  reach: Reach,
  selectors: readonly string[],
): Promise<readonly Result[]> {
  const itself = await dns.txt(domain);
  if (itself.kind === "no-name") return [answersOf("domain").cannotTell("domain-unknown", { domain })];
  const results = await Promise.all([
    checkSpf(domain, dns),
    checkDkim(domain, dns, selectors),
    checkDmarc(domain, dns),
    checkMtaSts(domain, dns, reach),
    checkTlsReporting(domain, dns),
  ]);
  return results.flat();
}
