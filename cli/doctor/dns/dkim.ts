import { createPublicKey } from "node:crypto";
import { answersOf, type Result } from "../result.ts";
import { type DomainNames, tagsOf } from "./resolver.ts";

const { ok, warning, failure, cannotTell } = answersOf("dkim");

/** Names that the big services use; there is no way to list those of a domain. */
const usual = ["selector1", "selector2", "sealpost", "default", "dkim", "mail", "google", "k1", "s1", "s2"];

/** Keys that the domain's mail is signed with. `selectors`: those that the administrator names. */
export async function checkDkim(
  domain: string,
  dns: DomainNames,
  selectors: readonly string[],
): Promise<readonly Result[]> {
  const names = selectors.length > 0 ? selectors : usual;
  const looked = await Promise.all(
    names.map(async (selector) => ({ selector, records: await dns.txt(`${selector}._domainkey.${domain}`) })),
  );
  const results = looked.flatMap(({ selector, records }): Result[] => {
    if (records.kind === "failed")
      return selectors.length > 0 ? [cannotTell("dns-unanswered", { name: selector })] : [];
    const record = records.kind === "records" ? records.texts.find((text) => tagsOf(text).has("p")) : undefined;
    if (record !== undefined) return [judgeKey(selector, tagsOf(record))];
    return selectors.length > 0 ? [failure("dkim-missing", { selector, domain })] : [];
  });
  if (results.length > 0) return results;
  return looked.some(({ records }) => records.kind === "failed")
    ? [cannotTell("dns-unanswered", { name: `_domainkey.${domain}` })]
    : [cannotTell("dkim-unknown", { domain })];
}

function judgeKey(selector: string, tags: ReadonlyMap<string, string>): Result {
  const key = (tags.get("p") ?? "").replace(/\s/g, "");
  if (key === "") return warning("dkim-revoked", { selector });
  if (tags.get("k")?.toLowerCase() === "ed25519") {
    return Buffer.from(key, "base64").length === 32
      ? ok("dkim-good", { selector })
      : failure("dkim-broken", { selector });
  }
  const bits = rsaBits(key);
  if (bits === null) return failure("dkim-broken", { selector });
  if (bits < 1024) return failure("dkim-short", { selector, bits });
  if (bits < 2048) return warning("dkim-short", { selector, bits });
  return tags.get("t")?.includes("y") ? warning("dkim-testing", { selector }) : ok("dkim-good", { selector });
}

function rsaBits(key: string): number | null {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({
      key: Buffer.from(key, "base64"),
      format: "der",
      type: "spki",
    });
    return asymmetricKeyType === "rsa" ? (asymmetricKeyDetails?.modulusLength ?? null) : null;
  } catch {
    return null;
  }
}
