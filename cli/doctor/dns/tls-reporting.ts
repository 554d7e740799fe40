import { answersOf, type Result } from "../result.ts";
import { beginning, type DomainNames, tagsOf } from "./resolver.ts";

const { ok, warning, failure, cannotTell } = answersOf("tls-reporting");

/** Others report when they could not deliver over TLS (RFC 8460): without it, a downgrade is noticed by nobody. */
export async function checkTlsReporting(domain: string, dns: DomainNames): Promise<readonly Result[]> {
  const name = `_smtp._tls.${domain}`;
  const records = await dns.txt(name);
  if (records.kind === "failed") return [cannotTell("dns-unanswered", { name })];
  const found = beginning(records, /^v=TLSRPTv1\s*;/i);
  const [record] = found;
  if (record === undefined) return [warning("tls-reporting-missing", { domain })];
  const to = (tagsOf(record).get("rua") ?? "").split(",").map((one) => one.trim());
  return found.length === 1 && to.every((one) => /^(?:mailto:.+@|https:\/\/)/i.test(one))
    ? [ok("tls-reporting-good", { domain })]
    : [failure("tls-reporting-broken", { domain })];
}
