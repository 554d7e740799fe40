import { answersOf, type Result } from "../result.ts";
import { beginning, type DomainNames, type Records } from "./resolver.ts";

const { ok, warning, failure, cannotTell } = answersOf("spf");
const version = /^v=spf1(?:\s|$)/i;
/** Lookups that a receiver makes before it gives up (RFC 7208, 4.6.4). */
const mostLookups = 10;

/** Who may send as the domain, and that everybody else may not. */
export async function checkSpf(domain: string, dns: DomainNames): Promise<readonly Result[]> {
  const records = await dns.txt(domain);
  if (records.kind === "failed") return [cannotTell("dns-unanswered", { name: domain })];
  const found = beginning(records, version);
  const [record] = found;
  if (record === undefined) return [failure("spf-missing", { domain })];
  if (found.length > 1) return [failure("spf-several", { domain, count: found.length })];
  const lookups = await countLookups(record, dns, new Set([domain]));
  if (lookups === null) return [cannotTell("dns-unanswered", { name: domain })];
  if (lookups > mostLookups) return [failure("spf-lookups", { domain, count: lookups, limit: mostLookups })];
  const all = /(?:^|\s)([-~?+]?)all(?:\s|$)/i.exec(record)?.[1];
  if (all === undefined) {
    return [/\sredirect=/i.test(record) ? ok("spf-good", { domain }) : warning("spf-without-end", { domain })];
  }
  if (all === "+" || all === "") return [failure("spf-open", { domain })];
  return [all === "?" ? warning("spf-neutral", { domain }) : ok("spf-good", { domain })];
}

/** Null when a record that counts did not come. Records that point at each other are followed once. */
async function countLookups(record: string, dns: DomainNames, seen: Set<string>): Promise<number | null> {
  let count = 0;
  for (const term of record.split(/\s+/).slice(1)) {
    const [, kind = "", target = ""] =
      /^[-~?+]?(include|redirect|exists|a|mx|ptr)(?:[:=]([^/]+))?(?:\/|$)/i.exec(term) ?? [];
    if (kind === "") continue;
    count++;
    if (!/^(?:include|redirect)$/i.test(kind) || target.includes("%") || count > mostLookups) continue;
    const name = target.toLowerCase();
    if (seen.has(name)) continue;
    seen.add(name);
    const records: Records = await dns.txt(name);
    if (records.kind === "failed") return null;
    const [next] = beginning(records, version);
    const below = next === undefined ? 0 : await countLookups(next, dns, seen);
    if (below === null) return null;
    count += below;
  }
  return count;
}
