import { currentPolicy } from "../shared/core/policy/current-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { readDeployment } from "./deployment.ts";
import { fetchText } from "./fetch-text.ts";
import { localText } from "./local-text.ts";
import { keepRoamingText, mostPolicyCharacters, savedLength } from "./roaming.ts";

/** In milliseconds. */
const limitMs = 5_000;

/**
 * The policy that lies beside the add-in, checked against the pinned keys. One that is in force is kept: as it came, to
 * fall back on; and as the schema read it, with the mailbox, where the handler finds it in every Outlook. Never rejects.
 */
export async function deliveredPolicy(): Promise<LoadedPolicy> {
  const local = localText();
  const [{ pinnedKeys }, delivered] = await Promise.all([readDeployment(), fetchText("policy.json", limitMs)]);
  const lastGood = local?.find("policy-document") ?? null;
  const loaded = currentPolicy({ delivered, lastGood, pinnedKeys, now: Date.now() });
  if (loaded.source !== "organisation" || delivered === null) return loaded;
  const validated = JSON.stringify(loaded.policy);
  try {
    local?.keep("policy-document", delivered);
    // Larger ones do not fit: classic Windows then knows the strictest rules only, until the pane has looked.
    if (savedLength(validated) <= mostPolicyCharacters) await keepRoamingText("policy", validated);
  } catch {
    // What could not be kept is in force all the same.
  }
  return loaded;
}
