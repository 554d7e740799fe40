import { ask } from "../ask.ts";
import type { Reach } from "../reach.ts";
import { answersOf, type Result } from "../result.ts";
import { beginning, type DomainNames, tagsOf } from "./resolver.ts";

const { ok, warning, failure, cannotTell } = answersOf("mta-sts");

/** Others may deliver to the domain over verified TLS only (RFC 8461). */
export async function checkMtaSts(domain: string, dns: DomainNames, reach: Reach): Promise<readonly Result[]> {
  const records = await dns.txt(`_mta-sts.${domain}`);
  if (records.kind === "failed") return [cannotTell("dns-unanswered", { name: `_mta-sts.${domain}` })];
  const found = beginning(records, /^v=STSv1\s*;/i);
  const [record] = found;
  if (record === undefined) return [warning("mta-sts-missing", { domain })];
  if (found.length > 1 || !/^\w{1,32}$/.test(tagsOf(record).get("id") ?? ""))
    return [failure("mta-sts-record", { domain })];

  const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
  const answer = await ask(url, reach);
  if (!answer.ok) return [failure("mta-sts-unreached", { url, why: answer.why })];
  if (answer.status !== 200) return [failure("mta-sts-unreached", { url, why: `${answer.status}` })];
  const { mode, servers, maxAge, isWhole } = policyOf(answer.body.toString("utf8"));
  if (!isWhole) return [failure("mta-sts-broken", { url })];
  const mx = await dns.mx(domain);
  const left =
    mx.kind === "records" ? mx.texts.filter((name) => !servers.some((pattern) => matches(pattern, name))) : [];
  if (left.length > 0 && mode === "enforce") return [failure("mta-sts-mx", { domain, servers: left.join(", ") })];
  if (mode === "none") return [warning("mta-sts-none", { domain })];
  if (mode === "testing") return [warning("mta-sts-testing", { domain })];
  return [maxAge < 86_400 ? warning("mta-sts-short", { domain, seconds: maxAge }) : ok("mta-sts-good", { domain })];
}

interface Sts {
  readonly mode: string;
  readonly servers: readonly string[];
  /** In seconds. */
  readonly maxAge: number;
  readonly isWhole: boolean;
}

function policyOf(text: string): Sts {
  const lines = text.split(/\r?\n/).map((line) => /^\s*(\w+)\s*:\s*(.*?)\s*$/.exec(line));
  const all = (key: string): readonly string[] => lines.flatMap((line) => (line?.[1] === key ? [line[2] ?? ""] : []));
  const mode = all("mode")[0] ?? "";
  const servers = all("mx").map((name) => name.toLowerCase());
  const maxAge = Number(all("max_age")[0] ?? Number.NaN);
  const isWhole =
    all("version")[0] === "STSv1" &&
    ["enforce", "testing", "none"].includes(mode) &&
    (mode === "none" || servers.length > 0) &&
    Number.isInteger(maxAge);
  return { mode, servers, maxAge, isWhole };
}

/** A star stands for exactly one label. */
function matches(pattern: string, name: string): boolean {
  return pattern.startsWith("*.") ? name.slice(name.indexOf(".") + 1) === pattern.slice(2) : name === pattern;
}
