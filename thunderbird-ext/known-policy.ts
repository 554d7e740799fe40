import type { PolicySources } from "../shared/core/policy/current-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { sessionRecord } from "./session-record.ts";

type Documents = Omit<PolicySources, "now">;

/** Policies that were read this session, by the hash of the documents. No other program can write here. */
const readings = sessionRecord<LoadedPolicy>("policy-read");
/** What the session may keep is limited. In characters. */
const longest = 1_000_000;

/**
 * `currentPolicy` of these documents. Checking a signature and every field takes longer than all the rest of a send, so each
 * pair of documents is read once a session; whether the policy has expired meanwhile is looked at each time. Never rejects.
 */
export async function policyInForce(documents: Documents): Promise<LoadedPolicy> {
  const key = await hashOf(documents);
  const known = await readings.find(key).catch(() => null);
  if (known !== null && stillInForce(known)) return known;
  const { currentPolicy } = await import("../shared/core/policy/current-policy.ts");
  const loaded = currentPolicy({ ...documents, now: Date.now() });
  if (JSON.stringify(loaded).length <= longest) await keep(key, loaded).catch(() => {});
  return loaded;
}

/** The strictest default has no end; what is in force until then may have one. */
function stillInForce({ source, policy }: LoadedPolicy): boolean {
  return source === "strictest-default" || policy.expires === undefined || Date.now() < Date.parse(policy.expires);
}

/** The newest two: with a deployed and a fetched document, both are asked about. */
async function keep(key: string, loaded: LoadedPolicy): Promise<void> {
  const old = (await readings.all()).map(([each]) => each).filter((each) => each !== key);
  for (const each of old.slice(0, -1)) await readings.drop(each);
  await readings.put(key, loaded);
}

async function hashOf({ delivered, lastGood, pinnedKeys }: Documents): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([delivered, lastGood, pinnedKeys]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
