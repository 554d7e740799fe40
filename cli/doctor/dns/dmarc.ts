import { answersOf, type Result } from "../result.ts";
import { beginning, type DomainNames, tagsOf } from "./resolver.ts";

const { ok, warning, failure, cannotTell } = answersOf("dmarc");
const version = /^v=DMARC1\s*(?:;|$)/i;

/** What others do with mail that only claims to come from the domain. A parent's record holds for its subdomains. */
export async function checkDmarc(domain: string, dns: DomainNames): Promise<readonly Result[]> {
  for (const name of parentsOf(domain)) {
    const records = await dns.txt(`_dmarc.${name}`);
    if (records.kind === "failed") return [cannotTell("dns-unanswered", { name: `_dmarc.${name}` })];
    const found = beginning(records, version);
    const [record] = found;
    if (found.length > 1) return [failure("dmarc-several", { domain: name, count: found.length })];
    if (record !== undefined) return judge(tagsOf(record), name, name !== domain);
  }
  return [failure("dmarc-missing", { domain })];
}

function judge(tags: ReadonlyMap<string, string>, domain: string, inherited: boolean): readonly Result[] {
  const wanted = (inherited ? (tags.get("sp") ?? tags.get("p")) : tags.get("p"))?.toLowerCase();
  const percent = Number(tags.get("pct") ?? 100);
  const reports = tags.has("rua") ? [] : [warning("dmarc-no-reports", { domain })];
  if (wanted === undefined || !["none", "quarantine", "reject"].includes(wanted))
    return [failure("dmarc-broken", { domain })];
  if (wanted === "none") return [warning("dmarc-none", { domain }), ...reports];
  if (percent < 100) return [warning("dmarc-percent", { domain, percent }), ...reports];
  return [ok("dmarc-good", { domain, wanted }), ...reports];
}

/** The domain and those above it, without the last label. */
function parentsOf(domain: string): readonly string[] {
  const labels = domain.split(".");
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_label, at) => labels.slice(at).join("."));
}
